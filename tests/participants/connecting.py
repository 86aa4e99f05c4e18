"""Visits on counted days, and how many took each of the four steps because of them."""

from datetime import date, timedelta

from activities.models import Session
from core.periods import Period
from participants.connections import EVERYTHING, steps_taken
from participants.models import ConnectionStep
from participants.models.connections import ConnectionRule
from tests.factories.participants import AttendanceFactory

MET, RETURNS, BELONGS, INDEPENDENT = ConnectionStep
MONDAY = date(2018, 3, 5)
IN_2018 = Period.year(2018)

RULE_AS_TYPED = {
    "programme": "",
    "starts_on": "vandaag",
    "visits": "4",
    "within_weeks": "8",
    "stays_months": "3",
    "own_visits": "3",
    "invited_weeks": "4",
    "because": "Afgesproken met de gemeente.",
}


def visit(person, activity, *days):
    for day in days:
        session, _ = Session.objects.get_or_create(activity=activity, held_on=day)
        AttendanceFactory(person=person, session=session)


def days(*numbers):
    """So many days after the first Monday."""
    return [MONDAY + timedelta(days=number) for number in numbers]


def families(period=IN_2018):
    """How many families took each of the four steps."""
    steps = steps_taken(period)[EVERYTHING]
    return [steps.took(step).families for step in ConnectionStep]


def people(period=IN_2018):
    steps = steps_taken(period)[EVERYTHING]
    return [steps.took(step).people for step in ConnectionStep]


def on(day):
    return Period(day, day)


def close(case, day):
    case.closed_on, case.closing_reason = day, "connected"
    case.save()


def rule(starts_on, programme=None, **numbers):
    return ConnectionRule.objects.create(
        programme=programme, starts_on=starts_on, because="Samen besloten.", **numbers
    )
