"""Who is on the register of a session, ready for the screen."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import groupby, islice
from operator import attrgetter
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import formats
from django.utils.text import get_text_list
from django.utils.translation import gettext

from accounts.models import User
from activities.models import Activity, Duty, Session, Volunteer
from core.directions import isolated
from core.questions import Blank, answers
from core.search import folded
from participants.models import Attendance, Enrolment, Family, Person, Suggestion
from participants.models.families import PersonQuerySet

NAMES = ("role", "given_name", "name_prefix", "family_name")
MOST_DOUBTS = 6
MANY_HOUSES = 12


@dataclass(frozen=True, slots=True)
class Guest:
    """One person on a register."""

    pk: int
    name: str
    is_here: bool
    was_unnamed: bool = False
    """Was counted as a visitor without a name first."""
    helps: bool = False
    """Helps this time, and so is no participant."""


@dataclass(frozen=True)
class House:
    """A family on a register: one tap is all of them."""

    pk: int
    name: str
    guests: list[Guest]
    welcome: str = ""
    """Who is new, and who comes along: for whoever opens the door."""

    @property
    def size(self) -> int:
        return len(self.guests)

    @cached_property
    def here(self) -> int:
        """How many of them are marked."""
        return sum(guest.is_here for guest in self.guests)

    @property
    def state(self) -> str:
        """How many are here; when nobody is yet, what one tap will make of it."""
        if self.size == 1:
            return gettext("hier")
        return gettext("%(here)s van %(size)s") % {
            "here": self.here or self.size,
            "size": self.size,
        }

    @property
    def is_part(self) -> bool:
        """Some are here and some are not."""
        return 0 < self.here < self.size

    @property
    def others(self) -> str:
        """The family besides the one it is called after: ``met Ruby, Sem en Milan``."""
        names = [isolated(guest.name) for guest in self.guests[1:]]
        if not names:
            return ""
        return gettext("met %(names)s") % {"names": get_text_list(names, gettext("en"))}


@dataclass(frozen=True, slots=True)
class Register:
    """The register of one session, as one person may see it."""

    session: Session
    houses: list[House]
    locked: str

    def in_short(self) -> "Register":
        """Without who comes along with whom."""
        return replace(self, houses=[replace(house, welcome="") for house in self.houses])

    @property
    def named(self) -> int:
        """How many people are marked as being here."""
        return sum(house.here for house in self.houses)

    @property
    def here(self) -> list[int]:
        """The keys of who is here, in their order."""
        guests = (guest for house in self.houses for guest in house.guests)
        return sorted(guest.pk for guest in guests if guest.is_here)

    @property
    def named_later(self) -> list[Guest]:
        """Who was counted without a name first."""
        return [guest for house in self.houses for guest in house.guests if guest.was_unnamed]

    @property
    def is_long(self) -> bool:
        """So many families that one wants to search for a name."""
        return len(self.houses) > MANY_HOUSES

    @property
    def total(self) -> int:
        """Everybody who is here, with a name or without."""
        return self.named + self.session.unnamed_visitors


def people_on(session: Session) -> PersonQuerySet:
    """The families who take part on that day and whoever was marked; adds ``is_here`` and ``helps``.

    Who helps is no participant of the same session, unless somebody said so.
    """
    here = Attendance.objects.filter(session=session.pk).order_by()
    enrolled = Enrolment.objects.current(session.held_on).filter(activity=session.activity_id)
    members = Person.objects.filter(family__in=enrolled.order_by().values("person__family"))
    on_it = members.order_by().values("pk").union(here.values("person"))
    helps = Duty.objects.standing().filter(
        session=session.pk, volunteer=OuterRef("volunteer"), is_also_visitor=False
    )
    return Person.objects.filter(pk__in=on_it).annotate(
        is_here=Exists(here.filter(person=OuterRef("pk"))), helps=Exists(helps.order_by())
    )


def volunteers_at(session: Session) -> QuerySet[Volunteer]:
    """Who helps at ``session``, and who always does: its hosts."""
    duties = Duty.objects.standing().filter(session=session).order_by().values("volunteer")
    hosts = Activity.hosts.through.objects.filter(activity=session.activity_id).values("user")
    return Volunteer.objects.filter(Q(pk__in=duties) | Q(account__in=hosts)).by_name()


def _was_unnamed(session: Session) -> Exists:
    counted = Attendance.objects.filter(session=session.pk, was_unnamed=True).order_by()
    return Exists(counted.filter(person=OuterRef("pk")))


def read_register(session: Session, *, user: User, today: date) -> Register:
    """The register of ``session`` in one query.

    Whole names only of families whose file ``user`` may open; of others name and initial.
    """
    on: dict[str, Any] = {
        "session": session.pk,
        "activity": session.activity_id,
        "held_on": session.held_on,
    }
    people = answers(_people, user.role, user=user.pk, **on)
    by_family = sorted(people, key=attrgetter("family_id"))
    houses = [
        _house(pk, list(members)) for pk, members in groupby(by_family, key=attrgetter("family_id"))
    ]
    houses.sort(key=lambda house: (folded(house.name), house.pk))
    return Register(session=session, houses=houses, locked=why_locked(session, today=today))


def _people(
    role: str, user: Blank, session: Blank, activity: Blank, held_on: Blank
) -> QuerySet[Person]:
    on = Session(pk=session, activity_id=activity, held_on=held_on)
    theirs = Family.objects.visible_to(User(pk=user, role=role)).filter(pk=OuterRef("family"))
    people = people_on(on).annotate(
        is_theirs=Exists(theirs), was_unnamed=_was_unnamed(on), **_welcomed(on)
    )
    return people.parents_first().only("family", *NAMES)


def _welcomed(session: Session) -> dict[str, Subquery]:
    """Who comes along with somebody new (empty: nobody), and with whom no longer is (None: no).

    And with whom came somebody who was put on the list that day.
    """
    suggested = Suggestion.objects.filter(family=OuterRef("family"))
    return {
        "new_with": Subquery(suggested.new_at(session).companions()[:1]),
        "comes_with": Subquery(suggested.accompanied_at(session).companions()[:1]),
        "brought_by": Subquery(
            Enrolment.objects.filter(person=OuterRef("pk")).brought_to(session).companions()[:1]
        ),
    }


def why_locked(session: Session, *, today: date) -> str:
    """A sentence that says why nobody can be marked now; empty when they can."""
    if session.is_cancelled:
        return gettext("Deze bijeenkomst ging niet door: %(why)s") % {
            "why": isolated(session.cancelled_because)
        }
    if session.held_on > today:
        day = formats.date_format(session.held_on, gettext("l j F"))
        return gettext("Deze bijeenkomst is pas op %(day)s. Dan kun je aantikken wie er is.") % {
            "day": day
        }
    return ""


def people_met_by(user: User) -> PersonQuerySet:
    """Whom a register may suggest to ``user``.

    To a host only who was seen or enrolled at an activity of theirs: a suggestion tells that
    somebody is known to the foundation.
    """
    if user.is_caseworker:
        return Person.objects.all()
    activities = Activity.objects.visible_to(user).order_by().values("pk")
    enrolled = Enrolment.objects.filter(activity__in=activities).order_by().values("person")
    seen = Attendance.objects.filter(session__activity__in=activities).order_by().values("person")
    return Person.objects.filter(Q(pk__in=enrolled) | Q(pk__in=seen))


def same_name(person: Person, *, among: PersonQuerySet) -> list[Person]:
    """Those ``among`` people whom we may know already under the name of ``person``, at most six.

    Without a family name the given name decides; an initial is enough to tell ``Fatma A.`` from
    ``Fatma B.``
    """
    given, initial = folded(person.given_name), folded(person.family_name)[:1]
    if not given:  # a name of signs only, which nobody can search for
        return list(among.filter(given_name=person.given_name)[:MOST_DOUBTS])
    alike = among.filter(search_key__startswith=given).order_by("given_name", "pk")
    known = (person for person in alike.iterator() if _is_alike(person, given, initial))
    return list(islice(known, MOST_DOUBTS))


def _is_alike(known: Person, given: str, initial: str) -> bool:
    theirs = folded(known.family_name)[:1]
    return folded(known.given_name) == given and (not initial or theirs in {initial, ""})


def _house(pk: int, members: list[Any]) -> House:
    """The first member gives the house its name, the others only need their given name."""
    first = members[0]
    head = str(first) if first.is_theirs else first.register_name
    given = [person.given_name or person.get_role_display() for person in members[1:]]
    names = told_apart([head, *given])
    guests = [
        Guest(person.pk, name, person.is_here, person.was_unnamed, person.helps)
        for person, name in zip(members, names, strict=True)
    ]
    return House(pk=pk, name=names[0], guests=guests, welcome=_welcome(members))


def _welcome(members: list[Any]) -> str:
    """In words who is new, who comes along and who helps; names are all that a host learns."""
    first = members[0]
    brought = next((one.brought_by for one in members if one.brought_by), None)
    new_with = brought or first.new_with
    companion = new_with if new_with is not None else first.comes_with
    words = [
        gettext("nieuw") if new_with is not None else "",
        gettext("komt met %(name)s") % {"name": isolated(companion)} if companion else "",
        *(
            gettext("%(name)s helpt deze keer") % {"name": isolated(one.register_name)}
            for one in members
            if one.helps
        ),
    ]
    return gettext(", ").join(filter(None, words))


def told_apart(names: Iterable[str]) -> list[str]:
    """``names`` in their order; two children without a name become ``kind 1`` and ``kind 2``."""
    every = list(names)
    seen: dict[str, int] = {}
    told = []
    for name in every:
        seen[name] = seen.get(name, 0) + 1
        told.append(f"{name} {seen[name]}" if every.count(name) > 1 else name)
    return told
