"""Who comes of their own accord: nobody of ours asked them or went along."""

from datetime import date

import pytest

from tests.factories.activities import ActivityFactory, NeighbourhoodGroupFactory, VolunteerFactory
from tests.factories.participants import SuggestionFactory, TieFactory
from tests.participants.connecting import days, families, people, rule, visit

BELONGED = [date(2018, 3, 10), date(2018, 3, 17), date(2018, 3, 24), date(2018, 5, 12)]
OWN = [date(2018, 6, 24), date(2018, 7, 1), date(2018, 7, 8)]


@pytest.mark.parametrize(("offered_on", "own"), [(date(2018, 5, 26), 1), (date(2018, 5, 27), 0)])
def test_who_was_asked_in_the_four_weeks_before_did_not_come_by_themselves(
    case, person, supper, offered_on, own
):
    visit(person, supper, *BELONGED, *OWN)
    SuggestionFactory(family=case.family, activity=supper, offered_on=offered_on)

    assert families() == people() == [1, 1, 1, own]


@pytest.mark.parametrize(("until", "own"), [(date(2018, 6, 23), 1), (date(2018, 6, 24), 0)])
def test_who_comes_with_somebody_of_ours_does_not_come_by_themselves(
    case, person, supper, until, own
):
    visit(person, supper, *BELONGED, *OWN)
    SuggestionFactory(
        family=case.family,
        activity=supper,
        offered_on=date(2018, 3, 1),
        companion_volunteer=VolunteerFactory(),
        goes_along_until_on=until,
    )

    assert families() == people() == [1, 1, 1, own]


def test_who_comes_with_somebody_of_their_own_ring_comes_by_themselves(case, person, supper):
    visit(person, supper, *BELONGED, *OWN)
    SuggestionFactory(
        family=case.family,
        activity=supper,
        offered_on=date(2018, 3, 1),
        companion_tie=TieFactory(family=case.family),
        goes_along_until_on=date(2018, 12, 31),
    )

    assert families() == people() == [1, 1, 1, 1]


def test_visits_by_themselves_count_once_they_belong(case, person, supper):
    """Somebody they know makes them belong on the third visit; three more are of their own accord."""
    visit(person, supper, *days(0, 7, 14, 21))
    TieFactory(family=case.family, met_at=supper, started_on=days(0)[0])
    assert families() == people() == [1, 1, 1, 0]

    visit(person, supper, *days(28))

    assert families() == people() == [1, 1, 1, 1]


def test_two_visits_by_themselves_are_not_enough(case, person, supper):
    visit(person, supper, *BELONGED, *OWN[:2])
    SuggestionFactory(family=case.family, activity=supper, offered_on=BELONGED[-1])

    assert families() == people() == [1, 1, 1, 0]


def test_being_asked_for_something_else_does_not_matter(case, person, supper):
    visit(person, supper, *BELONGED, *OWN)
    SuggestionFactory(family=case.family, activity=ActivityFactory(), offered_on=OWN[0])

    assert families()[3] == 1


def test_being_asked_for_one_activity_of_a_group_is_being_asked_for_the_group(case, person):
    group = NeighbourhoodGroupFactory()
    asked, other = (ActivityFactory(group=group) for _ in range(2))
    visit(person, other, *BELONGED, *OWN)
    SuggestionFactory(family=case.family, activity=asked, offered_on=OWN[0])

    assert families() == people() == [1, 1, 1, 0]


def test_being_asked_for_nobody_to_come_counts_for_nobody(case, person, supper):
    """A rule of no weeks after an invitation looks only at who goes along."""
    rule(date(2018, 1, 1), invited_weeks=0)
    visit(person, supper, *BELONGED, *OWN)
    SuggestionFactory(family=case.family, activity=supper, offered_on=OWN[0])

    assert families()[3] == 1
