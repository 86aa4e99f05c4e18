"""A small house in which everything happens on the last day of 2017, twice in 2018, and on the first of 2019."""

from datetime import date, timedelta

from activities.models import Carrying, Hands, TrainingVisit
from participants.actions.milestones import refresh_milestones
from participants.models import Case, Referral
from tests.factories.activities import (
    ActivityFactory,
    NeighbourhoodGroupFactory,
    OrganisationFactory,
    ProgrammeFactory,
    SessionFactory,
    ShiftFactory,
    VolunteerFactory,
)
from tests.factories.casework import TieFactory
from tests.factories.participants import (
    AttendanceFactory,
    CaseFactory,
    ContactMomentFactory,
    FamilyFactory,
    MembershipFactory,
    ObstacleFactory,
    PersonFactory,
    ReferralFactory,
    SuggestionFactory,
)
from tests.reporting.scopes import AFTER, BEFORE, LAST_DAY, NEW_YEAR

EDGES = (BEFORE, NEW_YEAR, LAST_DAY, AFTER)
SPRING = date(2018, 3, 5)
HANDS = ("opened_by", "decided_by", "listed_by")


def build():
    """The house; the answer is a programme for which about half of it counts."""
    programme = ProgrammeFactory(slug="versterken")
    for number, day in enumerate(EDGES * 2):
        counts_for = [programme] if number % 2 else []
        family_on(day, counts_for)
        public_side_on(day, counts_for)
    family_that_belongs([programme])
    family_that_belongs([])
    for _ in range(5):  # so that medians are told
        case = family_on(SPRING, [programme])
        ReferralFactory(family=case.family, sent_on=SPRING, outcome="arrived", answered_on=SPRING)
    refresh_milestones(Case.objects.all())
    return programme


def family_on(day, programmes):
    """A family found, approached, reached, helped, referred and closed on one day."""
    family = FamilyFactory(kind="single_parent")
    case = CaseFactory(
        family=family,
        found_on=day,
        closed_on=day,
        closing_reason=Case.ClosingReason.MOVED,
        programmes=programmes,
    )
    ContactMomentFactory(family=family, happened_on=day)
    ObstacleFactory(family=family, noted_on=day, solved=True, solved_on=day)
    TieFactory(family=family, started_on=day)
    PersonFactory(family=family, volunteer=VolunteerFactory(started_on=day, ended_on=day))
    ReferralFactory(family=family, sent_on=day)
    activity = ActivityFactory(programmes=programmes)
    suggested(family, activity, day)
    open_family = CaseFactory(found_on=day, programmes=programmes).family
    ObstacleFactory(family=open_family, noted_on=day)
    return case


def suggested(family, activity, day):
    """Suggested and come on a day, with somebody along, and eight weeks later almost once more."""
    person = PersonFactory(family=family)
    first = day - timedelta(days=55)  # known on the day itself
    came_to = SessionFactory(activity=activity, held_on=first)
    again = SessionFactory(activity=activity, held_on=day)
    for session in (came_to, again):
        AttendanceFactory(person=person, session=session)
    SuggestionFactory(
        family=family,
        activity=activity,
        offered_on=day,
        outcome="came",
        came_to=came_to,
        companion_name="Fatima",
    )


def public_side_on(day, programmes):
    """A group that begins, meets and helps on one day; a partner, a training, hours, a referral."""
    group = NeighbourhoodGroupFactory(started_on=day)
    group.programmes.set(programmes)
    activity = ActivityFactory(
        group=group, programmes=programmes, organisation=OrganisationFactory()
    )
    SessionFactory(activity=activity, held_on=day, unnamed_visitors=3)
    SessionFactory(activity=activity, held_on=day, starts_at="20:00", cancelled_because="ziek")
    idea, pulled = NeighbourhoodGroupFactory.create_batch(2, started_on=day)
    for one in (idea, pulled):
        one.programmes.set(programmes)
    MembershipFactory(group=pulled, started_on=day)
    training = SessionFactory(
        activity=ActivityFactory(is_training=True, programmes=programmes), held_on=day
    )
    volunteer = VolunteerFactory(started_on=day)
    TrainingVisit.objects.create(volunteer=volunteer, session=training)
    ShiftFactory(volunteer=volunteer, activity=activity, worked_on=day, minutes=50)
    ShiftFactory(activity=activity, worked_on=day, approved_on=None)
    family = CaseFactory(found_on=day, programmes=programmes).family
    ReferralFactory(
        family=family,
        sent_on=day,
        outcome=Referral.Outcome.HELPED,
        answered_on=day + timedelta(days=3),
        warmth=Referral.Warmth.WARM_HANDOVER,
        handover_on=day,
    )


def family_that_belongs(programmes):
    """Weekly visits from spring until Christmas to a group that does everything by itself."""
    group = NeighbourhoodGroupFactory(started_on=SPRING)
    group.programmes.set(programmes)
    activity = ActivityFactory(group=group, programmes=programmes)
    case = CaseFactory(found_on=SPRING, programmes=programmes)
    person = PersonFactory(family=case.family)
    TieFactory(family=case.family, started_on=SPRING)
    for week in range(42):
        session = SessionFactory(activity=activity, held_on=SPRING + timedelta(weeks=week))
        AttendanceFactory(person=person, session=session)
        Carrying.objects.create(session=session, **dict.fromkeys(HANDS, Hands.GROUP))
    few = NeighbourhoodGroupFactory(started_on=SPRING)
    few.programmes.set(programmes)
    other = ActivityFactory(group=few, programmes=programmes)
    for week in range(6):
        SessionFactory(activity=other, held_on=SPRING + timedelta(weeks=week))
