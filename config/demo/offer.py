"""What there is to join: activities, week after week, some of them of a group of neighbours."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from django.utils import timezone

from accounts.models import User
from activities.models import Activity, NeighbourhoodGroup, ObstacleKind, Session
from config.demo.calendar import Story
from config.demo.dice import chance, dice
from config.demo.kinds import CALLED_OFF, GAPS, GROUPS, KINDS, Kind, Who
from config.demo.neighbourhood import Neighbourhood
from config.demo.partners import Partners
from config.demo.rows import write


@dataclass(slots=True)
class Running:
    """An activity, its host and the sessions that were held, in order of day."""

    kind: Kind
    activity: Activity
    host: User
    held: list[Session]
    days: list[date]

    def between(self, first: date, last: date) -> list[Session]:
        """The sessions held from ``first`` up to and including ``last``."""
        return self.held[bisect_left(self.days, first) : bisect_right(self.days, last)]

    @property
    def minutes(self) -> int:
        start, end = self.kind.hours
        return (end.hour - start.hour) * 60 + end.minute - start.minute


def make_offer(
    seed: int,
    story: Story,
    number: int,
    hosts: list[User],
    ground: Neighbourhood,
    partners: Partners,
    obstacles: dict[str, ObstacleKind],
) -> list[Running]:
    """``number`` activities with their groups and sessions; the ninth is the first of a second round."""
    groups = make_groups(ground, partners, obstacles)
    made = []
    for at in range(number):
        kind, turn = KINDS[at % len(KINDS)], at // len(KINDS) + 1
        activity = make_activity(kind, turn, ground, partners)
        activity.group = groups.get(kind.group) if turn == 1 else None
        made.append((kind, activity, hosts[at % len(hosts)]))
    write([activity for _, activity, _ in made])
    tie(made, partners, obstacles)
    return [
        Running(
            kind, activity, host, *make_sessions(dice(seed, activity.name), story, kind, activity)
        )
        for kind, activity, host in made
    ]


def make_groups(
    ground: Neighbourhood, partners: Partners, obstacles: dict[str, ObstacleKind]
) -> dict[str, NeighbourhoodGroup]:
    kinds = [kind for kind in KINDS if kind.group]
    groups = write(
        [
            NeighbourhoodGroup(
                name=kind.group,
                description=GROUPS[kind.group],
                place=ground.places[kind.place],
                started_on=date(*kind.since),
                **because(kind, obstacles),
            )
            for kind in kinds
        ]
    )
    through = NeighbourhoodGroup.programmes.through
    through.objects.bulk_create(
        through(neighbourhoodgroup=group, programme=partners.programmes[slug])
        for group, kind in zip(groups, kinds, strict=True)
        for slug in kind.programmes
    )
    return {group.name: group for group in groups}


def because(kind: Kind, obstacles: dict[str, ObstacleKind]) -> dict[str, Any]:
    """What was missing when the group was begun, counted two weeks before."""
    if kind.group not in GAPS:
        return {}
    gap, families = GAPS[kind.group]
    counted_on = date(*kind.since) - timedelta(days=14)
    return {"gap": obstacles[gap], "gap_families": families, "gap_on": counted_on}


def make_activity(kind: Kind, turn: int, ground: Neighbourhood, partners: Partners) -> Activity:
    return Activity(
        name=kind.name if turn == 1 else f"{kind.name} {turn}",
        description=kind.text,
        organisation=partners.organisations.get(kind.partner),
        place=ground.places[kind.place],
        starts_at=kind.hours[0],
        ends_at=kind.hours[1],
        started_on=date(*kind.since),
        tallies=["kinderen", "gasten"] if kind.who is Who.FAMILY else [],
    )


def tie(
    made: list[tuple[Kind, Activity, User]], partners: Partners, obstacles: dict[str, ObstacleKind]
) -> None:
    """Programmes, obstacles taken away and hosts of the activities."""
    programmes, takes_away = Activity.programmes.through, Activity.takes_away.through
    hosts = Activity.hosts.through
    programmes.objects.bulk_create(
        programmes(activity=activity, programme=partners.programmes[slug])
        for kind, activity, _ in made
        for slug in kind.programmes
    )
    takes_away.objects.bulk_create(
        takes_away(activity=activity, obstaclekind=obstacles[name])
        for kind, activity, _ in made
        for name in kind.takes_away
    )
    hosts.objects.bulk_create(hosts(activity=activity, user=host) for _, activity, host in made)


FEAST = 30  # visitors more than usual: somebody will ask whether that is right


def make_sessions(
    die: Random, story: Story, kind: Kind, activity: Activity
) -> tuple[list[Session], list[date]]:
    """The sessions that were held and their days; planned and cancelled ones are saved as well."""
    sessions = list(sessions_of(die, story, kind, activity))
    held = [
        session
        for session in sessions
        if session.held_on < story.today and not session.is_cancelled
    ]
    if held and activity.name == KINDS[0].name:
        forget(held.pop())
    elif held and activity.name == KINDS[1].name:
        held[-1].unnamed_visitors += FEAST
    write(sessions)
    return held, [session.held_on for session in held]


def forget(session: Session) -> None:
    """Nobody has filled in this register yet: somebody will find it waiting."""
    session.unnamed_visitors, session.register_closed_at = 0, None


def sessions_of(die: Random, story: Story, kind: Kind, activity: Activity) -> Iterator[Session]:
    starts_at, ends_at = kind.hours
    for day in story.agenda(kind.weekday, kind.months):
        if day >= activity.started_on:
            session = Session(activity=activity, held_on=day, starts_at=starts_at, ends_at=ends_at)
            if chance(die, 0.04):
                session.cancelled_because = die.choice(CALLED_OFF)
            elif day < story.today:
                close_register(die, session, story.today)
            yield session


def close_register(die: Random, session: Session, today: date) -> None:
    """Count who came without a name; of the last days a register may still be open."""
    session.unnamed_visitors = die.choice((0, 1, 2, 2, 3, 3, 4, 6, 8))
    if session.activity.tallies and session.unnamed_visitors > 1:
        session.tallies = {"kinderen": session.unnamed_visitors // 2, "gasten": 1}
    if session.held_on < today - timedelta(days=2):
        session.register_closed_at = moment(session.held_on, session.ends_at)


def moment(day: date, hour: time | None) -> datetime:
    """That hour of that day in Rotterdam."""
    return timezone.make_aware(datetime.combine(day, hour or time(12)))
