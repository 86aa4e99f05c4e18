"""Hours that wait, hosts who are silent, and trainings that were followed."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from activities import facts
from activities.models import Duty, Shift
from core.periods import Period
from participants.quiet_hosts import quiet_hosts
from tests.conftest import signed_in
from tests.factories.accounts import UserFactory
from tests.factories.activities import (
    ActivityFactory,
    DutyFactory,
    SessionFactory,
    ShiftFactory,
    VolunteerFactory,
)
from tests.factories.participants import AttendanceFactory, PersonFactory

TODAY = date(2018, 9, 19)
YEAR = Period.year(2018)
PAGE = reverse("participants:volunteer_attention")

pytestmark = [pytest.mark.today(TODAY), pytest.mark.django_db]


@pytest.fixture
def me(host):
    return VolunteerFactory(account=host)


def told(**kwargs):
    return ShiftFactory(worked_on=TODAY, approved_on=None, **kwargs)


def approve(client, *seen):
    return client.post(reverse("participants:hours_approve"), {"shift": seen}, follow=True)


def test_a_volunteer_tells_a_duty_in_one_press_and_it_counts_once_approved(
    host_client, coordinator_client, me
):
    activity = ActivityFactory(starts_at=time(9, 30), ends_at=time(12))
    duty = DutyFactory(volunteer=me, session=SessionFactory(activity=activity, held_on=TODAY))

    for _press in range(2):
        host_client.post(reverse("activities:duty_tell", args=[duty.pk]))

    shift = Shift.objects.get()
    assert (shift.minutes, shift.session, shift.approved_on) == (150, duty.session, None)
    assert facts.volunteering(YEAR, None) == facts.Volunteering(0, 0)
    page = approve(coordinator_client, f"{shift.pk}-150")
    assert "1 keer goedgekeurd." in page.text
    assert facts.volunteering(YEAR, None) == facts.Volunteering(1, 150)


def test_a_duty_of_which_nobody_knows_how_long_it_took_is_asked(host_client, me):
    duty = DutyFactory(volunteer=me, session=SessionFactory(held_on=TODAY))

    page = host_client.post(reverse("activities:duty_tell", args=[duty.pk]), follow=True)

    assert page.context["form"]["worked_on"].value() == "19-09-2018"
    assert Shift.objects.count() == 0


def test_who_cannot_come_says_so_and_somebody_else_is_asked(host_client, coordinator_client, me):
    session = SessionFactory(held_on=date(2018, 9, 26), activity__name="Naaicafé")
    duty = DutyFactory(volunteer=me, session=session)
    decline = reverse("activities:duty_decline", args=[duty.pk])

    for _press in range(2):
        page = host_client.post(decline, follow=True)

    assert "We zoeken iemand anders." in page.text
    (unfilled,) = coordinator_client.get(PAGE).context["work"].unfilled
    assert unfilled == duty
    other = DutyFactory(session=session)
    Duty.objects.filter(pk=other.pk).update(created_at=timezone.now() + timedelta(hours=1))
    assert coordinator_client.get(PAGE).context["work"].unfilled == []
    host_client.post(decline, {"back": "1"})
    assert list(Duty.objects.standing().filter(volunteer=me)) == [duty]


def test_who_said_not_to_come_is_asked_for_no_hours(host_client, me):
    duty = DutyFactory(volunteer=me, session=SessionFactory(held_on=TODAY))
    host_client.post(reverse("activities:duty_decline", args=[duty.pk]))

    page = host_client.get(me.get_absolute_url())

    assert list(page.context["untold"]) == []


def test_hours_that_were_never_given_can_be_taken_away_and_put_back(coordinator_client, me):
    shift = ShiftFactory(volunteer=me, worked_on=TODAY, minutes=120)
    withdraw = reverse("activities:shift_withdraw", args=[shift.pk])

    page = coordinator_client.post(withdraw, follow=True)

    assert facts.volunteering(YEAR, None) == facts.Volunteering(0, 0)
    assert "weggehaald, telt niet mee" in page.text
    coordinator_client.post(withdraw, {"back": "1"})
    assert facts.volunteering(YEAR, None) == facts.Volunteering(1, 120)


def test_what_a_volunteer_puts_back_is_looked_at_again(host_client, me):
    shift = ShiftFactory(volunteer=me, worked_on=TODAY)
    withdraw = reverse("activities:shift_withdraw", args=[shift.pk])
    host_client.post(withdraw)

    host_client.post(withdraw, {"back": "1"})

    assert list(Shift.objects.waiting()) == [shift]


@pytest.mark.parametrize("door", ["activities:duty_decline", "activities:shift_withdraw"])
def test_what_is_somebody_elses_stays_as_it_is(host_client, me, door):
    duty, shift = DutyFactory(), ShiftFactory()
    pk = duty.pk if "duty" in door else shift.pk

    answer = host_client.post(reverse(door, args=[pk]))

    assert answer.status_code == 404


def test_somebody_elses_duty_cannot_be_told(host_client, me):
    duty = DutyFactory(session=SessionFactory(held_on=TODAY))

    answer = host_client.post(reverse("activities:duty_tell", args=[duty.pk]))

    assert answer.status_code == 404


def test_hours_of_the_project_leader_count_at_once_and_a_correction_waits_again(
    coordinator, coordinator_client, host_client, me
):
    words = {"worked_on": "vandaag", "minutes": "2", "activity": ""}
    coordinator_client.post(reverse("activities:shift_add", args=[me.pk]), words)
    shift = Shift.objects.get()
    assert (shift.approved_on, shift.approved_by) == (TODAY, coordinator)

    edit = reverse("activities:shift_edit", args=[shift.pk])
    host_client.post(edit, words | {"minutes": "3"})

    shift.refresh_from_db()
    assert (shift.minutes, shift.approved_on, shift.approved_by) == (180, None, None)


def test_what_was_changed_since_the_page_was_opened_still_waits(coordinator_client):
    same, changed = told(minutes=60), told(minutes=60)
    Shift.objects.filter(pk=changed.pk).update(minutes=600)

    page = approve(coordinator_client, f"{same.pk}-60", f"{changed.pk}-60")

    assert list(Shift.objects.approved()) == [same]
    assert "1 keer is intussen veranderd of al goedgekeurd." in page.text


@pytest.mark.parametrize("nonsense", [(), ("🙂",), ("1-2-3",), ("99999999999999999999-1",)])
def test_nothing_that_makes_sense_approves_nothing(coordinator_client, nonsense):
    told()

    approve(coordinator_client, *nonsense)

    assert Shift.objects.approved().count() == 0


def test_hours_of_who_was_a_participant_that_time_are_not_ticked(coordinator_client):
    session = SessionFactory(held_on=TODAY)
    person = PersonFactory(volunteer=VolunteerFactory(name="Fatma Yılmaz"))
    AttendanceFactory(person=person, session=session)
    both = told(volunteer=person.volunteer, session=session, activity=session.activity)
    alone = told()

    page = coordinator_client.get(PAGE).text

    boxes = {key: f'value="{key}-120"\n' for key in (both.pk, alone.pk)}
    assert "checked" not in page.split(boxes[both.pk])[1].split(">")[0]
    assert "checked" in page.split(boxes[alone.pk])[1].split(">")[0]
    assert "Staat die keer ook als deelnemer op de presentie." in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_as_much_for_three_as_for_one(
    coordinator_client, rows, django_assert_num_queries
):
    for _ in range(rows):
        told()

    with django_assert_num_queries(8):
        assert len(coordinator_client.get(PAGE).context["told"]) == rows


def test_when_nothing_calls_every_part_says_so(coordinator_client):
    page = coordinator_client.get(PAGE).text

    assert "Alle uren zijn bekeken." in page
    assert "Geen enkel bewijs loopt binnen zestig dagen af." in page
    assert "Iedere begeleider met een bijeenkomst noteerde iets." in page


# Hosts who logged nothing


@pytest.fixture
def gerda():
    return UserFactory(host=True, name="Gerda")


def held(host, day, **kwargs):
    return SessionFactory(activity=ActivityFactory(hosts=[host]), held_on=day, **kwargs)


@pytest.mark.parametrize(
    ("day", "is_quiet"), [(4, False), (5, True), (18, True), (19, False)], ids=str
)
def test_a_session_of_the_fourteen_days_before_today_had_to_be_logged(gerda, day, is_quiet):
    held(gerda, date(2018, 9, day))

    assert [host.name for host in quiet_hosts(TODAY)] == ["Gerda"] * is_quiet


def test_how_many_sessions_there_were_and_when_the_last_was(gerda, django_assert_num_queries):
    activity = ActivityFactory(hosts=[gerda])
    for day in (11, 18):
        SessionFactory(activity=activity, held_on=date(2018, 9, day))
    held(gerda, date(2018, 9, 12), cancelled_because="storm")

    with django_assert_num_queries(1):
        (quiet,) = quiet_hosts(TODAY)

    assert (quiet.sessions, quiet.last_on) == (2, date(2018, 9, 18))


@pytest.mark.parametrize("log", ["mark", "hours", "ready", "headcount"])
def test_who_logged_anything_is_not_quiet(gerda, log):
    session = held(gerda, date(2018, 9, 11))
    held(gerda, date(2018, 9, 18))
    match log:
        case "mark":
            AttendanceFactory(session=session, marked_by=gerda)
        case "hours":
            ShiftFactory(volunteer=VolunteerFactory(account=gerda), worked_on=date(2018, 9, 11))
        case "ready":
            session.register_closed_at = timezone.now()
        case "headcount":
            session.unnamed_visitors = 3
    session.save()

    assert quiet_hosts(TODAY) == []


def test_what_a_colleague_marked_is_not_what_the_host_logged(gerda):
    AttendanceFactory(session=held(gerda, date(2018, 9, 11)), marked_by=UserFactory(host=True))

    assert [host.name for host in quiet_hosts(TODAY)] == ["Gerda"]


def test_only_hosts_who_still_sign_in_are_told_of():
    held(UserFactory(host=True, is_active=False), date(2018, 9, 11))
    held(UserFactory(coach=True), date(2018, 9, 11))

    assert quiet_hosts(TODAY) == []


def test_a_training_is_noted_and_stands_with_who_followed_it(coach_client):
    training = ActivityFactory(name="Basistraining", is_training=True)
    session = SessionFactory(activity=training, held_on=date(2018, 9, 11))
    ans, bo = VolunteerFactory.create_batch(2)
    address = reverse("activities:training_edit", args=[session.pk])

    coach_client.post(address, {"volunteers": [ans.pk, bo.pk]})
    coach_client.post(address, {"volunteers": [bo.pk]})

    assert "Basistraining" not in coach_client.get(ans.get_absolute_url()).text
    assert "11 september 2018" in coach_client.get(bo.get_absolute_url()).text


def test_an_ordinary_session_is_no_training(coach_client):
    address = reverse("activities:training_edit", args=[SessionFactory().pk])

    assert coach_client.get(address).status_code == 404


def test_a_host_finds_what_to_tell_and_what_is_coming_on_the_first_screen(host, me):
    activity = ActivityFactory(name="Naaicafé", starts_at=time(9, 30), ends_at=time(12))
    for day in (date(2018, 9, 12), date(2018, 9, 26)):
        DutyFactory(volunteer=me, session=SessionFactory(activity=activity, held_on=day))

    page = signed_in(host).get(reverse("home")).text

    assert "Ik was er, 2,5 uur" in page
    assert "woensdag 26 september" in page
