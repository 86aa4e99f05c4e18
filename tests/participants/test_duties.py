"""Who helps at a session, and never takes part in it as well unless somebody said so."""

from datetime import date, time

import pytest
from django.urls import reverse

from activities.actions.duties import decline_duty
from activities.models import CertificateKind, Duty
from participants.models import Attendance
from participants.rosters import candidate_groups
from tests.factories.activities import (
    ActivityFactory,
    CertificateFactory,
    DutyFactory,
    LanguageFactory,
    SessionFactory,
    VolunteerFactory,
)
from tests.factories.participants import AttendanceFactory, EnrolmentFactory, PersonFactory
from tests.participants.registers import enrolled_family, here, outcomes, tap, url

TODAY = date(2018, 9, 19)

pytestmark = pytest.mark.today(TODAY)


@pytest.fixture
def fatma(activity):
    """Takes part in the activity with her son, and is a volunteer."""
    mother, _son = enrolled_family(activity, "Fatma", "Emir", name="Yılmaz")
    mother.volunteer = VolunteerFactory(name="Fatma Yılmaz")
    mother.save()
    return mother


def plan(client, session, volunteer, **words):
    words = {"volunteer": volunteer.pk, "until": ""} | words
    return client.post(url("duty_add", session), words, follow=True)


def test_several_volunteers_help_at_one_session(coach_client, session):
    for volunteer in (VolunteerFactory(name="Ans"), VolunteerFactory(name="Bo")):
        page = plan(coach_client, session, volunteer)

    assert [duty.volunteer.name for duty in page.context["duties"]] == ["Ans", "Bo"]


def test_somebody_is_planned_until_a_day_on_the_same_day_of_the_week(coach_client, activity):
    days = [date(2018, 9, 19), date(2018, 9, 26), date(2018, 9, 27), date(2018, 10, 3)]
    wednesday, *_others = [SessionFactory(activity=activity, held_on=day) for day in days]

    plan(coach_client, wednesday, VolunteerFactory(), until="2-10-2018")

    planned = Duty.objects.values_list("session__held_on", flat=True).order_by("session__held_on")
    assert list(planned) == [date(2018, 9, 19), date(2018, 9, 26)]


def test_without_the_paper_that_is_asked_for_nobody_is_planned(coordinator_client, session):
    session.activity.requires.add(CertificateKind.objects.named("VOG"))
    volunteer = VolunteerFactory(name="Bo Jansen")

    refused = plan(coordinator_client, session, volunteer).text
    assert "Dat is van Bo Jansen nog niet gezien." in refused
    assert Duty.objects.count() == 0

    CertificateFactory(volunteer=volunteer, valid_until_on=TODAY)
    plan(coordinator_client, session, volunteer)
    assert Duty.objects.count() == 1


def test_who_cannot_come_does_not_help_and_may_be_marked(coach_client, host_client, session, fatma):
    duty = DutyFactory(session=session, volunteer=fatma.volunteer)
    decline_duty(duty=duty)

    tap(host_client, session, [fatma])

    assert here(session) == [fatma.pk]


def test_a_paper_must_hold_on_the_last_of_the_days(coordinator_client, activity, session):
    activity.requires.add(CertificateKind.objects.named("VOG"))
    SessionFactory(activity=activity, held_on=date(2018, 9, 26))
    volunteer = CertificateFactory(valid_until_on=date(2018, 9, 25)).volunteer

    page = plan(coordinator_client, session, volunteer, until="26-9-2018").text

    assert "geldt tot en met 25 september 2018, en je plant tot en met 26 september 2018" in page
    assert Duty.objects.count() == 0


def test_who_takes_part_is_planned_only_when_somebody_says_so(coach_client, session, fatma):
    asked = plan(coach_client, session, fatma.volunteer)
    assert "Fatma Yılmaz staat zelf ook op de presentie als deelnemer." in asked.text
    assert Duty.objects.count() == 0

    plan(coach_client, session, fatma.volunteer, sure="on")
    assert Duty.objects.get().is_also_visitor is True


def test_who_left_or_is_planned_already_cannot_be_chosen(coach_client, session):
    left = VolunteerFactory(ended_on=date(2018, 9, 18))
    planned = DutyFactory(session=session).volunteer

    for volunteer in (left, planned):
        page = plan(coach_client, session, volunteer).text
        assert "Deze vrijwilliger kan hier niet meer gekozen worden." in page
    assert Duty.objects.count() == 1


def test_who_can_come_that_part_of_the_week_stands_first(db, django_assert_num_queries):
    activity = ActivityFactory(starts_at=time(9, 30))
    activity.requires.add(CertificateKind.objects.named("VOG"))
    session = SessionFactory(activity=activity, held_on=date(2018, 9, 18))
    named = {name: VolunteerFactory(name=name) for name in ("Ans", "Bo", "Cor", "Dewi")}
    for name in ("Ans", "Bo", "Cor"):
        CertificateFactory(volunteer=named[name])
    named["Bo"].availability.create(weekday=1, part="morning")
    named["Bo"].languages.add(LanguageFactory(name="Tigrinya"))
    named["Ans"].availability.create(weekday=1, part="evening")

    with django_assert_num_queries(6):
        groups = candidate_groups(session)

    assert [(title, [label for _pk, label in rows]) for title, rows in groups] == [
        ("Kan op dinsdagochtend", ["Bo · Tigrinya · dinsdag: ochtend"]),
        ("Weten we niet", ["Cor"]),
        ("Zei niet te kunnen op dinsdagochtend", ["Ans · dinsdag: avond"]),
        ("Mist een bewijs", ["Dewi"]),
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_roster_asks_as_much_for_three_helpers_as_for_one(
    coach_client, session, rows, django_assert_num_queries
):
    DutyFactory.create_batch(rows, session=session)
    VolunteerFactory.create_batch(rows)

    with django_assert_num_queries(9):
        assert len(coach_client.get(url("duty_add", session)).context["duties"]) == rows


def test_somebody_is_taken_off_the_roster(coach_client, session):
    duty = DutyFactory(session=session)

    coach_client.post(reverse("participants:duty_remove", args=[duty.pk]))

    assert Duty.objects.count() == 0


def test_a_tap_on_the_family_leaves_out_who_helps(host_client, session, fatma):
    DutyFactory(session=session, volunteer=fatma.volunteer)
    son = fatma.family.members.get(given_name="Emir")

    page = host_client.get(url("register", session)).text
    tap(host_client, session, [fatma, son])

    assert "Fatma Y. helpt deze keer" in page
    assert "Yılmaz" not in page
    assert here(session) == [son.pk]


def test_who_helps_is_refused_as_a_participant_until_somebody_says_both(
    host_client, session, fatma
):
    duty = DutyFactory(session=session, volunteer=fatma.volunteer)

    refused = tap(host_client, session, [fatma])
    ((outcome, sentence),) = outcomes(refused)
    assert outcome == "refused"
    assert sentence.startswith("Wie helpt, telt niet als deelnemer.")

    host_client.post(reverse("participants:duty_visit", args=[duty.pk]))
    assert outcomes(tap(host_client, session, [fatma])) == [("applied", "")]
    assert here(session) == [fatma.pk]


def test_who_was_marked_before_they_were_planned_can_be_taken_off(host_client, session, fatma):
    tap(host_client, session, [fatma])
    DutyFactory(session=session, volunteer=fatma.volunteer)

    tap(host_client, session, [fatma], present=False)

    assert here(session) == []


def test_like_last_time_leaves_out_who_helps_now(host_client, activity, session, fatma):
    before = SessionFactory(activity=activity, held_on=date(2018, 9, 12))
    AttendanceFactory(person=fatma, session=before)
    DutyFactory(session=session, volunteer=fatma.volunteer)

    host_client.post(url("register_repeat", session))

    assert here(session) == []


def test_a_stranger_host_cannot_say_it(host_client):
    duty = DutyFactory()

    answer = host_client.post(reverse("participants:duty_visit", args=[duty.pk]))

    assert answer.status_code == 404
    assert Duty.objects.get().is_also_visitor is False


def test_who_takes_part_elsewhere_is_no_doubt(coach_client, session):
    person = PersonFactory(volunteer=VolunteerFactory())
    EnrolmentFactory(person=person)

    plan(coach_client, session, person.volunteer)

    assert Duty.objects.count() == 1
    assert Attendance.objects.count() == 0
