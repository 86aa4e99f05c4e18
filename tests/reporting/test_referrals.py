from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from participants.models import Case, Referral
from reporting.annual import annual_report
from reporting.indicators import Scope
from reporting.referrals import tables
from tests.conftest import signed_in
from tests.factories.accounts import UserFactory
from tests.factories.activities import (
    ActivityFactory,
    ObstacleKindFactory,
    OrganisationFactory,
    ProgrammeFactory,
    SessionFactory,
    TalkFactory,
)
from tests.factories.participants import CaseFactory, ObstacleFactory, ReferralFactory
from tests.reporting.readers import as_csv, as_json, as_sheets
from tests.reporting.scopes import AFTER, BEFORE, LAST_DAY, NEW_YEAR, TODAY, count

JUNE = date(2018, 6, 1)


def test_a_referral_counts_on_the_first_and_the_last_day_of_the_year_and_not_outside(db):
    for day in (BEFORE, NEW_YEAR, LAST_DAY, AFTER):
        ReferralFactory(sent_on=day)

    assert count("referrals") == 2


def test_a_warm_handover_is_a_referral_where_we_went_along(db):
    for warmth in Referral.Warmth:
        ReferralFactory(warmth=warmth)

    assert (count("referrals"), count("warm_handovers")) == (3, 1)


def test_a_warm_handover_counts_from_its_day(db):
    today = timezone.localdate()
    for days in (0, 1):
        on = today + timedelta(days=days)
        ReferralFactory(warmth="warm_handover", handover_on=on, sent_on=JUNE)

    assert count("warm_handovers") == 1


def test_a_partner_is_active_by_a_referral_a_session_or_a_talk_in_the_year(db):
    together = ActivityFactory(organisation=OrganisationFactory())
    partner = ReferralFactory(sent_on=LAST_DAY).organisation
    for day in (BEFORE, NEW_YEAR, AFTER):
        TalkFactory(held_on=day)
        SessionFactory(activity=together, held_on=day)
    TalkFactory(organisation=partner, held_on=JUNE)  # the same partner counts once

    assert count("partners_active") == 3


@pytest.mark.parametrize(
    ("sent_on", "referrals"),
    [
        (date(2018, 2, 28), 0),  # the case had not begun
        (date(2018, 3, 1), 1),
        (date(2018, 9, 1), 1),
        (date(2018, 9, 2), 0),  # the case was closed
    ],
)
def test_a_referral_counts_for_the_programme_of_the_case_that_ran_on_that_day(
    db, sent_on, referrals
):
    programme = ProgrammeFactory()
    case = CaseFactory(
        programmes=[programme],
        found_on=date(2018, 3, 1),
        closed_on=date(2018, 9, 1),
        closing_reason=Case.ClosingReason.CONNECTED,
    )
    ReferralFactory(family=case.family, sent_on=sent_on)

    assert (count("referrals", programme), count("referrals")) == (referrals, 1)


def test_a_referral_of_a_family_in_another_programme_does_not_count(db):
    programme = ProgrammeFactory()
    ReferralFactory(family=CaseFactory(programmes=[ProgrammeFactory()]).family)

    assert count("referrals", programme) == 0


def ended(outcome, number=1, **columns):
    return ReferralFactory.create_batch(number, sent_on=JUNE, outcome=outcome, **columns)


@pytest.mark.parametrize(
    ("outcome", "known", "arrived"),
    [
        ("sent", 0, 0),
        ("accepted", 0, 0),
        ("arrived", 1, 1),
        ("helped", 1, 1),
        ("declined", 1, 0),
        ("no_room", 1, 0),
        ("not_reached", 1, 0),
        ("withdrawn", 0, 0),
    ],
)
def test_which_ends_are_known_and_which_arrived(db, outcome, known, arrived):
    ended(outcome)

    assert (count("referrals_known"), count("referrals_arrived")) == (known, arrived)


def test_two_stories_are_no_end(db):
    ended("helped", is_disputed=True)

    assert (count("referrals_known"), count("referrals_arrived")) == (0, 0)


def rows(table):
    return dict(table.rows)


def test_a_partner_has_its_counts_beside_the_percentage(db):
    cjg, school = OrganisationFactory(name="CJG"), OrganisationFactory(name="School")
    ended("helped", 15, organisation=cjg)
    ended("not_reached", 5, organisation=cjg)
    ended("sent", 6, organisation=cjg)
    ended("helped", 10, organisation=school)

    partners, _obstacles = tables(Scope.year(2018, None, TODAY))

    assert partners.head == ["Partner", "Verstuurd", "Afloop bekend", "Aangekomen", "Deel"]
    assert rows(partners) == {
        "CJG": ["26", "20", "15", "75%"],
        "School": ["10", "10", "10", "100%"],
    }


def test_a_small_number_is_not_told_and_does_not_follow_from_a_percentage(db):
    cjg, school = OrganisationFactory(name="CJG"), OrganisationFactory(name="School")
    ended("helped", 9, organisation=cjg)
    ended("no_room", 1, organisation=cjg)  # 90% of 10 would tell of this one
    ended("helped", 3, organisation=school)

    partners, _obstacles = tables(Scope.year(2018, None, TODAY))

    told = rows(partners)
    assert told["Andere partners samen"] == ["1–4", "1–4", "1–4", "–"]
    assert told["CJG"][-1] == "–"


def test_partners_with_few_referrals_are_told_of_together(db):
    for name in ("CJG", "Pit010", "School"):
        ended("helped", 3, organisation=OrganisationFactory(name=name))
    ended("no_room", 9, organisation=OrganisationFactory(name="Zadkine"))

    partners, _obstacles = tables(Scope.year(2018, None, TODAY))

    assert partners.rows == [
        ("Zadkine", ["9", "9", "0", "0%"]),
        ("Andere partners samen", ["9", "9", "9", "100%"]),
    ]


def test_per_kind_of_obstacle_and_never_one_of_health_or_safety(db):
    money = ObstacleFactory(kind=ObstacleKindFactory(name="Geld"))
    private = ObstacleFactory(kind=ObstacleKindFactory(name="Geweld thuis", is_sensitive=True))
    ended("helped", 5, obstacle=money)
    ended("helped", 5, obstacle=private)
    ended("no_room", 5)

    _partners, obstacles = tables(Scope.year(2018, None, TODAY))

    assert rows(obstacles) == {
        "Iets anders, of niet genoemd": ["10", "10", "5", "50%"],
        "Geld": ["5", "5", "5", "100%"],
    }


def test_a_year_without_referrals_has_no_tables(db):
    assert tables(Scope.year(2018, None, TODAY)) == []


@pytest.mark.parametrize("partners", [1, 3])
def test_the_tables_cost_two_queries_however_many_partners(db, partners, django_assert_num_queries):
    for _ in range(partners):
        ended("helped")

    with django_assert_num_queries(2):
        tables(Scope.year(2018, None, TODAY))


@pytest.mark.parametrize(("today", "shown"), [("2020-05-31", True), ("2020-06-01", False)])
def test_the_page_of_a_partner_tells_of_the_last_two_years(board_client, today, shown):
    cjg = ended("helped", 6)[0].organisation
    Referral.objects.update(organisation=cjg)

    with time_machine.travel(f"{today} 12:00+02:00", tick=False):
        client = signed_in(UserFactory(board=True))
        page = client.get(reverse("reporting:partner_outcomes", args=[cjg.pk]))
        link = client.get(cjg.get_absolute_url())

    assert ("100%" in page.text) == shown
    assert ("verwezen we niemand hierheen" in page.text) != shown
    assert reverse("reporting:partner_outcomes", args=[cjg.pk]) in link.text


def test_the_tables_stand_in_the_report(board_client):
    ended("helped", 6)
    CaseFactory(found_on=JUNE)  # a year in which nobody was found has no report

    page = board_client.get(reverse("reporting:annual_report"), {"jaar": 2018})

    assert "Doorverwijzingen per partner" in page.text


@pytest.fixture
def told_of_partners(db):
    """A year in which few of those who were sent to one partner arrived there."""
    cjg, pit, school = (OrganisationFactory(name=name) for name in ("CJG", "Pit010", "School"))
    ended("helped", 15, organisation=cjg)
    ended("no_room", 5, organisation=cjg)
    ended("helped", 10, organisation=pit)
    ended("helped", 3, organisation=school)
    ended("not_reached", 7, organisation=school)
    return annual_report(2018, today=TODAY)


def test_the_workbook_holds_them_as_numbers(told_of_partners):
    sheet = as_sheets(told_of_partners)["Doorverwijzingen"]

    assert sheet[1:5] == [
        ["Partner", "Verstuurd", "Afloop bekend", "Aangekomen", "Deel"],
        ["CJG", 20.0, 20.0, "14–17", "–"],
        ["Pit010", 10.0, 10.0, 10.0, 1.0],
        ["School", 10.0, 10.0, "1–4", "–"],
    ]


def test_the_table_for_machines_has_a_row_for_each_number(told_of_partners):
    rows = [row for row in as_csv(told_of_partners) if row["code"].startswith("referrals_per_p")]

    assert [(row["code"], row["label"], row["value"], row["text"]) for row in rows[4:12]] == [
        ("referrals_per_partner.sent", "Pit010: Verstuurd", "10", ""),
        ("referrals_per_partner.known", "Pit010: Afloop bekend", "10", ""),
        ("referrals_per_partner.arrived", "Pit010: Aangekomen", "10", ""),
        ("referrals_per_partner.share", "Pit010: Deel", "1.0", ""),
        ("referrals_per_partner.sent", "School: Verstuurd", "10", ""),
        ("referrals_per_partner.known", "School: Afloop bekend", "10", ""),
        ("referrals_per_partner.arrived", "School: Aangekomen", "", "1–4"),
        ("referrals_per_partner.share", "School: Deel", "", "–"),
    ]


def test_the_record_holds_both_tables(told_of_partners):
    partners, obstacles = as_json(told_of_partners)["referrals"]

    assert partners["columns"] == ["sent", "known", "arrived", "share"]
    assert partners["rows"][1:] == [
        {
            "label": "Pit010",
            "values": [10, 10, 10, 1.0],
            "texts": ["10", "10", "10", "100%"],
        },
        {
            "label": "School",
            "values": [10, 10, "1–4", "–"],
            "texts": ["10", "10", "1–4", "–"],
        },
    ]
    assert obstacles["code"] == "referrals_per_obstacle"
