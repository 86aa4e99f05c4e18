"""Where a family came along: enrolments, attendances, and some parents who began to help."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from functools import cache
from random import Random
from typing import Any, NamedTuple

from django.db import connection

from accounts.models import User
from activities.models import Session, Shift, Volunteer
from config.demo.dice import chance
from config.demo.households import Household
from config.demo.journeys import Journey
from config.demo.kinds import Who
from config.demo.offer import Running, moment
from config.demo.rows import pour
from config.demo.volunteers import shifts
from participants.models import Attendance, Enrolment, Person

LOOK_AHEAD = timedelta(days=45)
FAITHFUL = 0.8  # of the sessions, once somebody belongs
HELPS_LATER = 0.08


class Visit(NamedTuple):
    """Somebody was there, as the host marked it."""

    person: Person
    session: Session
    host: User


@dataclass(slots=True)
class Trail:
    """What taking part left behind on paper."""

    enrolments: list[Enrolment] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    volunteers: list[Volunteer] = field(default_factory=list)
    shifts: list[Shift] = field(default_factory=list)


def trail(
    die: Random, household: Household, journey: Journey, offer: Sequence[Running], today: date
) -> Trail:
    """The visits of one family: mostly one activity, sometimes a second one later on."""
    made = Trail()
    if not journey.visits:
        return made
    first, last = journey.visits[0], min(journey.visits[1], journey.until)
    main = choose(die, offer, first)
    if journey.is_short_visit:
        join(die, made, household, main, main.between(first, last)[:2], today)
        return made
    come(die, made, household, main, (first, last), today)
    if chance(die, 0.45):
        second = choose(die, offer, first + LOOK_AHEAD)
        if second is not main:
            come(die, made, household, second, (first + LOOK_AHEAD, last), today)
    if chance(die, HELPS_LATER):
        begin_to_help(die, made, household, main, (first, last), today)
    return made


def choose(die: Random, offer: Sequence[Running], first: date) -> Running:
    """An activity that meets at least four times in the first weeks; else the last one looked at."""
    chosen = offer[0]
    for _ in range(6):
        chosen = die.choice(offer)
        if len(chosen.between(first, first + LOOK_AHEAD)) >= 4:
            break
    return chosen


def come(
    die: Random,
    made: Trail,
    household: Household,
    running: Running,
    days: tuple[date, date],
    today: date,
) -> None:
    """Three times in a row, and then most weeks."""
    sessions = [
        session
        for at, session in enumerate(running.between(*days))
        if at < 3 or chance(die, FAITHFUL)
    ]
    join(die, made, household, running, sessions, today)


def join(
    die: Random,
    made: Trail,
    household: Household,
    running: Running,
    sessions: list[Session],
    today: date,
) -> None:
    """Enrol who comes along, and mark who was there."""
    for person in companions(household, running.kind.who):
        is_leading = person is household.parent or running.kind.who is Who.CHILDREN
        there = [session for session in sessions if is_leading or chance(die, 0.6)]
        if there:
            made.enrolments.append(enrolment(person, running, there, today))
            made.visits += [Visit(person, session, running.host) for session in there]


def companions(household: Household, who: Who) -> list[Person]:
    """Parent alone, parent with children, or one or two children alone."""
    match who:
        case Who.PARENT:
            return [household.parent]
        case Who.FAMILY:
            return [household.parent, *household.children]
        case _:
            return household.children[:2] or [household.parent]


def enrolment(person: Person, running: Running, there: list[Session], today: date) -> Enrolment:
    """On the register from the first visit; who has not been seen for ten weeks has stopped."""
    last = there[-1].held_on
    return Enrolment(
        person=person,
        activity=running.activity,
        started_on=there[0].held_on,
        ended_on=last if last < today - timedelta(weeks=10) else None,
    )


def write_visits(visits: Iterable[Visit]) -> None:
    """Save attendances of people and sessions that were saved before."""
    columns = ("person_id", "session_id", "marked_by_id", "marked_at", "was_unnamed")
    pour(
        Attendance,
        columns,
        (
            (one.pk, session.pk, host.pk, stored_moment(session.held_on, session.starts_at), False)
            for one, session, host in visits
        ),
    )


@cache
def stored_moment(day: date, hour: time | None) -> Any:
    """That hour of that day, as this database keeps it."""
    return connection.ops.adapt_datetimefield_value(moment(day, hour))


def begin_to_help(
    die: Random,
    made: Trail,
    household: Household,
    running: Running,
    days: tuple[date, date],
    today: date,
) -> None:
    """After some months a parent becomes a volunteer at the activity that helped."""
    start, stop = days[0] + timedelta(days=die.randint(80, 150)), days[1]
    parent = household.parent
    if start >= stop or parent.volunteer or not parent.given_name:
        return
    volunteer = Volunteer(
        name=str(parent),
        phone=household.family.phone,
        started_on=start,
        ended_on=None if stop == today else stop,
    )
    volunteer.fold_search_key()
    parent.volunteer = volunteer
    made.volunteers.append(volunteer)
    made.shifts += shifts(die, volunteer, running, until=today)
