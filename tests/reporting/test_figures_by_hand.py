"""Figures on rows one can count: found how, closed why, who came and went, what is linked."""

from datetime import date, timedelta

import pytest

from activities.models import TrainingVisit
from participants.models import Milestone, Referral, Step
from reporting.annual.figures import figure_of
from reporting.indicators import CATALOGUE, Scope
from tests.factories.activities import (
    ActivityFactory,
    NeighbourhoodGroupFactory,
    OrganisationFactory,
    ProgrammeFactory,
    SessionFactory,
    ShiftFactory,
    VolunteerFactory,
)
from tests.factories.participants import (
    AnswerFactory,
    AttendanceFactory,
    CaseFactory,
    FindingPlaceFactory,
    MembershipFactory,
    PersonFactory,
    ReferralFactory,
    SuggestionFactory,
)
from tests.reporting.scopes import AFTER, BEFORE, LAST_DAY, NEW_YEAR, TODAY, count

pytestmark = pytest.mark.django_db
EDGES = (BEFORE, NEW_YEAR, LAST_DAY, AFTER)
JUNE = date(2018, 6, 4)
OF_A_GOOD_SIZE = 6


def figure(code):
    return figure_of(CATALOGUE[code], Scope.year(2018, None, TODAY))


def parts(code):
    return [(name, str(told)) for name, told in figure(code).parts[0].rows]


def found(**about):
    case = CaseFactory(found_on=JUNE, **about)
    Milestone.objects.create(case=case, step=Step.FOUND, reached_on=JUNE)


# Families


def test_of_how_many_families_the_kind_is_not_known_stands_beside_single_parents():
    for kind in ("single_parent", "other", *["unknown"] * 5):
        found(family__kind=kind)

    assert figure("found_single_parent").value == 1
    assert figure("found_single_parent").unknown == "Van 5 van de 7 weten we dit niet."


def test_finding_places_stand_under_the_families_that_were_found():
    school = FindingPlaceFactory(name="School")
    for place in [school] * OF_A_GOOD_SIZE + [None] * 5:
        found(finding_place=place)

    assert parts("found") == [("School", "6"), ("onbekend", "5")]
    assert figure("found").unknown == "Van 5 van de 11 (45%) weten we dit niet."


def test_a_case_counts_on_every_day_it_ran():
    for first, last in ((BEFORE, BEFORE), (BEFORE, NEW_YEAR), (LAST_DAY, None), (AFTER, None)):
        reason = "moved" if last else ""
        CaseFactory(found_on=first, closed_on=last, closing_reason=reason)

    assert count("families_in_case") == 2


def test_a_case_is_closed_once_for_a_reason():
    for day in EDGES:
        CaseFactory(found_on=BEFORE, closed_on=day, closing_reason="moved")
    CaseFactory(found_on=BEFORE)

    assert count("cases_closed") == 2
    assert parts("cases_closed") == [("verhuisd", "1–4")]


# Visits


def test_who_was_here_before_is_no_newcomer_but_returns():
    known, new, gone = PersonFactory.create_batch(3)
    for person, day in ((known, BEFORE), (known, NEW_YEAR), (new, LAST_DAY), (gone, BEFORE)):
        AttendanceFactory(person=person, session__held_on=day)

    assert (count("returning_visitors"), count("new_visitors"), count("unique_visitors")) == (
        1,
        1,
        2,
    )


def test_three_people_of_one_family_are_one_family_that_came():
    first = PersonFactory()
    for person in (first, *PersonFactory.create_batch(2, family=first.family)):
        AttendanceFactory(person=person, session__held_on=JUNE)

    assert (count("families_visiting"), count("unique_visitors")) == (1, 3)


# Suggestions


def test_suggestions_count_on_the_day_they_were_made_with_what_was_answered():
    for day in EDGES:
        SuggestionFactory(offered_on=day)
    SuggestionFactory(offered_on=JUNE, declined=True, answered_on=JUNE)

    assert count("suggestions") == 3
    assert parts("suggestions") == [("nee", "1–4"), ("nog geen antwoord", "1–4")]


def test_who_went_along_stands_under_the_first_times():
    for companion in [{"companion_name": "Fatima"}] * OF_A_GOOD_SIZE + [{}]:
        session = SessionFactory(held_on=JUNE, activity=ActivityFactory())
        SuggestionFactory(
            activity=session.activity, offered_on=JUNE, outcome="came", came_to=session, **companion
        )

    assert (count("came_along"), count("first_times")) == (6, 7)
    assert parts("came_along") == [("iemand anders", "6")]


# Volunteers and groups


def test_volunteers_come_and_go_on_a_day():
    for day in EDGES:
        VolunteerFactory(started_on=day)
        VolunteerFactory(started_on=date(2016, 1, 1), ended_on=day)

    assert (count("volunteers_began"), count("volunteers_stopped")) == (2, 2)
    assert count("volunteers_there") == 5  # three began by then, two left on that day or after


def test_a_training_counts_its_sessions_and_each_volunteer_once():
    training, volunteer = ActivityFactory(is_training=True), VolunteerFactory()
    for day in EDGES:
        session = SessionFactory(activity=training, held_on=day)
        TrainingVisit.objects.create(volunteer=volunteer, session=session)
    SessionFactory(activity=training, held_on=JUNE, cancelled_because="ziek")
    SessionFactory(held_on=JUNE)

    assert (count("trainings"), count("volunteers_trained")) == (2, 1)


def test_a_group_is_new_in_the_year_it_began():
    programme = ProgrammeFactory()
    for day in EDGES:
        NeighbourhoodGroupFactory(started_on=day).programmes.add(programme)
    NeighbourhoodGroupFactory(started_on=JUNE, ended_on=JUNE)

    assert (count("groups_begun"), count("groups_begun", programme)) == (3, 2)


# What is linked


def together(people, *activities, day=JUNE):
    for activity in activities:
        session = SessionFactory(activity=activity, held_on=day)
        for person in people:
            AttendanceFactory(person=person, session=session)


def test_initiatives_with_three_people_in_common_are_linked():
    three, two = PersonFactory.create_batch(3), PersonFactory.create_batch(2)
    group = NeighbourhoodGroupFactory()
    together(three, ActivityFactory(group=group), ActivityFactory())
    together(two, ActivityFactory(), ActivityFactory())

    assert count("initiatives_linked") == 2


@pytest.mark.parametrize(("day", "number"), list(zip(EDGES, (0, 2, 2, 0), strict=True)))
def test_initiatives_are_linked_by_what_happened_in_the_year(day, number):
    together(PersonFactory.create_batch(3), ActivityFactory(), ActivityFactory(), day=day)

    assert count("initiatives_linked") == number


@pytest.mark.parametrize(
    ("kind", "is_active", "number"),
    [("school", True, 1), ("school", False, 0), ("funder", True, 0)],
)
def test_who_meets_with_a_partner_is_linked_and_with_a_funder_not(kind, is_active, number):
    partner = OrganisationFactory(kind=kind, is_active=is_active)
    SessionFactory(activity=ActivityFactory(organisation=partner), held_on=JUNE)

    assert count("initiatives_linked") == number


def test_who_helps_in_one_or_belongs_to_one_links_it_too():
    visitor, helper = PersonFactory(), PersonFactory(volunteer=VolunteerFactory())
    member = PersonFactory()
    one, other = ActivityFactory(), ActivityFactory(group=NeighbourhoodGroupFactory())
    together([visitor, helper, member], one)
    together([visitor], other)
    ShiftFactory(volunteer=helper.volunteer, activity=other, worked_on=JUNE)

    assert count("initiatives_linked") == 0

    MembershipFactory(person=member, group=other.group, started_on=JUNE)

    assert count("initiatives_linked") == 2


def test_for_a_programme_its_own_initiatives_are_counted():
    programme = ProgrammeFactory()
    mine = ActivityFactory(programmes=[programme])
    together(PersonFactory.create_batch(3), mine, ActivityFactory())

    assert (count("initiatives_linked", programme), count("initiatives_linked")) == (1, 2)


# Referrals


def arrived(sent_on, **about):
    return ReferralFactory(sent_on=sent_on, outcome=Referral.Outcome.ARRIVED, **about)


def test_how_referrals_ended_stands_under_them():
    ReferralFactory.create_batch(6, sent_on=JUNE, outcome="helped", answered_on=JUNE)
    ReferralFactory.create_batch(5, sent_on=JUNE)
    ReferralFactory.create_batch(
        5, sent_on=JUNE, outcome="arrived", answered_on=JUNE, is_disputed=True
    )

    assert parts("referrals") == [
        ("wacht op antwoord", "5"),
        ("geholpen", "6"),
        ("partner en gezin spreken elkaar tegen", "5"),
    ]
    assert figure("referrals_arrived").unknown == "Van 10 van de 16 (62%) weten we dit niet."


def test_days_to_a_visit_are_counted_to_going_together_or_to_the_first_who_said_so():
    for days in (2, 4, 6):
        arrived(JUNE, warmth="warm_handover", handover_on=JUNE + timedelta(days=days))
    said = arrived(JUNE, answered_on=JUNE + timedelta(days=90))
    for days in (40, 8):
        AnswerFactory(referral=said, said_on=JUNE + timedelta(days=days), outcome="arrived")
    arrived(JUNE, answered_on=JUNE + timedelta(days=10))
    arrived(JUNE)  # nobody knows when
    ReferralFactory(sent_on=JUNE, outcome="declined", answered_on=JUNE)

    told = figure("days_to_visit")

    assert told.value == 6  # of 2, 4, 6, 8 and 10
    assert told.spread.endswith("Dit rust op 5.")


def test_a_visit_is_never_before_the_day_of_sending():
    for _ in range(5):
        arrived(JUNE, answered_on=JUNE - timedelta(days=3))

    assert figure("days_to_visit").value == 0


@pytest.mark.parametrize(("sent_on", "number"), list(zip(EDGES, (0, 5, 5, 0), strict=True)))
def test_days_count_in_the_year_of_sending(sent_on, number):
    for _ in range(5):
        arrived(sent_on, answered_on=sent_on)

    assert CATALOGUE["days_to_visit"].rests_on(Scope.year(2018, None, TODAY)) == number
