"""Whether a group of neighbours runs without us: by what was written down of its meetings (decision 0023).

The same rule twice: for the groups of a list or a figure the database judges one day, for the page of
one group every day is looked at. A test keeps both equal.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from activities.models import GroupSupport, Hands, NeighbourhoodGroup, Session

ENOUGH_MEETINGS = 5
"""So many days together in a row, all in the hands of the group."""
QUIET_WEEKS = 8
"""A group that did not meet for so long is asleep: a summer holiday of six weeks is no sleep."""
QUIET = timedelta(weeks=QUIET_WEEKS)
BY_THE_GROUP = Q(
    carrying__opened_by=Hands.GROUP,
    carrying__decided_by=Hands.GROUP,
    carrying__listed_by=Hands.GROUP,
)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One time together, and in whose hands it was; "" when nobody noted that."""

    pk: int
    day: date
    activity: str
    opened_by: str = ""
    decided_by: str = ""
    listed_by: str = ""

    @property
    def hands(self) -> tuple[str, str, str]:
        """Who opened, who decided, who kept the list."""
        return self.opened_by, self.decided_by, self.listed_by

    @property
    def is_known(self) -> bool:
        return all(self.hands)

    @property
    def is_by_the_group(self) -> bool:
        return set(self.hands) == {Hands.GROUP}


def independence_rule() -> str:
    """When a group runs without us, as it is printed wherever that is said."""
    return _(
        "De laatste %(times)s keer deed de groep alles zelf: openen, beslissen en de lijst. De laatste "
        "%(weeks)s weken kwam de groep bij elkaar en hielpen wij alleen door te bellen of te appen."
    ) % {"times": ENOUGH_MEETINGS, "weeks": QUIET_WEEKS}


def held_by(group: NeighbourhoodGroup | OuterRef, until: date | OuterRef) -> QuerySet[Session]:
    """The meetings of ``group`` up to and including the day ``until``; called off is not held."""
    return Session.objects.took_place().filter(activity__group=group, held_on__lte=until).order_by()


def meetings_of(group: NeighbourhoodGroup, until: date) -> list[Meeting]:
    """Every meeting of ``group`` up to ``until``, the last first; one query."""
    rows = held_by(group, until).order_by("-held_on", "-pk")
    hands = [f"carrying__{name}" for name in ("opened_by", "decided_by", "listed_by")]
    return [
        Meeting(pk, day, activity, *(told or "" for told in hands))
        for pk, day, activity, *hands in rows.values_list("pk", "held_on", "activity__name", *hands)
    ]


def with_meetings(groups: QuerySet[NeighbourhoodGroup], on: date) -> QuerySet[NeighbourhoodGroup]:
    """Adds the days that matter on the day ``on``, each None when there is none.

    ``first_met_on``, ``fifth_met_on``, ``last_met_on``; ``fifth_last_on``, the fifth day from the end;
    ``leaned_on``, the last meeting that was not all in the hands of the group; ``helped_on``, the last
    day we did more for it than call.
    """
    held = held_by(OuterRef("pk"), on)
    days = held.values("held_on").distinct()
    leaned = held.exclude(BY_THE_GROUP)
    helped = GroupSupport.objects.filter(group=OuterRef("pk"), given_on__lte=on).exclude(
        kind=GroupSupport.Kind.CALL
    )
    return groups.annotate(
        first_met_on=Subquery(days.order_by("held_on")[:1]),
        fifth_met_on=Subquery(days.order_by("held_on")[4:5]),
        last_met_on=Subquery(days.order_by("-held_on")[:1]),
        fifth_last_on=Subquery(days.order_by("-held_on")[ENOUGH_MEETINGS - 1 : ENOUGH_MEETINGS]),
        leaned_on=Subquery(
            leaned.values("activity__group").annotate(last=Max("held_on")).values("last")
        ),
        helped_on=Subquery(
            helped.order_by().values("group").annotate(last=Max("given_on")).values("last")
        ),
    )


def is_independent(on: date) -> Q:
    """The condition that a group of ``with_meetings`` runs without us on the day ``on``."""
    return (
        Q(fifth_last_on__isnull=False, last_met_on__gt=on - QUIET)
        & (Q(leaned_on=None) | Q(leaned_on__lt=F("fifth_last_on")))
        & (Q(helped_on=None) | Q(helped_on__lte=on - QUIET))
    )


def independent_since(
    meetings: Iterable[Meeting], helped_on: Collection[date], until: date
) -> date | None:
    """Since when the group runs without us; None when it does not on the day ``until``.

    ``helped_on`` are the days on which we did more than call.
    """
    by_day: dict[date, bool] = {}
    for meeting in meetings:
        by_day[meeting.day] = by_day.get(meeting.day, True) and meeting.is_by_the_group
    may_change = {*by_day, *helped_on, *(day + QUIET for day in (*by_day, *helped_on)), until}
    since = None
    for day in sorted(day for day in may_change if day <= until):
        stands = _was_independent(by_day, helped_on, day)
        since = (since or day) if stands else None
    return since


def _was_independent(by_day: dict[date, bool], helped_on: Collection[date], on: date) -> bool:
    days = sorted(day for day in by_day if day <= on)
    last = days[-ENOUGH_MEETINGS:]
    return (
        len(last) == ENOUGH_MEETINGS
        and all(by_day[day] for day in last)
        and last[-1] > on - QUIET
        and not any(on - QUIET < day <= on for day in helped_on)
    )
