"""What the house tells by itself, to whom and when."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.core.management import CommandError, call_command

from accounts.models import Notice
from config.postman import write_post
from tests.factories.accounts import NoticeFactory, UserFactory
from tests.factories.activities import (
    ActivityFactory,
    CertificateFactory,
    DutyFactory,
    PlaceFactory,
    SessionFactory,
    VolunteerFactory,
)
from tests.factories.participants import CaseFactory, FamilyFactory, NextStepFactory

pytestmark = pytest.mark.django_db
ROTTERDAM = ZoneInfo("Europe/Amsterdam")
MONDAY = date(2018, 6, 18)
TUESDAY = MONDAY + timedelta(days=1)


def at(day, clock):
    return datetime.combine(day, time.fromisoformat(clock), ROTTERDAM)


def told():
    return list(Notice.objects.order_by("pk").values_list("account__name", "kind"))


@pytest.fixture
def dora():
    return UserFactory(coach=True, name="Dora Coach")


class TestTheWeek:
    @pytest.mark.parametrize(
        ("day", "clock", "number"),
        [
            (MONDAY, "23:59", 0),
            (TUESDAY, "06:59", 0),
            (TUESDAY, "07:00", 1),
            (TUESDAY + timedelta(days=2), "12:00", 1),
            (TUESDAY + timedelta(days=3), "12:00", 0),
        ],
    )
    def test_it_comes_on_tuesday_or_as_soon_as_the_house_wakes_up(self, dora, day, clock, number):
        write_post(at(day, clock))

        assert told() == [("Dora Coach", "digest")] * number

    def test_it_comes_once_a_week(self, dora):
        for hours in (0, 1, 48, 7 * 24):
            write_post(at(TUESDAY, "07:00") + timedelta(hours=hours))

        assert told() == [("Dora Coach", "digest")] * 2

    def test_it_counts_what_waits_and_names_nobody(self, dora):
        family = CaseFactory(family=FamilyFactory(coach=dora, name="Fortes")).family
        NextStepFactory(family=family, due_on=MONDAY)
        SessionFactory(held_on=TUESDAY + timedelta(days=1))
        SessionFactory(held_on=TUESDAY + timedelta(days=1), cancelled_because="ziek")
        with time_machine.travel(at(TUESDAY, "08:00"), tick=False):
            write_post(at(TUESDAY, "08:00"))

        notice = Notice.objects.get()
        assert "Er is 1 gezin dat je nodig heeft:" in notice.body
        assert "Deze week is er 1 bijeenkomst." in notice.body
        assert ("Fortes" in notice.body, notice.subject) == (False, "Jouw week bij Buurtverband")

    def test_a_coach_hears_of_her_own_families_only(self, dora):
        other = CaseFactory(family=FamilyFactory(coach=UserFactory(coach=True))).family
        NextStepFactory(family=other, due_on=MONDAY)

        write_post(at(TUESDAY, "08:00"))

        assert "Geen gezin wacht nu op jou." in Notice.objects.get(account=dora).body

    @pytest.mark.parametrize("who", [{"host": True}, {"board": True}, {"is_active": False}])
    def test_others_get_none(self, who):
        UserFactory(**({"coach": True} | who if "is_active" in who else who))

        write_post(at(TUESDAY, "08:00"))

        assert told() == []


class TestTheDayBefore:
    @pytest.fixture
    def wil(self):
        return UserFactory(host=True, name="Wil Huizer")

    @pytest.fixture
    def cafe(self, wil):
        activity = ActivityFactory(name="Taalcafé", place=PlaceFactory(name="Pascalweg"))
        activity.hosts.set([wil])
        return activity

    @pytest.mark.parametrize(("clock", "number"), [("14:59", 0), ("15:00", 1), ("23:59", 1)])
    def test_a_host_hears_it_in_the_afternoon(self, cafe, clock, number):
        SessionFactory(activity=cafe, held_on=TUESDAY)

        write_post(at(MONDAY, clock))

        assert told() == [("Wil Huizer", "session")] * number

    def test_two_on_one_day_are_one_mail_in_the_order_of_the_day(self, cafe):
        SessionFactory(activity=cafe, held_on=TUESDAY, starts_at=time(13), ends_at=time(15))
        SessionFactory(activity=cafe, held_on=TUESDAY, starts_at=time(9, 30))

        write_post(at(MONDAY, "15:00"))

        notice = Notice.objects.get()
        assert notice.subject == "Morgen heb je 2 bijeenkomsten"
        assert "- 9.30, Taalcafé, Pascalweg\n- 13.00 – 15.00, Taalcafé, Pascalweg" in notice.body

    def test_what_was_called_off_or_is_later_is_not_told(self, cafe):
        SessionFactory(activity=cafe, held_on=TUESDAY, cancelled_because="ziek")
        SessionFactory(activity=cafe, held_on=TUESDAY + timedelta(days=1))
        SessionFactory(held_on=TUESDAY)  # of nobody

        write_post(at(MONDAY, "15:00"))

        assert told() == []

    @pytest.mark.parametrize("rows", [1, 3])
    def test_it_costs_the_same_for_many(self, rows, cafe, django_assert_num_queries):
        for hour in range(rows):
            SessionFactory(activity=cafe, held_on=TUESDAY, starts_at=time(9 + hour))

        with django_assert_num_queries(5):  # sessions, hosts, duties, papers; the notices
            write_post(at(MONDAY, "15:00"))

    def test_a_volunteer_on_the_roster_hears_it_without_an_account_too(self, cafe, wil):
        session = SessionFactory(activity=cafe, held_on=TUESDAY)
        DutyFactory(session=session, volunteer=VolunteerFactory(name="Wil", account=wil))
        DutyFactory(session=session, volunteer=VolunteerFactory(email="bo@example.org"))
        DutyFactory(session=session, volunteer=VolunteerFactory(email=""))

        write_post(at(MONDAY, "15:00"))

        assert sorted(Notice.objects.values_list("address", flat=True)) == sorted(
            [wil.email, "bo@example.org"]
        )


class TestAPaper:
    """It holds up to and including Tuesday 19 June 2018."""

    @pytest.fixture
    def paper(self):
        helper = VolunteerFactory(name="Bo Tuinder", email="bo@example.org")
        return CertificateFactory(volunteer=helper, valid_until_on=TUESDAY)

    @pytest.mark.parametrize(
        ("days", "number"), [(61, 0), (60, 1), (59, 1), (30, 1), (7, 1), (0, 1), (-1, 1)]
    )
    def test_who_it_is_of_hears_it_in_time(self, paper, days, number):
        write_post(at(TUESDAY - timedelta(days=days), "09:00"))

        assert Notice.objects.filter(address="bo@example.org").count() == number

    def test_each_stage_is_told_once(self, paper):
        for days in range(62, -9, -1):
            write_post(at(TUESDAY - timedelta(days=days), "09:30"))

        keys = Notice.objects.order_by("pk").values_list("key", "subject")
        assert list(keys) == [
            (f"certificate.{paper.pk}.60", "Je bewijs verloopt binnenkort"),
            (f"certificate.{paper.pk}.30", "Je bewijs verloopt binnenkort"),
            (f"certificate.{paper.pk}.7", "Je bewijs verloopt binnenkort"),
            (f"certificate.{paper.pk}.0", "Je bewijs is verlopen"),
        ]
        assert "VOG geldt tot en met 19 juni 2018." in Notice.objects.earliest("pk").body

    def test_the_project_leader_reads_it_in_the_week(self, paper):
        leader = UserFactory(coordinator=True)
        with time_machine.travel(at(TUESDAY, "08:00"), tick=False):
            write_post(at(TUESDAY, "08:00"))

        assert "- 1 bewijs dat verloopt" in Notice.objects.get(account=leader).body


class TestTheTimer:
    def test_it_mails_what_waits_and_says_how_much(self, capsys):
        NoticeFactory()
        with time_machine.travel(at(MONDAY, "09:00"), tick=False):
            call_command("send_post")
            call_command("send_post")

        assert capsys.readouterr().out.splitlines() == [
            "1 berichten gemaild, 0 geweigerd.",
            "0 berichten gemaild, 0 geweigerd.",
        ]
        assert len(mail.outbox) == 1

    def test_half_a_year_later_it_is_gone(self):
        with time_machine.travel(at(MONDAY, "09:00"), tick=False):
            NoticeFactory()
        for days, left in ((182, 1), (183, 0)):
            with time_machine.travel(at(MONDAY + timedelta(days=days), "09:00"), tick=False):
                call_command("send_post")
            assert Notice.objects.count() == left

    def test_a_mail_server_that_is_away(self, settings):
        settings.EMAIL_BACKEND = "tests.core.test_mailing.Closed"
        NoticeFactory()

        with pytest.raises(CommandError, match="niet bereikbaar"):
            call_command("send_post")
