"""A question is worked out once; its answer is never kept."""

from contextlib import suppress
from datetime import date, timedelta
from threading import Thread

import pytest
from django.core.exceptions import EmptyResultSet
from django.db import connection, connections
from django.db.models import F

from accounts.models import User
from activities.models import Session
from core.questions import answers
from tests.factories.activities import ActivityFactory, SessionFactory

pytestmark = pytest.mark.django_db
WEEK = timedelta(weeks=1)
MONDAY = date(2018, 6, 18)


def week_before(today):
    rows = Session.objects.filter(held_on__lt=today, held_on__gte=today - WEEK)
    return rows.order_by("held_on").values_list("held_on", "activity__name")


def first_of(number, activity):
    rows = Session.objects.filter(activity=activity).select_related("activity")
    return rows.order_by("pk").annotate(again_on=F("held_on"))[:number]


def nobody(user):
    return User.objects.none().filter(pk=user)


def held_today():
    return Session.objects.filter(held_on=MONDAY)


def all_or_one(user):
    return User.objects.filter(pk=user) if user else User.objects.all()


def test_a_question_asked_on_another_day_has_the_answer_of_that_day():
    activity = ActivityFactory(name="Koken")
    for days in (1, 7, 8):
        SessionFactory(activity=activity, held_on=MONDAY - timedelta(days=days))

    this_week = answers(week_before, today=MONDAY)
    the_week_before = answers(week_before, today=MONDAY - WEEK)

    assert this_week == [(date(2018, 6, 11), "Koken"), (date(2018, 6, 17), "Koken")]
    assert the_week_before == [(date(2018, 6, 10), "Koken")]


def test_an_answer_is_not_kept(django_assert_num_queries):
    activity = ActivityFactory(name="Koken")
    answers(week_before, today=MONDAY)
    SessionFactory(activity=activity, held_on=MONDAY - WEEK)

    with django_assert_num_queries(1):
        assert answers(week_before, today=MONDAY) == [(MONDAY - WEEK, "Koken")]


def test_a_question_is_worked_out_once_for_every_day_and_once_per_form():
    asked = []

    def sessions(order, today):
        asked.append(order)
        return Session.objects.filter(held_on=today).order_by(order)

    for order in ("pk", "-pk"):
        for days in range(3):
            answers(sessions, order, today=MONDAY + timedelta(days=days))

    assert asked == ["pk", "-pk"]


def test_rows_come_with_what_the_queryset_gives_them(django_assert_num_queries):
    session = SessionFactory(activity__name="Koken", held_on=MONDAY)
    SessionFactory(activity=session.activity, held_on=MONDAY + WEEK)
    SessionFactory(held_on=MONDAY)

    with django_assert_num_queries(1):
        rows = answers(first_of, 1, activity=session.activity_id)
        found = [(row, row.activity.name, row.again_on) for row in rows]

    assert found == [(session, "Koken", MONDAY)]


def test_who_can_have_no_rows_is_not_looked_up(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert answers(nobody, user=1) == []


def test_a_day_that_is_not_a_blank_is_refused():
    with pytest.raises(ValueError, match="would stay that day"):
        answers(held_today)


def test_nothing_is_decided_by_a_blank():
    with pytest.raises(TypeError, match="Nobody knows yet what user is"):
        answers(all_or_one, user=1)


def test_a_thread_asks_on_its_own_connection():
    asked_on = []

    def people(user):
        return User.objects.filter(pk=user)

    def note(execute, sql, params, many, context):
        asked_on.append(context["connection"])
        raise EmptyResultSet

    def ask():
        with connection.execute_wrapper(note), suppress(EmptyResultSet):
            answers(people, user=1)
        theirs.append(connections["default"])
        connection.close()

    theirs: list = []
    answers(people, user=1)
    thread = Thread(target=ask)
    thread.start()
    thread.join()

    assert asked_on == theirs
    assert theirs != [connections["default"]]
