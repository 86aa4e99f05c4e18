"""How the groups of neighbours live: who belongs to them, who carries the meetings, what we did."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from django.db.models import Count, Max, Min, QuerySet

from accounts.models import User
from activities.models import (
    Carrying,
    GroupNeed,
    GroupSupport,
    Hands,
    NeighbourhoodGroup,
    Programme,
    Session,
)
from config.demo.calendar import workday
from config.demo.dice import dice
from config.demo.rows import write
from participants.models import Attendance, Membership, Person

OURS, BOTH, THEIRS = Hands.US, Hands.TOGETHER, Hands.GROUP
Role = Membership.Role
ROLES = (Role.INITIATOR, Role.OPENER, Role.LIST_KEEPER, Role.MEMBER, Role.MEMBER, Role.MEMBER)
JOINS_AFTER, PULLS_AFTER = 21, 120  # days after the first visit, on average
NOTED = 30  # meetings back: who carried it was noted from then on
TRAININGS = (
    "zaal reserveren",
    "begroting maken",
    "vrijwilligers vragen",
    "de sleutel en het alarm",
)


@dataclass(frozen=True, slots=True)
class Life:
    """A group as it is today: what it does itself, what it asks, when we were there."""

    founder: str
    hands: tuple[Hands, Hands, Hands]
    """Who opens, decides and keeps the list in the last meetings; before that more was ours."""
    alone: int
    """So many of the last meetings the group did all of it."""
    needs: tuple[GroupNeed.Kind, ...]
    """What it needed, the last one now."""
    help_every: int
    """Days between the times we did more than call, and since the last one."""
    calls_every: int


LIVES = {
    "Koken aan de Pascalweg": Life(
        "Corrie", (THEIRS, BOTH, THEIRS), 9, tuple(GroupNeed.Kind), 160, 30
    ),
    "Moeders aan de Pascalweg": Life(
        "Jolanda", (THEIRS, BOTH, OURS), 0, (GroupNeed.Kind.WEEKLY, GroupNeed.Kind.MONTHLY), 24, 45
    ),
    "Naaicafé Spinozaweg": Life("Ria", (BOTH, BOTH, OURS), 0, (GroupNeed.Kind.WEEKLY,), 9, 20),
    "Tuin Spinozapark": Life(
        "Wim", (THEIRS, THEIRS, BOTH), 2, (GroupNeed.Kind.WEEKLY, GroupNeed.Kind.MONTHLY), 75, 62
    ),
}
IDEAS = {
    "Fietsles Wartburg": ("Moeders willen leren fietsen, samen en zonder haast.", 16, ""),
    "Vaders koken mee": ("Een avond per maand staan de vaders achter het fornuis.", 40, "Hassan"),
}
"""What it would be, how many days ago it was thought up, and who wants to pull it."""


def make_group_lives(seed: int, today: date, leader: User, programme: Programme) -> None:
    """For every group of the demo; and two that are hardly more than an idea."""
    for group in NeighbourhoodGroup.objects.order_by("name"):
        die, life = dice(seed, "group", group.name), LIVES[group.name]
        met = list(meetings(group, today))
        write(list(carried(life, met[:NOTED])))
        write(list(members(die, group, life, today)))
        write(list(needs(group, life, today)))
        write(list(support(die, group, life, leader, today)))
    begin_ideas(today, leader, programme)


def meetings(group: NeighbourhoodGroup, today: date) -> QuerySet[Session]:
    held = Session.objects.took_place().filter(activity__group=group, held_on__lt=today)
    return held.order_by("-held_on", "activity__name")


def carried(life: Life, met: list[Session]) -> Iterator[Carrying]:
    """The last one of a group that leans on us is still to be asked about."""
    for at, session in enumerate(met):
        if at < life.alone:
            hands: tuple[Hands, ...] = (THEIRS,) * 3
        elif at < NOTED // 2:
            hands = life.hands
        else:
            hands = (BOTH, OURS, OURS)
        if at or life.alone:
            opened, decided, listed = hands
            yield Carrying(session=session, opened_by=opened, decided_by=decided, listed_by=listed)


def regulars(group: NeighbourhoodGroup, today: date) -> list[tuple[Person, date]]:
    """Who came most often and still comes, with the day of their first visit."""
    rows = (
        Attendance.objects.that_count()
        .filter(session__activity__group=group, person__role=Person.Role.PARENT)
        .exclude(person__given_name="")
        .order_by()
        .values("person", "person__search_key", "person__family__search_key")
        .annotate(times=Count("pk"), first=Min("session__held_on"), last=Max("session__held_on"))
        .filter(last__gte=today - timedelta(days=90), times__gte=4)
        .order_by("-times", "person__search_key", "person__family__search_key")
    )
    chosen = list(rows[: len(ROLES)])
    people = Person.objects.in_bulk([row["person"] for row in chosen])
    found = [(people[row["person"]], row["first"]) for row in chosen]
    return sorted(found, key=lambda one: (one[1], one[0].search_key))


def members(
    die: Random, group: NeighbourhoodGroup, life: Life, today: date
) -> Iterator[Membership]:
    """A founder from the street begins; who comes often joins, and some take something up."""
    began = group.started_on + timedelta(days=5)
    taken_over = None
    for role, (person, first) in zip(ROLES, regulars(group, today), strict=False):
        joined = min(first + timedelta(days=die.randint(7, 2 * JOINS_AFTER)), today)
        rises = max(joined, began) + timedelta(days=die.randint(60, PULLS_AFTER))
        if role == Role.MEMBER or rises >= today:
            yield Membership(group=group, person=person, started_on=joined)
            continue
        yield Membership(group=group, person=person, started_on=joined, ended_on=rises)
        yield Membership(group=group, person=person, role=role, started_on=rises)
        taken_over = taken_over or rises
    yield Membership(
        group=group, name=life.founder, role=Role.INITIATOR, started_on=began, ended_on=taken_over
    )


def needs(group: NeighbourhoodGroup, life: Life, today: date) -> Iterator[GroupNeed]:
    """Less as time goes by: the days in between are as long as each other."""
    days = (today - group.started_on).days
    for at, kind in enumerate(life.needs):
        starts_on = workday(group.started_on + timedelta(days=days * at // (len(life.needs) + 1)))
        yield GroupNeed(group=group, kind=kind, starts_on=max(starts_on, group.started_on))


def support(
    die: Random, group: NeighbourhoodGroup, life: Life, leader: User, today: date
) -> Iterator[GroupSupport]:
    """Of the last year: calls, and what took more than a call."""
    since = max(group.started_on, today - timedelta(days=365))

    def done(kind: GroupSupport.Kind, ago: int, note: str = "") -> GroupSupport:
        day = workday(today - timedelta(days=ago))
        return GroupSupport(group=group, kind=kind, given_on=day, given_by=leader, note=note)

    most = (today - since).days - 3
    for ago in range(life.calls_every, most, life.calls_every):
        yield done(GroupSupport.Kind.CALL, ago + die.randint(0, 4))
    for turn, ago in enumerate(range(life.help_every, most, life.help_every)):
        kind = (
            GroupSupport.Kind.VISIT,
            GroupSupport.Kind.TRAINING,
            GroupSupport.Kind.HELP,
            GroupSupport.Kind.MEANS,
        )[turn % 4]
        yield done(kind, ago, die.choice(TRAININGS) if kind == GroupSupport.Kind.TRAINING else "")


def begin_ideas(today: date, leader: User, programme: Programme) -> None:
    for name, (text, days, initiator) in IDEAS.items():
        began = workday(today - timedelta(days=days))
        group = NeighbourhoodGroup.objects.create(name=name, description=text, started_on=began)
        group.programmes.add(programme)
        write(
            [
                GroupSupport(
                    group=group, kind=GroupSupport.Kind.VISIT, given_on=began, given_by=leader
                )
            ]
        )
        if initiator:
            pulls = workday(began + timedelta(days=14))
            write([Membership(group=group, name=initiator, role=Role.INITIATOR, started_on=pulls)])
            write([GroupNeed(group=group, kind=GroupNeed.Kind.WEEKLY, starts_on=pulls)])
