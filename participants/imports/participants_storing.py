"""Writing down the people of a list of participants, each in a household of their own."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.search import folded
from participants.imports.attendance_storing import enrolments_of
from participants.imports.households import (
    Known,
    household_name,
    key_of,
    people_named,
    person_of,
    save_households,
)
from participants.imports.ledger import Ledger
from participants.imports.offers import activities_named
from participants.imports.outcomes import Options
from participants.imports.participants import ParticipantDraft, ParticipantsPlan
from participants.models import Enrolment, Family, Person

GROWN_UP = 18
DETAILS = ["name", "phone", "email", "street", "postcode", "search_key"]


@dataclass(slots=True)
class Found:
    """A draft and the person it turned out to be."""

    draft: ParticipantDraft
    person: Person


def store_participants(plan: ParticipantsPlan, options: Options, ledger: Ledger) -> dict[str, int]:
    """Write ``plan``; returns how many rows of each kind came into being."""
    added: Counter[str] = Counter(people=0)
    found = store_people(plan, options, ledger, added)
    if options.activity:
        enrol(found, options, added)
    return dict(added)


def store_people(
    plan: ParticipantsPlan, options: Options, ledger: Ledger, added: Counter[str]
) -> list[Found]:
    """Everybody on the list as a person: known, known by name alone until now, or new."""
    marks = {draft.place: fingerprint(draft, ledger) for draft in plan.people}
    ledger.recall(marks.values())
    named = people_named(key_of(draft.name) for draft in plan.people)
    namesakes = Counter(key_of(draft.name) for draft in plan.people)
    found: list[Found] = []
    new: list[Found] = []
    bare: list[Found] = []
    for draft in plan.people:
        alike = named.get(key_of(draft.name), [])
        person = recognised(draft, alike)
        was_taken_in = ledger.is_known(marks[draft.place])
        if not person and not was_taken_in:
            is_only = namesakes[key_of(draft.name)] == len(alike) == 1
            known_by_name = alike[0].person if is_only and alike[0].is_bare else None
            person = known_by_name or new_person(draft, options)
            (bare if known_by_name else new).append(Found(draft, person))
            if alike and not known_by_name:
                reason = _("We kennen al iemand met deze naam. Kijk of het dezelfde persoon is.")
                plan.findings.notice(draft.place.sheet, draft.place.row, "", reason)
        if person:
            found.append(Found(draft, person))
    save_households([one.person.family for one in new], [one.person for one in new])
    complete(bare)
    added.update(people=len(new))
    return found


def fingerprint(draft: ParticipantDraft, ledger: Ledger) -> str:
    """What marks this row as the same row another time."""
    where = (draft.phone, draft.email.lower(), folded(draft.street), draft.postcode)
    return ledger.fingerprint(folded(str(draft.name)), draft.birth_year, *where)


def recognised(draft: ParticipantDraft, alike: list[Known]) -> Person | None:
    """The namesake who surely is this person: by telephone, mail, or year of birth and street."""
    for known in alike:
        family, person = known.family, known.person
        has_same_phone = bool(draft.phone) and family.phone == draft.phone
        has_same_mail = bool(draft.email) and family.email.lower() == draft.email.lower()
        has_same_street = bool(draft.street) and folded(family.street) == folded(draft.street)
        years = {draft.birth_year, person.birth_year} - {None}
        if has_same_phone or has_same_mail or (has_same_street and len(years) < 2):
            return person
    return None


def new_person(draft: ParticipantDraft, options: Options) -> Person:
    """The person of a draft in a household of their own, not yet saved."""
    family = Family(name=household_name(draft.name)[:200])
    write_details(family, draft)
    born = draft.birth_year or 0
    role = Person.Role.CHILD if options.today.year - born < GROWN_UP else Person.Role.OTHER
    return person_of(draft.name, family, role, draft.birth_year)


def write_details(family: Family, draft: ParticipantDraft) -> None:
    """Give a household the address, telephone and mail of a draft."""
    family.phone, family.email = draft.phone, draft.email
    family.street, family.postcode = draft.street, draft.postcode


def complete(bare: list[Found]) -> None:
    """Add what the list tells about people of whom we knew no more than a name."""
    for one in bare:
        write_details(one.person.family, one.draft)
        one.person.birth_year = one.draft.birth_year
        one.person.family.search_key = one.person.family.key_with([one.person])
    Person.objects.bulk_update([one.person for one in bare], ["birth_year"], batch_size=500)
    Family.objects.bulk_update([one.person.family for one in bare], DETAILS, batch_size=500)


def enrol(found: list[Found], options: Options, added: Counter[str]) -> None:
    """Put everybody on the register of the activity, from the day they signed up."""
    first_day = min((one.draft.signed_up_on or options.today for one in found), default=None)
    if first_day is None:
        return
    activities, new = activities_named({options.activity: first_day}, options.programme)
    activity = activities[options.activity]
    known = enrolments_of([one.person.pk for one in found])
    days = {one.person.pk: one.draft.signed_up_on or options.today for one in found}
    enrolments = [
        Enrolment(person_id=person, activity=activity, started_on=day)
        for person, day in days.items()
        if (person, activity.pk) not in known
    ]
    Enrolment.objects.bulk_create(enrolments, batch_size=500)
    added.update(activities=new, enrolments=len(enrolments))
