"""The tables behind the charts: what they tell, and what they keep to themselves."""

from datetime import date
from itertools import product

import pytest

from core.models import Area
from participants.actions.milestones import refresh_milestones
from participants.models import Case, Milestone, Step
from reporting.annual import annual_report
from reporting.disclosure import Span, nested, rounded, told_along_the_way
from reporting.told_tables import ToldTable
from tests.factories.activities import (
    ActivityFactory,
    NeighbourhoodGroupFactory,
    ObstacleKindFactory,
    PlaceFactory,
    ProgrammeFactory,
    SessionFactory,
)
from tests.factories.participants import AttendanceFactory, CaseFactory, ObstacleFactory

MARCH, JULY = date(2018, 3, 5), date(2018, 7, 2)


def table(code, programme=None, today=None):
    return annual_report(2018, programme, today=today).tables[code]


def connected(count, day):
    for made in CaseFactory.create_batch(count, found_on=date(2018, 1, 8)):
        Milestone.objects.create(case=made, step=Step.CONNECTED, reached_on=day)
    refresh_milestones(Case.objects.all())


@pytest.fixture
def lombardijen(db):
    return Area.objects.create(kind=Area.Kind.QUARTER, name="Lombardijen", cbs_code="BU05991284")


def buurt(name, quarter):
    return Area.objects.create(kind=Area.Kind.NEIGHBOURHOOD, name=name, parent=quarter)


# The course of the year


@pytest.mark.parametrize(
    ("came", "told"),
    [
        ([], []),
        ([0, 0, 0], [0, 1, 2]),
        ([6, 5], [0, 1]),
        ([3, 3, 0], [1, 2]),
        ([5, 4], [1]),
        ([5, 0, 4], [2]),
        ([2], [0]),
        ([0, 2, 0, 1], [3]),
    ],
)
def test_the_running_total_is_told_after_nobody_or_enough(came, told):
    assert told_along_the_way(came) == told


def test_the_course_ends_with_the_total_of_the_year(db):
    connected(5, MARCH)
    connected(2, JULY)

    course = table("course")

    assert course.rows[-1] == ("31 december", ["7"])
    assert [cells for _label, cells in course.rows[:3]] == [["0"], ["0"], ["7"]]


def test_the_course_of_a_running_year_ends_today(db):
    connected(6, MARCH)

    assert table("course", today=date(2018, 3, 20)).rows[-1] == ("20 maart", ["6"])


# Groups and their months


@pytest.mark.parametrize(
    ("visits", "told"),
    [(0, "0"), (1, "1–4"), (4, "1–4"), (5, "5"), (7, "5"), (8, "10"), (12, "10")],
)
def test_visits_of_a_month_are_told_in_fives(visits, told):
    assert str(rounded(visits)) == told


def test_a_group_has_the_visits_of_all_its_activities_with_and_without_a_name(db):
    group = NeighbourhoodGroupFactory(name="Naaicafé")
    for number in (4, 3):
        session = SessionFactory(
            activity=ActivityFactory(group=group), held_on=MARCH, unnamed_visitors=number
        )
        AttendanceFactory.create_batch(4, session=session)
    SessionFactory(activity=ActivityFactory(name="Taalochtend", group=None), held_on=JULY)

    assert table("groups").rows == [
        ("Naaicafé", ["0", "0", "15", *["0"] * 9, "2"]),
        ("Taalochtend", ["0"] * 12 + ["1"]),
    ]


def test_a_meeting_that_was_called_off_counts_for_nothing(db):
    session = SessionFactory(held_on=MARCH, unnamed_visitors=9, cancelled_because="ziek")
    AttendanceFactory(session=session)

    assert (table("groups").rows, table("places").rows) == ([], [])


def test_groups_and_places_of_a_programme_are_those_of_its_activities(db):
    programme = ProgrammeFactory()
    inside = ActivityFactory(name="Taalochtend", group=None, place=PlaceFactory(name="Petrakerk"))
    inside.programmes.set([programme])
    for activity in (inside, ActivityFactory()):
        AttendanceFactory.create_batch(6, session=SessionFactory(activity=activity, held_on=MARCH))

    assert [label for label, _cells in table("groups", programme).rows] == ["Taalochtend"]
    assert table("places", programme).rows == [("Petrakerk", ["1"])]


# Where families live


def test_families_stand_in_their_buurt_and_these_in_their_wijk(lombardijen):
    homerus, smeetsland = buurt("Homerusbuurt", lombardijen), buurt("Smeetsland", lombardijen)
    CaseFactory.create_batch(6, found_on=MARCH, family__area=homerus)
    CaseFactory.create_batch(7, found_on=MARCH, family__area=smeetsland)
    CaseFactory.create_batch(5, found_on=MARCH, family__area=None)
    place = PlaceFactory(name="Petrakerk", area=homerus)
    activity = ActivityFactory(place=place)
    SessionFactory(activity=activity, held_on=MARCH)
    SessionFactory(activity=activity, held_on=JULY)

    areas = table("areas")

    assert areas.rows == [
        ("Lombardijen", ["13", "1", "2"]),
        ("– Homerusbuurt", ["6", "1", "2"]),
        ("– Smeetsland", ["7", "0", "0"]),
        ("Elders, of niet bekend", ["5", "0", "0"]),
    ]
    assert areas.keys == ["BU05991284", "BU05991284/", "BU05991284/", ""]


def test_a_family_counts_once_in_its_buurt_and_only_while_its_case_ran(lombardijen):
    homerus = buurt("Homerusbuurt", lombardijen)
    over = {"family__area": homerus, "closing_reason": "moved"}
    for made in CaseFactory.create_batch(5, found_on=MARCH, closed_on=JULY, **over):
        CaseFactory(family=made.family, found_on=JULY)
    CaseFactory(found_on=date(2017, 1, 2), closed_on=date(2017, 9, 1), **over)

    assert table("areas").rows[0] == ("Lombardijen", ["5", "0", "0"])


def possible(counts):
    """All that the four counts could be, for whoever knows all that is told and the sum of all."""
    told = nested([counts[:2], counts[2:]])
    wholes = [whole for whole, _parts in told]
    spans = [span for whole, parts in told for span in parts or [Span(0, whole.high)] * 2]
    for guess in product(*(range(span.low, span.high + 1) for span in spans)):
        pairs = zip((guess[:2], guess[2:]), wholes, strict=True)
        if sum(guess) == sum(counts) and all(w.low <= sum(pair) <= w.high for pair, w in pairs):
            yield guess


def test_a_few_families_never_follow_from_buurt_wijk_and_total():
    """Unless both wijken have so few that there is nothing to hide behind, and the total is told."""
    followed = []
    for counts in product([0, 1, 2, 4, 5, 9], repeat=4):
        could_be = list(possible(counts))
        known = [at for at in range(4) if len({guess[at] for guess in could_be}) == 1]
        is_large = max(sum(counts[:2]), sum(counts[2:])) >= 5
        followed += [counts for at in known if 0 < counts[at] < 5 and is_large]
        followed += [] if counts in could_be else [counts]

    assert followed == []


# Cohorts and obstacles


def test_the_families_of_a_year_are_followed_into_the_next(db):
    made = CaseFactory.create_batch(3, found_on=date(2017, 5, 1))
    Milestone.objects.create(case=made[0], step=Step.CONNECTED, reached_on=MARCH)
    CaseFactory.create_batch(2, found_on=JULY)
    refresh_milestones(Case.objects.all())

    assert table("cohorts", today=date(2018, 12, 31)).rows == [
        ("2017", ["3", "0", "0", "0", "1"]),
        ("2018", ["2", "0", "0", "0", "0"]),
    ]
    assert table("cohorts", today=date(2018, 2, 1)).rows == [("2017", ["3", "0", "0", "0", "0"])]


def test_a_cohort_of_a_programme_holds_the_families_whose_case_counts_for_it(db):
    programme = ProgrammeFactory()
    CaseFactory(found_on=MARCH, programmes=[programme])
    CaseFactory(found_on=MARCH)
    refresh_milestones(Case.objects.all())

    assert table("cohorts", programme).rows == [("2018", ["1", "0", "0", "0", "0"])]


def test_the_last_cohort_is_told_as_the_figures_of_the_year_tell_it(db):
    connected(6, MARCH)

    report = annual_report(2018)

    _year, cells = report.tables["cohorts"].told[-1]
    codes = ("cohort_approached", "cohort_reached", "cohort_obstacle_solved", "cohort_connected")
    assert [str(cell) for cell in cells[1:]] == [str(report.figure(code).told) for code in codes]


def test_obstacles_stand_by_kind_and_those_of_health_and_safety_have_no_name(db):
    taal = ObstacleKindFactory(name="Taal", is_sensitive=False)
    for kind, number in ((taal, 6), (ObstacleKindFactory(is_sensitive=True), 5)):
        for made in CaseFactory.create_batch(number, found_on=MARCH):
            ObstacleFactory(family=made.family, kind=kind, noted_on=MARCH)

    assert table("obstacles").rows == [
        ("Taal", ["6", "0", "6"]),
        ("Gezondheid of veiligheid thuis", ["5", "0", "5"]),
    ]


# As plain data


def test_a_table_comes_back_from_plain_data_as_it_was(db):
    connected(7, MARCH)
    AttendanceFactory(session=SessionFactory(held_on=MARCH))

    made = annual_report(2018).tables

    assert {code: ToldTable.of_record(t.record) for code, t in made.items()} == made


def test_of_a_day_on_the_calendar_only_the_shade_is_told(db):
    SessionFactory(held_on=MARCH, unnamed_visitors=7)

    tables = annual_report(2018).tables
    march = tables["days"].told[2][1]

    assert (march[4].number, march[4].text) == (1, "1 tot 9")
    assert [cell.number for cell in march].count(0) == 30
    assert tables["months"].rows[2] == ("maart", ["1", "0", "7", "7"])
    assert tables["shades"].rows[0] == ("geen", ["0"])
