"""Writing down the visits of an attendance list: known people are found by their name."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from activities.models import Activity, Session
from core.batches import batches
from core.search import folded
from participants.actions.milestones import refresh_families
from participants.actions.suggestions import refresh_suggestions
from participants.imports.attendance import AttendancePlan, Slot, Visitor
from participants.imports.households import (
    Known,
    household_name,
    key_of,
    people_named,
    person_of,
    save_households,
)
from participants.imports.ledger import Ledger
from participants.imports.offers import activities_named, first_days_of
from participants.imports.outcomes import Options, Place
from participants.models import Attendance, Enrolment, Family, Person


@dataclass(slots=True)
class Room:
    """The activities of the list as they are in the database, and who is enrolled there."""

    activities: dict[str, Activity]
    enrolled: dict[tuple[int, int], Enrolment] = field(default_factory=dict)

    def welcomes(self, person: Person, visitor: Visitor) -> bool:
        """Whether the person is on the register of an activity on the visitor's list."""
        pks = {self.activities[name].pk for name, day in visitor.listed}
        return any((person.pk, pk) in self.enrolled for pk in pks)


def store_attendance(plan: AttendancePlan, options: Options, ledger: Ledger) -> dict[str, int]:
    """Write ``plan``; returns how many rows of each kind came into being."""
    activities, new = activities_named(first_days_of(plan.slots), options.programme)
    added: Counter[str] = Counter(people=0, activities=new)
    sessions = store_sessions(plan, activities, added)
    people = store_people(plan, Room(activities), ledger, added)
    enrol(people, activities, added)
    store_visits(people, sessions, added)
    families = {person.family_id for person, visitor in people}
    refresh_families(families)
    for batch in batches(families):
        refresh_suggestions(batch)
    return dict(added)


def store_sessions(
    plan: AttendancePlan, activities: dict[str, Activity], added: Counter[str]
) -> dict[Slot, Session]:
    """The session of every column that was held: the one that is there that day, or a new one.

    Both may count unnamed visitors: then the higher count is kept, for they may be the same people.
    """
    there = sessions_there(activities.values(), [day for name, day in plan.slots])
    sessions: dict[Slot, Session] = {}
    new: list[Session] = []
    counted: list[Session] = []
    now = timezone.now()
    for slot, place in held(plan, activities, there):
        activity, count = activities[slot[0]], plan.unnamed[slot]
        session = there.get((activity.pk, slot[1]))
        if not session:
            session = Session(activity=activity, held_on=slot[1], register_closed_at=now)
            there[activity.pk, slot[1]] = session
            new.append(session)
        elif 0 < session.unnamed_visitors != count:
            reason = _(
                "Er waren al bezoekers zonder naam geteld. We houden het hoogste aantal aan."
            )
            plan.findings.notice(place.sheet, None, f"{slot[1]:%d-%m-%Y}", reason)
        if count > session.unnamed_visitors:
            added["unnamed"] += count - session.unnamed_visitors
            session.unnamed_visitors = count
            counted.append(session)
        sessions[slot] = session
    Session.objects.bulk_create(new, batch_size=500)
    Session.objects.bulk_update(counted, ["unnamed_visitors"], batch_size=500)
    added.update(sessions=len(new), unnamed=0)
    return sessions


def sessions_there(
    activities: Iterable[Activity], days: list[date]
) -> dict[tuple[int, date], Session]:
    """The sessions of these activities on these days that we know.

    Of two on a day the first that went on; one without an hour comes before those with one.
    """
    there: dict[tuple[int, date], Session] = {}
    for batch in batches(days):
        rows = Session.objects.filter(activity__in=list(activities), held_on__in=batch)
        for session in rows.order_by(F("starts_at").desc(nulls_last=True), "-pk"):
            key = session.activity_id, session.held_on
            if key not in there or not session.is_cancelled:
                there[key] = session
    return there


def held(
    plan: AttendancePlan,
    activities: dict[str, Activity],
    there: dict[tuple[int, date], Session],
) -> Iterator[tuple[Slot, Place]]:
    """The columns of the list, without those of days that we know were called off: a notice."""
    for slot, place in plan.slots.items():
        session = there.get((activities[slot[0]].pk, slot[1]))
        if session and session.is_cancelled:
            reason = _(
                "Deze bijeenkomst ging niet door. De bezoeken van deze dag zijn niet overgenomen."
            )
            plan.findings.notice(place.sheet, None, f"{slot[1]:%d-%m-%Y}", reason)
        else:
            yield slot, place


def store_people(
    plan: AttendancePlan, room: Room, ledger: Ledger, added: Counter[str]
) -> list[tuple[Person, Visitor]]:
    """Everybody on the list as a person: found by name, or new in a household of their own.

    Who was taken in before in the same words is left out: there is nothing to add.
    """
    marks = {key: fingerprint(visitor, ledger) for key, visitor in plan.visitors.items()}
    ledger.recall(marks.values())
    named = people_named(key_of(visitor.name) for visitor in plan.visitors.values())
    room.enrolled = enrolments_of([who.person.pk for group in named.values() for who in group])
    found, new = [], []
    for key, visitor in plan.visitors.items():
        if ledger.is_known(marks[key]):
            continue
        alike = named.get(key_of(visitor.name), [])
        person = the_one(visitor, alike, room)
        if not person:
            remark_on_namesakes(plan, visitor, alike)
            family = Family(name=household_name(visitor.name)[:200], phone=visitor.phone)
            person = person_of(visitor.name, family, Person.Role.OTHER)
            new.append(person)
        found.append((person, visitor))
    save_households([person.family for person in new], new)
    added.update(people=len(new))
    return found


def fingerprint(visitor: Visitor, ledger: Ledger) -> str:
    """What marks somebody's row as the same row another time."""
    days = sorted((folded(name), day.isoformat()) for name, day in visitor.present)
    listed = sorted({folded(name) for name, day in visitor.listed})
    return ledger.fingerprint(folded(str(visitor.name)), visitor.phone, listed, days)


def the_one(visitor: Visitor, alike: list[Known], room: Room) -> Person | None:
    """Who of the namesakes is meant, when only one can be.

    A telephone number decides first; then who is on the register; then who has a household of more
    than a name. Somebody with only a first name is recognised on the register alone.
    """
    people = [known for known in alike if not visitor.phone or phone_fits(known, visitor)]
    enrolled = [known for known in people if room.welcomes(known.person, visitor)]
    known_well = [known for known in people if not known.is_bare]
    choices = [enrolled] if not visitor.name.family else [enrolled, people, known_well]
    return next((group[0].person for group in choices if len(group) == 1), None)


def phone_fits(known: Known, visitor: Visitor) -> bool:
    """Whether the telephone on the list is theirs, or theirs is not known."""
    return known.family.phone in {"", visitor.phone}


def remark_on_namesakes(plan: AttendancePlan, visitor: Visitor, alike: list[Known]) -> None:
    """Notice that a new person has the name of somebody we know."""
    if alike:
        reason = _("We kennen al iemand met deze naam. Kijk of het dezelfde persoon is.")
        plan.findings.notice(visitor.place.sheet, visitor.place.row, "", reason)


def enrolments_of(people: list[int]) -> dict[tuple[int, int], Enrolment]:
    """The enrolments of these people by person and activity, the one that runs if there is one."""
    found: dict[tuple[int, int], Enrolment] = {}
    for batch in batches(people):
        for enrolment in Enrolment.objects.filter(person__in=batch).order_by("-ended_on", "pk"):
            key = enrolment.person_id, enrolment.activity_id
            if key not in found or enrolment.ended_on is None:
                found[key] = enrolment
    return found


def enrol(
    people: list[tuple[Person, Visitor]], activities: dict[str, Activity], added: Counter[str]
) -> None:
    """Put everybody on the register of their activities, from their first day on the list."""
    known = enrolments_of([person.pk for person, visitor in people])
    new, earlier = [], []
    for person, visitor in people:
        for name, day in first_days_of(visitor.present or visitor.listed).items():
            enrolment = known.get((person.pk, activities[name].pk))
            if not enrolment or (enrolment.ended_on and enrolment.ended_on < day):
                fresh = Enrolment(person=person, activity=activities[name], started_on=day)
                known[person.pk, activities[name].pk] = fresh
                new.append(fresh)
            elif enrolment.pk and enrolment.started_on > day:
                enrolment.started_on = day
                earlier.append(enrolment)
    Enrolment.objects.bulk_create(new, batch_size=500)
    Enrolment.objects.bulk_update(earlier, ["started_on"], batch_size=500)
    added.update(enrolments=len(new))


def store_visits(
    people: list[tuple[Person, Visitor]], sessions: dict[Slot, Session], added: Counter[str]
) -> None:
    """Write down who was there, unless that was noted already."""
    noted: set[tuple[int, int]] = set()
    for batch in batches(session.pk for session in sessions.values()):
        there = Attendance.objects.filter(session__in=batch)
        noted.update(there.values_list("person", "session"))
    new = {
        (person.pk, sessions[slot].pk): Attendance(person=person, session=sessions[slot])
        for person, visitor in people
        for slot in visitor.present
        if slot in sessions
    }
    visits = [visit for pair, visit in new.items() if pair not in noted]
    Attendance.objects.bulk_create(visits, batch_size=1000)
    added.update(attendances=len(visits))
