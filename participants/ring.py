"""The ring around a family when our work began and now: what changed, without a questionnaire."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from core.periods import Period
from participants.files import ties_of
from participants.models import Attendance, Case, Family, Tie
from participants.models.referrals import GONE

LATELY = timedelta(weeks=8)
"""A group or activity stands in the ring while somebody of the family came in these weeks."""
OFTEN = 3
"""On so many days in them it is near, as for connection (decision 0016)."""


class Shape(Enum):
    """How somebody is drawn: a person the family knows, a group, or whose work it is."""

    PERSON = "circle"
    GROUP = "square"
    WORK = "diamond"


@dataclass(frozen=True, slots=True)
class Spot:
    """Somebody, or a group, in the ring on one day."""

    key: str
    """The same one on another day has the same key."""
    name: str
    who: str
    text: str
    shape: Shape
    is_near: bool
    label: str = ""
    """What the drawing has room for: one word or two."""
    together_on: date | None = None


@dataclass(frozen=True, slots=True)
class Ring:
    """Who stood around a family on a day, the nearest first."""

    title: str
    day: date
    spots: Sequence[Spot]

    @property
    def people_near(self) -> int:
        """How many people of its own the family had near."""
        return sum(spot.is_near for spot in self.spots if spot.shape is Shape.PERSON)

    @property
    def groups(self) -> int:
        return sum(spot.shape is Shape.GROUP for spot in self.spots)


class Line(NamedTuple):
    """One line of the table that says the same as the pictures."""

    spot: Spot
    was_there: bool
    is_there: bool


@dataclass(frozen=True, slots=True)
class Rings:
    """The ring when the case began (None: there is no case) and now, or when the case was closed."""

    before: Ring | None
    after: Ring
    there: list[Tie]
    """Who the family can turn to today, its own people first."""
    left: list[Tie]
    """Who is not in the ring any more."""

    @property
    def lines(self) -> list[Line]:
        """Everybody of both rings once, as they were last."""
        before = {spot.key: spot for spot in self.before.spots} if self.before else {}
        after = {spot.key: spot for spot in self.after.spots}
        return [Line(spot, key in before, key in after) for key, spot in (after | before).items()]

    @property
    def summary(self) -> str:
        """What the pictures show, in a sentence or two; with the two days."""
        told = [ring for ring in (self.before, self.after) if ring]
        people = (_people(ring.people_near) % {"day": _day(ring.day)} for ring in told)
        return " ".join([*people, *_groups(self.after.groups)])


def rings_of(family: Family, user: User) -> Rings:
    """The rings of ``family`` around its case that runs, or else the last one; four queries."""
    today = timezone.localdate()
    cases = family.cases.all()
    case = next((case for case in cases if case.closed_on is None), next(iter(cases), None))
    last = (case.closed_on if case else None) or today
    first = case.found_on if case else last
    ties, visited = ties_of(family, user), _visited(family, first, last)
    around = [*_people_in(ties), *_groups_in(visited), *_partners_in(family)]
    there = sorted((tie for tie in ties if tie.is_there), key=lambda tie: not tie.is_anchor)
    ended = sorted((tie for tie in ties if not tie.is_there), key=_left_on, reverse=True)
    after = Ring(_title_of(case), last, [*_on(around, last), *_coach(family, case)])
    before = Ring(_("Toen we begonnen"), first, list(_on(around, first))) if case else None
    return Rings(before, after, there, ended)


class Presence(NamedTuple):
    """Somebody, and on which days they were in the ring; the spot may look different each day."""

    spots: dict[date | None, Spot]
    """By the day it holds for; None: for every day."""
    first: date | None
    until: date | None
    """The first day on which they are no longer there."""


def _on(around: Iterable[Presence], day: date) -> Iterator[Spot]:
    there = [
        one.spots.get(day) or one.spots.get(None)
        for one in around
        if (one.first is None or one.first <= day) and (one.until is None or one.until > day)
    ]
    yield from sorted(filter(None, there), key=lambda spot: not spot.is_near)


def _people_in(ties: Iterable[Tie]) -> Iterator[Presence]:
    for tie in ties:
        is_work = tie.kind == Tie.Kind.PROFESSIONAL
        spot = Spot(
            key=f"tie-{tie.pk}",
            name=tie.name,
            who=tie.get_kind_display(),
            text=tie.uses,
            shape=Shape.WORK if is_work else Shape.PERSON,
            is_near=tie.is_anchor,
            label=tie.uses.partition(":")[0].partition(",")[0],
            together_on=tie.together_on,  # type: ignore[attr-defined]  # annotated
        )
        yield Presence({None: spot}, tie.started_on, tie.ended_on)


Visited = list[tuple[int, str, dict[date, int]]]


def _visited(family: Family, first: date, last: date) -> Visited:
    """Per activity (key, name) on how many days somebody came in the weeks up to each of two days."""
    on = {day: _within(Period(day - LATELY + timedelta(days=1), day)) for day in (first, last)}
    rows = (
        Attendance.objects.that_count()
        .filter(on[first] | on[last], person__family=family)
        .values_list("session__activity", "session__activity__name")
        .annotate(
            before=Count("session__held_on", distinct=True, filter=on[first]),
            after=Count("session__held_on", distinct=True, filter=on[last]),
        )
        .order_by("-after", "-before", "session__activity__name")
    )
    return [(pk, name, {first: before, last: after}) for pk, name, before, after in rows]


def _within(period: Period) -> Q:
    return Q(session__held_on__range=(period.first, period.last))


def _groups_in(visited: Visited) -> Iterator[Presence]:
    for pk, name, days in visited:
        spots: dict[date | None, Spot] = {
            day: Spot(
                key=f"activity-{pk}",
                name=name,
                who=_("groep of activiteit"),
                text=_times(times),
                shape=Shape.GROUP,
                is_near=times >= OFTEN,
                label=ngettext("%(times)s keer", "%(times)s keer", times) % {"times": times},
            )
            for day, times in days.items()
            if times
        }
        yield Presence(spots, None, None)


def _times(times: int) -> str:
    text = ngettext("%(times)s keer in 8 weken", "%(times)s keer in 8 weken", times)
    return text % {"times": times}


def _partners_in(family: Family) -> Iterator[Presence]:
    rows = family.referrals.exclude(outcome__in=GONE).order_by("sent_on", "pk")
    known: set[int] = set()
    for pk, name, sent_on in rows.values_list("organisation", "organisation__name", "sent_on"):
        if pk not in known:
            spot = Spot(f"partner-{pk}", name, _("partner"), "", Shape.WORK, is_near=False)
            yield Presence({None: spot}, sent_on, None)
        known.add(pk)


def _coach(family: Family, case: Case | None) -> Iterator[Spot]:
    """Our own coach, as long as we work with the family: before it, and after, we are not there."""
    if family.coach and not (case and case.closed_on):
        yield Spot("coach", str(family.coach), _("coach"), "", Shape.WORK, is_near=False)


def _title_of(case: Case | None) -> str:
    return _("Toen we afsloten") if case and case.closed_on else _("Nu")


def _left_on(tie: Tie) -> date:
    return tie.ended_on or date.max


def _groups(number: int) -> Iterator[str]:
    if number:
        yield ngettext(
            "Het gezin kwam toen bij %(number)s groep of activiteit.",
            "Het gezin kwam toen bij %(number)s groepen of activiteiten.",
            number,
        ) % {"number": number}


def _people(near: int) -> str:
    if not near:
        return _("Op %(day)s was er niemand dichtbij.")
    text = ngettext(
        "Op %(day)s was er %(near)s mens dichtbij.",
        "Op %(day)s waren er %(near)s mensen dichtbij.",
        near,
    )
    return text % {"near": near, "day": "%(day)s"}


def _day(day: date) -> str:
    return date_format(day, "j F Y")
