"""What there is to do, as far as it matters to whom it suits."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any, NamedTuple

from django.db.models import Min, QuerySet
from django.db.models.functions import ExtractIsoWeekDay

from activities.models import Activity, Organisation, Session
from core.moments import Part, part_of
from participants.waits import how_many

AHEAD = timedelta(weeks=8)
"""How far we look in the agenda for the days of an activity."""

Names = dict[int, str]


class Moment(NamedTuple):
    """A day of the week (Monday 0) and the part of that day, None when the hour is not known."""

    weekday: int
    part: Part | None


@dataclass(frozen=True, slots=True)
class Offer:
    """One activity: what it takes away, for whom, when and where. What is empty we do not know."""

    pk: int
    name: str
    takes_away: Names = field(default_factory=dict)
    languages: Names = field(default_factory=dict)
    child_age_from: int | None = None
    child_age_to: int | None = None
    for_whom: str = ""
    room: int | None = None
    enrolled: int = 0
    waiting: int = 0
    moments: frozenset[Moment] = frozenset()
    next_on: date | None = None
    next_at: time | None = None
    area: int | None = None
    place: str = ""
    group: str = ""

    @property
    def places_left(self) -> int | None:
        """How many more people it can take; None when there is no limit that we know of."""
        return None if self.room is None else max(self.room - self.enrolled, 0)


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation one can bring a family to: what it takes away, and in which languages."""

    pk: int
    name: str
    takes_away: Names
    languages: Names
    full_until_on: date | None


class Row(NamedTuple):
    """What an activity says of itself, in the order of ``COLUMNS``."""

    pk: int
    name: str
    child_age_from: int | None
    child_age_to: int | None
    for_whom: str
    room: int | None
    starts_at: time | None
    area: int | None
    place: str | None
    group: str | None
    gap: int | None
    gap_name: str | None


COLUMNS = (
    *Row._fields[:7],
    *("place__area", "place__name", "group__name", "group__gap", "group__gap__name"),
)


def offers_on(activities: QuerySet[Activity], today: date) -> list[Offer]:
    """Those of ``activities`` that run on ``today``; five queries, however many there are.

    What a group was begun for is taken away wherever that group meets.
    """
    running = activities.current(today)  # type: ignore[attr-defined]
    rows = [Row(*row) for row in running.order_by("name").values_list(*COLUMNS)]
    within = running.order_by().values("pk")
    takes_away = _names(Activity.takes_away.through, "activity", "obstaclekind", within)
    languages = _names(Activity.languages.through, "activity", "language", within)
    taken, coming = how_many(within, today), _coming(within, today)
    return [
        _offer(
            row,
            coming[row.pk],
            takes_away=takes_away[row.pk],
            languages=languages[row.pk],
            taken=taken.get(row.pk, (0, 0)),
        )
        for row in rows
    ]


def _offer(
    row: Row,
    coming: list["Coming"],
    *,
    takes_away: Names,
    taken: tuple[int, int],
    **known: Any,
) -> Offer:
    """The activity of ``row``, with what was found out about it elsewhere."""
    gap = {row.gap: row.gap_name or ""} if row.gap else {}
    usual = row.starts_at
    return Offer(
        pk=row.pk,
        name=row.name,
        takes_away=takes_away | gap,
        child_age_from=row.child_age_from,
        child_age_to=row.child_age_to,
        for_whom=row.for_whom,
        room=row.room,
        enrolled=taken[0],
        waiting=taken[1],
        moments=frozenset(Moment(day, part_of(at or usual)) for day, at, _on in coming),
        area=row.area,
        place=row.place or "",
        group=row.group or "",
        **_next(coming, usual),
        **known,
    )


def partners_on(today: date) -> list[Partner]:
    """The partners that work with us and say what they take away; three queries."""
    partners = Organisation.objects.filter(is_active=True).exclude(kind=Organisation.Kind.FUNDER)
    within = partners.order_by().values("pk")
    takes_away = _names(Organisation.takes_away.through, "organisation", "obstaclekind", within)
    languages = _names(Organisation.languages.through, "organisation", "language", within)
    return [
        Partner(pk, name, takes_away[pk], languages[pk], full if full and full >= today else None)
        for pk, name, full in partners.values_list("pk", "name", "full_until_on")
        if takes_away[pk]
    ]


Coming = tuple[int, time | None, date]


def _next(coming: Iterable[Coming], usual: time | None) -> dict[str, Any]:
    """The first time from today on."""
    first = min(((on, at or usual) for _day, at, on in coming), default=None, key=lambda at: at[0])
    return {"next_on": first[0], "next_at": first[1]} if first else {}


def _names(through: Any, whose: str, what: str, within: QuerySet[Any, Any]) -> dict[int, Names]:
    """The names of what is ticked at each row, from the table between the two."""
    names: dict[int, Names] = defaultdict(dict)
    rows = through.objects.filter(**{f"{whose}__in": within}).order_by(f"{what}__name")
    for row, pk, name in rows.values_list(whose, what, f"{what}__name"):
        names[row][pk] = name
    return names


def _coming(within: QuerySet[Any, Any], today: date) -> dict[int, list[Coming]]:
    """On which days of the week and at what hours there is something in the coming weeks."""
    sessions = Session.objects.took_place().filter(
        activity__in=within, held_on__range=(today, today + AHEAD)
    )
    rows = (
        sessions.order_by()
        .values_list("activity", ExtractIsoWeekDay("held_on"), "starts_at")
        .annotate(Min("held_on"))
    )
    coming: dict[int, list[Coming]] = defaultdict(list)
    for activity, weekday, starts_at, first_on in rows:
        coming[activity].append((weekday - 1, starts_at, first_on))
    return coming
