from datetime import date

from django.db import connection

from tests.factories.activities import ActivityFactory, ProgrammeFactory, SessionFactory
from tests.factories.participants import AttendanceFactory, PersonFactory
from tests.reporting.scopes import AFTER, BEFORE, LAST_DAY, NEW_YEAR, count

JUNE = date(2018, 6, 4)


def at(person, activity, day, **session):
    session = SessionFactory(activity=activity, held_on=day, **session)
    return AttendanceFactory(person=person, session=session)


def test_a_visit_counts_on_the_first_and_the_last_day_of_the_year_and_not_outside(db):
    person, activity = PersonFactory(), ActivityFactory()
    for day in (BEFORE, NEW_YEAR, LAST_DAY, AFTER):
        at(person, activity, day)

    assert (count("visits"), count("unique_visitors")) == (2, 1)


def test_two_people_who_came_three_times_together(db):
    mother, child = PersonFactory.create_batch(2)
    activity = ActivityFactory()
    at(mother, activity, JUNE)
    at(mother, activity, LAST_DAY)
    at(child, ActivityFactory(), JUNE)

    assert (count("visits"), count("unique_visitors"), count("new_visitors")) == (3, 2, 2)


def test_a_cancelled_session_has_no_visits(db):
    at(PersonFactory(), ActivityFactory(), JUNE, cancelled_because="ziek", unnamed_visitors=3)

    codes = ["visits", "unique_visitors", "new_visitors", "sessions", "unnamed_visitors"]
    assert [count(code) for code in codes] == [0, 0, 0, 0, 0]


def test_visitors_without_a_name_are_counted_apart(db):
    session = SessionFactory(held_on=JUNE, unnamed_visitors=4)
    SessionFactory(held_on=LAST_DAY, unnamed_visitors=2)
    AttendanceFactory(session=session)

    assert (count("visits"), count("unnamed_visitors"), count("sessions")) == (1, 6, 2)


def test_who_came_before_the_year_is_not_new(db):
    known, new = PersonFactory.create_batch(2)
    activity = ActivityFactory()
    at(known, activity, BEFORE)
    at(known, activity, JUNE)
    at(new, activity, LAST_DAY)

    assert count("new_visitors") == 1


def test_a_cancelled_session_made_nobody_known(db):
    person = PersonFactory()
    at(person, ActivityFactory(), BEFORE, cancelled_because="geen begeleiding")
    at(person, ActivityFactory(), JUNE)

    assert count("new_visitors") == 1


def test_visits_count_for_the_programmes_of_the_activity(db):
    mine, other = ProgrammeFactory.create_batch(2)
    shared = ActivityFactory(programmes=[mine, other])
    at(PersonFactory(), shared, JUNE, unnamed_visitors=5)
    at(PersonFactory(), ActivityFactory(programmes=[mine]), JUNE)
    at(PersonFactory(), ActivityFactory(), JUNE)

    codes = ["visits", "unique_visitors", "new_visitors", "sessions", "unnamed_visitors"]
    assert [count(code, mine) for code in codes] == [2, 2, 2, 2, 5]
    assert [count(code, other) for code in codes] == [1, 1, 1, 1, 5]
    assert [count(code) for code in codes] == [3, 3, 3, 3, 5]


def test_who_came_to_another_programme_before_is_not_new_to_us(db):
    programme, person = ProgrammeFactory(), PersonFactory()
    at(person, ActivityFactory(), BEFORE)
    at(person, ActivityFactory(programmes=[programme]), JUNE)

    assert count("new_visitors", programme) == 0


def test_a_year_that_runs_is_counted_up_to_today(db):
    at(PersonFactory(), ActivityFactory(), JUNE)
    at(PersonFactory(), ActivityFactory(), date(2018, 6, 5))

    assert (count("visits", today=JUNE), count("sessions", today=JUNE)) == (1, 1)


BY_HAND = """
    WITH visits AS (
        SELECT a.person_id AS person, s.held_on AS day
        FROM participants_attendance a JOIN activities_session s ON s.id = a.session_id
        WHERE s.cancelled_because = ''
    )
    SELECT
        (SELECT COUNT(*) FROM visits WHERE day BETWEEN %s AND %s),
        (SELECT COUNT(DISTINCT person) FROM visits WHERE day BETWEEN %s AND %s),
        (SELECT COUNT(*) FROM (SELECT MIN(day) AS first FROM visits GROUP BY person) AS firsts
         WHERE first BETWEEN %s AND %s)
"""


def test_sql_written_by_hand_says_the_same(db):
    people, activities = PersonFactory.create_batch(4), ActivityFactory.create_batch(3)
    for number, day in enumerate([BEFORE, NEW_YEAR, JUNE, JUNE, LAST_DAY, LAST_DAY, AFTER]):
        off = "ziek" if number == 2 else ""
        at(people[number % 4], activities[number % 3], day, cancelled_because=off)

    with connection.cursor() as cursor:
        cursor.execute(BY_HAND, [NEW_YEAR, LAST_DAY] * 3)
        by_hand = cursor.fetchone()

    assert by_hand == tuple(count(c) for c in ("visits", "unique_visitors", "new_visitors"))
    assert by_hand == (4, 3, 2)
