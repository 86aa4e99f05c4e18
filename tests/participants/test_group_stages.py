"""How far groups of neighbours have come, by what was written down of them."""

from datetime import date, timedelta
from random import Random

import pytest

from activities.independence import independent_since, meetings_of
from activities.models import Carrying, GroupNeed, GroupStage, GroupSupport
from core.periods import Period
from participants.group_stages import (
    groups_of,
    groups_per_stage,
    groups_that_call,
    with_stage,
)
from participants.models import Membership
from tests.factories.activities import (
    ActivityFactory,
    NeighbourhoodGroupFactory,
    ProgrammeFactory,
    SessionFactory,
    VolunteerFactory,
)
from tests.factories.participants import MembershipFactory

TODAY = date(2018, 9, 18)
IDEA, INITIATOR, FIRST, FIVE, ALONE = GroupStage
pytestmark = [pytest.mark.today(TODAY), pytest.mark.django_db]


@pytest.fixture
def group():
    return NeighbourhoodGroupFactory(started_on=date(2018, 1, 1))


def ago(**time):
    return TODAY - timedelta(**time)


def met(group, *days, hands=None, **session):
    """The group was together on these days, in the hands of one, or of three for the three questions."""
    activity = group.activities.first() or ActivityFactory(group=group)
    for day in days:
        row = SessionFactory(activity=activity, held_on=day, **session)
        if hands:
            opened, decided, listed = hands.split() if " " in hands else [hands] * 3
            Carrying.objects.create(
                session=row, opened_by=opened, decided_by=decided, listed_by=listed
            )


def helped(group, kind, day):
    GroupSupport.objects.create(group=group, kind=kind, given_on=day)


def stage(on=TODAY):
    return with_stage(groups_of(on), on).get().stage


def five_weeks():
    return [ago(weeks=weeks) for weeks in range(5)]


def test_it_begins_as_an_idea(group):
    assert stage() == IDEA
    assert with_stage(groups_of(date(2017, 12, 31)), TODAY).count() == 0


def test_a_resident_who_pulls_it_is_the_second_step(group):
    MembershipFactory(group=group, started_on=TODAY)

    assert (stage(ago(days=1)), stage()) == (IDEA, INITIATOR)


@pytest.mark.parametrize(
    "member",
    [
        {"role": Membership.Role.MEMBER},
        {"role": Membership.Role.LIST_KEEPER},
        {"ended_on": TODAY},  # on the day they began: a mistake
    ],
)
def test_who_does_not_pull_it_makes_no_second_step(group, member):
    MembershipFactory(group=group, started_on=TODAY, **member)

    assert stage() == IDEA


def test_a_volunteer_and_a_neighbour_in_no_file_may_pull_it_as_well(group):
    MembershipFactory(group=group, person=None, volunteer=VolunteerFactory())
    MembershipFactory(group=NeighbourhoodGroupFactory(), person=None, name="Corrie")

    assert groups_per_stage(Period(TODAY, TODAY), None)[INITIATOR] == 2


def test_the_first_and_the_fifth_day_together_are_steps_and_called_off_is_not_together(group):
    met(group, ago(weeks=30), cancelled_because="ziek")
    met(group, *five_weeks()[1:])
    SessionFactory(activity=ActivityFactory(group=group), held_on=ago(weeks=1))  # the same day

    assert (stage(ago(weeks=5)), stage(ago(weeks=4)), stage()) == (IDEA, FIRST, FIRST)

    met(group, TODAY)
    assert stage() == FIVE


def test_five_times_all_by_itself_runs_without_us(group):
    met(group, *five_weeks(), hands="group")

    assert (stage(ago(days=1)), stage()) == (FIRST, ALONE)


@pytest.mark.parametrize("hands", [None, "us", "together", "group group us", "us group group"])
def test_one_time_that_was_not_all_in_its_hands_is_not_without_us(group, hands):
    met(group, *five_weeks()[1:], hands="group")
    met(group, TODAY, hands=hands)

    assert stage() == FIVE


@pytest.mark.parametrize(
    ("kind", "day", "then"),
    [
        ("call", TODAY, ALONE),
        ("visit", TODAY, FIVE),
        ("training", ago(days=55), FIVE),
        ("training", ago(days=56), ALONE),
    ],
)
def test_more_help_than_a_call_in_eight_weeks_is_not_without_us(group, kind, day, then):
    met(group, *five_weeks(), hands="group")
    helped(group, kind, day)

    assert stage() == then


def test_a_group_that_fell_asleep_does_not_run(group):
    met(group, *five_weeks(), hands="group")

    assert stage(TODAY + timedelta(days=55)) == ALONE
    assert stage(TODAY + timedelta(days=56)) == FIVE


@pytest.mark.parametrize("seed", range(4))
def test_the_list_and_the_page_judge_alike_on_every_day(group, seed):
    die = Random(seed)  # noqa: S311  # a history, no secret
    for day in sorted(die.sample(range(150), 14)):
        met(group, ago(days=day), hands=die.choice(["group"] * 9 + ["together", None]))
    for day in die.sample(range(150), 2):
        helped(group, die.choice(["call", "visit"]), ago(days=day))
    meetings = meetings_of(group, TODAY)
    more = {one.given_on for one in group.support.exclude(kind="call")}

    days = [ago(days=number) for number in range(0, 150, 9)]
    on_the_page = [
        independent_since([one for one in meetings if one.day <= day], more, day) is not None
        for day in days
    ]

    assert on_the_page == [stage(day) == ALONE for day in days]


def test_since_when_it_runs_without_us_is_the_last_time_it_began_to():
    group = NeighbourhoodGroupFactory()
    met(group, *five_weeks(), hands="group")
    began = ago(weeks=4) + timedelta(weeks=4)

    assert independent_since(meetings_of(group, TODAY), {ago(weeks=20)}, TODAY) == began
    assert independent_since(meetings_of(group, TODAY), {ago(days=3)}, TODAY) is None


def test_every_group_is_counted_at_one_step_in_one_query(group, django_assert_num_queries):
    met(NeighbourhoodGroupFactory(), *five_weeks(), hands="group")
    NeighbourhoodGroupFactory(ended_on=ago(days=1))
    mine = NeighbourhoodGroupFactory()
    programme = ProgrammeFactory()
    mine.programmes.add(programme)

    with django_assert_num_queries(1):
        counted = groups_per_stage(Period(date(2018, 1, 1), TODAY), None)

    assert counted == {IDEA: 2, INITIATOR: 0, FIRST: 0, FIVE: 0, ALONE: 1}
    assert groups_per_stage(Period(TODAY, TODAY), programme)[IDEA] == 1


@pytest.mark.parametrize(
    ("need", "weeks", "waiting"),
    [("weekly", 2, 1), ("weekly", 1, 0), ("monthly", 6, 1), ("monthly", 5, 0), ("calls", 12, 1)],
)
def test_a_group_waits_when_it_was_not_spoken_for_longer_than_it_asks(group, need, weeks, waiting):
    GroupNeed.objects.create(group=group, kind=need, starts_on=group.started_on)
    helped(group, "call", ago(weeks=weeks))

    assert groups_that_call(TODAY).waiting == waiting


def test_a_meeting_that_we_carried_with_them_is_speaking_them(group):
    GroupNeed.objects.create(group=group, kind="weekly", starts_on=group.started_on)
    met(group, TODAY, hands="group group group")
    assert groups_that_call(TODAY).waiting == 1

    met(group, ago(days=1), hands="group together group")
    assert groups_that_call(TODAY).waiting == 0


@pytest.mark.parametrize(("days", "asleep"), [(55, 0), (56, 1)])
def test_a_group_is_asleep_after_eight_weeks_also_one_that_never_began(days, asleep):
    NeighbourhoodGroupFactory(started_on=ago(days=days))
    met(NeighbourhoodGroupFactory(), ago(days=days), ago(days=100))

    assert groups_that_call(TODAY).asleep == 2 * asleep
