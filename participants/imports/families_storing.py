"""Writing down the families of a list: those we know are recognised, never doubled or merged."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import chain

from django.utils.translation import gettext as _

from core.batches import batches
from core.search import folded
from participants.actions.milestones import refresh_families
from participants.imports.families import FamiliesPlan, FamilyDraft
from participants.imports.households import Known, key_of, people_named, person_of, save_households
from participants.imports.ledger import Ledger
from participants.imports.outcomes import Options, Place
from participants.models import Case, ContactMoment, Family, FindingPlace, Person

DETAILS = ["name", "phone", "street", "postcode", "search_key"]


@dataclass(slots=True)
class Match:
    """What a draft turned out to be: the family that it is, new or known."""

    draft: FamilyDraft
    family: Family
    is_new: bool = False
    only_member: Person | None = None  # of a household of which we knew one name and nothing else


def store_families(plan: FamiliesPlan, options: Options, ledger: Ledger) -> dict[str, int]:
    """Write ``plan``; returns how many rows of each kind came into being."""
    marks = {draft.place: fingerprint(draft, ledger) for draft in plan.families}
    ledger.recall(marks.values())
    matches, doubtful = match_all(plan, marks, ledger)
    for draft in doubtful:
        reason = _("We kennen al een gezin dat hierop lijkt. Kijk of het hetzelfde gezin is.")
        plan.findings.notice(draft.place.sheet, draft.place.row, "", reason)
    added: Counter[str] = Counter(families=0, people=0, cases=0, contact_moments=0)
    add_households(matches, added)
    add_cases(matches, options, added)
    add_first_contacts(matches, added)
    refresh_families(match.family.pk for match in matches)
    return dict(added)


def fingerprint(draft: FamilyDraft, ledger: Ledger) -> str:
    """What marks this row as the same row another time."""
    parents = "|".join(folded(str(name)) for name in draft.parents)
    children = "|".join(f"{folded(child.given_name)}{child.birth_year}" for child in draft.children)
    place = folded(draft.finding_place)
    days = (draft.found_on, draft.first_contact_on)
    return ledger.fingerprint(
        folded(str(draft.name)), parents, children, draft.phone, folded(draft.street), place, *days
    )


def match_all(
    plan: FamiliesPlan, marks: dict[Place, str], ledger: Ledger
) -> tuple[list[Match], list[FamilyDraft]]:
    """Every draft with its family; and the drafts that look like a family without being sure."""
    named = people_named(key_of(name) for draft in plan.families for name in draft.parents)
    phoned = families_phoned(plan.families)
    same_name = Counter(key_of(draft.parents[0]) for draft in plan.families if draft.parents)
    matches, doubtful = [], []
    for draft in plan.families:
        key = key_of(draft.parents[0]) if draft.parents else ""
        alike = named.get(key, [])
        others = phoned.get(draft.phone, []) if draft.phone else []
        known = recognised(draft, alike, others)
        bare = adopted(alike, is_only=same_name[key] == 1)
        was_taken_in = ledger.is_known(marks[draft.place])
        if known:
            matches.append(Match(draft, known))
        elif bare:
            matches.append(Match(draft, bare.family, only_member=bare))
        elif not was_taken_in:
            matches.append(Match(draft, new_family(draft), is_new=True))
            doubtful += [draft] if alike or others else []
    return matches, doubtful


def families_phoned(drafts: list[FamilyDraft]) -> dict[str, list[Family]]:
    """The families we know by the telephone numbers of ``drafts``."""
    phoned: dict[str, list[Family]] = {}
    for batch in batches(draft.phone for draft in drafts if draft.phone):
        for family in Family.objects.filter(phone__in=batch).order_by("pk"):
            phoned.setdefault(family.phone, []).append(family)
    return phoned


def recognised(draft: FamilyDraft, alike: list[Known], phoned: list[Family]) -> Family | None:
    """The family that surely is this one: the same names, and the same telephone or street."""
    candidates = [known.family for known in alike]
    if not draft.parents:
        candidates += phoned
    for family in candidates:
        has_same_name = folded(family.name) == folded(str(draft.name))
        has_same_phone = bool(draft.phone) and family.phone == draft.phone
        has_same_street = bool(draft.street) and folded(family.street) == folded(draft.street)
        if has_same_name and (has_same_phone or has_same_street):
            return family
    return None


def adopted(alike: list[Known], *, is_only: bool) -> Person | None:
    """Somebody of whom we knew only the name, when nobody else can be meant."""
    return alike[0].person if is_only and len(alike) == 1 and alike[0].is_bare else None


def new_family(draft: FamilyDraft) -> Family:
    """The household of a draft, not yet saved."""
    return Family(
        name=str(draft.name)[:200], phone=draft.phone, street=draft.street, postcode=draft.postcode
    )


def add_households(matches: list[Match], added: Counter[str]) -> None:
    """New families with their people; a household of one name gets the rest of its own."""
    new = [match for match in matches if match.is_new]
    people = list(chain.from_iterable(map(people_of, new)))
    save_households([match.family for match in new], people)
    added.update(families=len(new), people=len(people))
    known, others = [], []
    for match in matches:
        if match.only_member:
            known.append(match.only_member)
            others += completed(match, match.only_member)
    Person.objects.bulk_create(others, batch_size=500)
    Person.objects.bulk_update(known, ["role"], batch_size=500)
    Family.objects.bulk_update([person.family for person in known], DETAILS, batch_size=500)
    added.update(people=len(others))


def completed(match: Match, known: Person) -> list[Person]:
    """Give a household of one name its details; returns the people who were still missing."""
    family, draft = match.family, match.draft
    family.name, family.phone = str(draft.name)[:200], draft.phone
    family.street, family.postcode = draft.street, draft.postcode
    first, *others = people_of(match)
    known.role = first.role
    family.search_key = family.key_with([known, *others])
    return others


def people_of(match: Match) -> list[Person]:
    """The parents and children of a draft. A child with a first name carries the family's name."""
    draft, family = match.draft, match.family
    people = [person_of(name, family, Person.Role.PARENT) for name in draft.parents]
    for child in draft.children:
        person = Person(family=family, role=Person.Role.CHILD, birth_year=child.birth_year)
        if child.given_name:
            person.given_name = child.given_name[:100]
            person.name_prefix, person.family_name = draft.name.prefix, draft.name.name[:100]
        person.fold_search_key()
        people.append(person)
    return people


def add_cases(matches: list[Match], options: Options, added: Counter[str]) -> None:
    """A case for every family without one that covers the day it was found, and its programme."""
    places = finding_places({match.draft.finding_place for match in matches} - {""}, added)
    latest = latest_cases(matches)
    new = [
        Case(
            family=match.family,
            found_on=match.draft.found_on,
            finding_place=places.get(folded(match.draft.finding_place)),
        )
        for match in {match.family.pk: match for match in reversed(matches)}.values()
        if needs_case(latest.get(match.family.pk), match.draft)
    ]
    Case.objects.bulk_create(new, batch_size=500)
    added.update(cases=len(new))
    if options.programme:
        running = [case for case in latest.values() if case.closed_on is None]
        through = Case.programmes.through
        through.objects.bulk_create(
            [through(case=case, programme=options.programme) for case in [*new, *running]],
            ignore_conflicts=True,
            batch_size=500,
        )


def latest_cases(matches: list[Match]) -> dict[int, Case]:
    """The last case of each family that was known already."""
    latest: dict[int, Case] = {}
    for batch in batches(match.family.pk for match in matches if not match.is_new):
        for case in Case.objects.filter(family__in=batch).order_by("found_on", "pk"):
            latest[case.family_id] = case
    return latest


def needs_case(latest: Case | None, draft: FamilyDraft) -> bool:
    """Whether a stretch of work starts here: none yet, or found again after the last was closed."""
    return latest is None or (latest.closed_on is not None and latest.closed_on < draft.found_on)


def finding_places(names: set[str], added: Counter[str]) -> dict[str, FindingPlace]:
    """The finding places by folded name; those we do not know yet are added."""
    places = {folded(place.name): place for place in FindingPlace.objects.all()}
    new = {folded(name): FindingPlace(name=name) for name in sorted(names)}
    missing = [place for key, place in new.items() if key not in places]
    FindingPlace.objects.bulk_create(missing)
    added.update(finding_places=len(missing))
    return {**new, **places}


def add_first_contacts(matches: list[Match], added: Counter[str]) -> None:
    """A conversation on the day of the first contact, unless something was noted on that day."""
    talks = {
        (match.family.pk, match.draft.first_contact_on): match.family
        for match in matches
        if match.draft.first_contact_on
    }
    noted: set[tuple[int, date]] = set()
    for batch in batches(family for family, day in talks):
        contacts = ContactMoment.objects.filter(family__in=batch)
        noted.update(contacts.values_list("family", "happened_on"))
    new = [
        ContactMoment(
            family=family,
            happened_on=day,
            kind=ContactMoment.Kind.NEIGHBOURHOOD,
            was_reached=True,
            note=_("Eerste contact, overgenomen uit een lijst."),
        )
        for (pk, day), family in talks.items()
        if (pk, day) not in noted
    ]
    ContactMoment.objects.bulk_create(new, batch_size=500)
    added.update(contact_moments=len(new))
