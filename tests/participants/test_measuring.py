"""When a family is to be measured: the days of the rule, in the database and on the page alike."""

from datetime import date, timedelta

import pytest

from participants.actions.milestones import refresh_families
from participants.actions.scales import replace_scale, switch_scale
from participants.measuring import (
    CLOSING_WITHIN,
    QUARTER_AFTER,
    START_WITHIN,
    measuring_of,
    scales_for,
    with_measurement_due,
)
from participants.models import Case, Measurement, Person
from tests.factories.participants import (
    CaseFactory,
    ContactMomentFactory,
    MeasurementFactory,
    PersonFactory,
    ScaleFactory,
)

REACHED_ON = date(2018, 1, 15)
TODAY = date(2018, 6, 1)
Occasion = Measurement.Occasion


@pytest.fixture
def ladder(db):
    return ScaleFactory(ladder=True)


@pytest.fixture
def case(ladder):
    """A family that was reached, with one parent."""
    case = CaseFactory()
    PersonFactory(family=case.family)
    ContactMomentFactory(family=case.family, happened_on=REACHED_ON)
    refresh_families([case.family_id])
    return case


def measured(case, scale, occasion=Occasion.START, **changes):
    person = case.family.members.get()
    return MeasurementFactory(case=case, person=person, scale=scale, occasion=occasion, **changes)


def closed(case, on):
    Case.objects.filter(pk=case.pk).update(closed_on=on, closing_reason="moved")


def due(today=TODAY):
    """(which, when) as the attention list asks it, and as the family's page works it out."""
    (asked,) = with_measurement_due(Case.objects.all(), today)
    case = Case.objects.prefetch_related("milestones").get()
    people = list(case.family.members.all())
    (page,) = measuring_of([case], people, Measurement.objects.that_count(), today)
    on_page = [(line.due.occasion, line.due.due_on) for line in page.lines if line.due]
    nothing = (None, None)
    assert min(on_page, key=lambda one: one[1], default=nothing) == (
        asked.measurement_due,
        asked.measurement_due_on,
    )
    return asked.measurement_due, asked.measurement_due_on


def test_the_rule_says_four_weeks_three_months_and_four_weeks():
    assert (START_WITHIN.days, QUARTER_AFTER.days, CLOSING_WITHIN.days) == (28, 91, 28)


def test_a_family_is_measured_four_weeks_after_it_was_reached(case):
    assert due() == (Occasion.START, date(2018, 2, 12))


def test_a_family_that_was_not_reached_cannot_be_measured(ladder):
    PersonFactory(family=CaseFactory().family)

    assert due() == (None, None)


def test_a_family_of_children_only_is_not_measured(case):
    Person.objects.update(role=Person.Role.CHILD)

    assert due() == (None, None)


def test_without_the_ladder_nobody_is_measured_at_the_start(case, ladder):
    ladder.is_in_use = False
    ladder.save()

    assert due() == (None, None)


def test_three_months_after_the_start_one_measures_again(case, ladder):
    measured(case, ladder, measured_on=date(2018, 2, 1))

    assert due() == (Occasion.QUARTER, date(2018, 5, 3))


def test_measured_twice_is_enough_while_the_case_runs(case, ladder):
    measured(case, ladder)
    measured(case, ladder, Occasion.QUARTER)

    assert due() == (None, None)


def test_a_measurement_that_was_taken_away_is_due_again(case, ladder):
    measured(case, ladder, removed_at="2018-02-02T10:00:00+00:00")

    assert due() == (Occasion.START, date(2018, 2, 12))


def test_a_measurement_in_between_is_neither_start_nor_three_months(case, ladder):
    measured(case, ladder, Occasion.BETWEEN)

    assert due() == (Occasion.START, date(2018, 2, 12))


def test_an_own_scale_is_due_only_for_who_began_with_it(case, ladder):
    own = ScaleFactory()
    measured(case, ladder, measured_on=date(2018, 2, 1))
    measured(case, ladder, Occasion.QUARTER, measured_on=date(2018, 5, 1))
    assert due() == (None, None)

    measured(case, own, measured_on=date(2018, 3, 1))
    assert due() == (Occasion.QUARTER, date(2018, 5, 31))


def test_a_scale_that_is_no_longer_in_use_is_not_asked_for(case, ladder):
    measured(case, ladder)
    measured(case, ladder, Occasion.QUARTER)
    measured(case, ScaleFactory(is_in_use=False))

    assert due() == (None, None)


def test_who_began_on_an_earlier_version_goes_on_in_its_words(case, ladder):
    """Also when that version was replaced twice; until the newest one is no longer used."""
    measured(case, ladder)
    measured(case, ladder, Occasion.QUARTER)
    first, second, third = ScaleFactory.create_batch(3)
    measured(case, first, measured_on=date(2018, 3, 1))
    replace_scale(old=first, new=second, texts={1: "nee", 2: "ja"})
    replace_scale(old=second, new=third, texts={1: "nee", 2: "altijd"})
    person = case.family.members.get()
    assert due() == (Occasion.QUARTER, date(2018, 5, 31))
    assert set(scales_for(case, person)) == {ladder, first, third}

    switch_scale(scale=third, is_in_use=False)

    assert due() == (None, None)
    assert set(scales_for(case, person)) == {ladder}


def test_at_the_end_one_measures_who_was_measured_at_the_start(case, ladder):
    measured(case, ladder)
    closed(case, date(2018, 5, 20))

    assert due() == (Occasion.CLOSING, date(2018, 5, 20))


def test_who_was_never_measured_is_not_measured_at_the_end(case):
    closed(case, date(2018, 5, 20))

    assert due() == (None, None)


def test_measured_at_the_end_nothing_is_left(case, ladder):
    measured(case, ladder)
    measured(case, ladder, Occasion.CLOSING, measured_on=date(2018, 5, 20))
    closed(case, date(2018, 5, 20))

    assert due() == (None, None)


@pytest.mark.parametrize(
    ("days", "expected"), [(28, (Occasion.CLOSING, date(2018, 5, 4))), (29, (None, None))]
)
def test_the_end_is_asked_for_during_four_weeks(case, ladder, days, expected):
    measured(case, ladder)
    closed(case, date(2018, 5, 4))

    assert due(date(2018, 5, 4) + timedelta(days=days)) == expected


def test_an_earlier_case_says_nothing_of_this_one(case, ladder):
    before = CaseFactory(
        family=case.family, found_on=date(2017, 1, 1), closed_on=date(2017, 6, 1),
        closing_reason="moved",
    )  # fmt: skip
    measured(before, ladder, measured_on=date(2017, 2, 1))

    open_cases = with_measurement_due(Case.objects.open(), TODAY)

    assert [row.measurement_due for row in open_cases] == [Occasion.START]


@pytest.mark.parametrize("families", [1, 3])
def test_what_is_due_costs_one_query_for_all_families(ladder, families, django_assert_num_queries):
    for _ in range(families):
        MeasurementFactory(scale=ladder)

    with django_assert_num_queries(1):
        rows = list(with_measurement_due(Case.objects.order_by("pk"), TODAY))

    assert [row.measurement_due for row in rows] == [Occasion.QUARTER] * families


@pytest.mark.parametrize("times", [1, 3])
def test_a_page_asks_three_questions_however_much_was_measured(
    case, ladder, times, django_assert_num_queries
):
    own = [ScaleFactory() for _ in range(times)]
    for scale in own:
        measured(case, scale)
    (case,) = Case.objects.prefetch_related("milestones")
    people = list(case.family.members.all())

    with django_assert_num_queries(3):
        (page,) = measuring_of([case], people, Measurement.objects.that_count(), TODAY)
        names = [line.scale.places[1].name for line in page.lines if line.measurements]

    assert names == ["soms"] * times
