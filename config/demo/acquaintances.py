"""Who got to know somebody by coming along: other parents, and volunteers who helped there."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from random import Random

from activities.models import Shift
from config.demo.dice import chance, dice
from config.demo.rows import write
from participants.models import Attendance, Person, Tie

BEFORE_ONE_TALKS = 3  # days together
TALKS = 0.35  # of the parents who were there together that often

Days = dict[int, list[date]]


def make_acquaintances(seed: int) -> None:
    """Ties that came of meeting: they know since when, from what and whom."""
    die = dice(seed, "acquaintances")
    people = Person.objects.in_bulk()
    met = list(meetings(die, people))
    write(list({(tie.family_id, tie.person_id, tie.volunteer_id): tie for tie in met}.values()))


def meetings(die: Random, people: dict[int, Person]) -> Iterator[Tie]:
    visits, shifts = parents_there(), helpers_there()
    for activity, parents in visits.items():
        for (one, days), (other, theirs) in pairwise(parents.items()):
            yield from tied(die, people[one], people[other], activity, days, theirs)
            yield from tied(die, people[other], people[one], activity, theirs, days)
        for parent, days in parents.items():
            for (volunteer, name), worked in shifts[activity].items():
                if together := since(days, worked):
                    if chance(die, TALKS / 3):
                        yield acquaintance(
                            people[parent], activity, together,
                            kind=Tie.Kind.VOLUNTEER, name=name, volunteer_id=volunteer,
                            what_for=[str(Tie.WhatFor.LANGUAGE)],
                        )  # fmt: skip
                    break


def tied(
    die: Random, person: Person, other: Person, activity: int, days: list[date], theirs: list[date]
) -> Iterator[Tie]:
    """``person`` got to know ``other``, once they had been there together often enough."""
    together = since(days, theirs)
    if together and person.family_id != other.family_id and chance(die, TALKS):
        uses = die.sample(list(Tie.WhatFor), 2)
        yield acquaintance(
            person, activity, together, kind=Tie.Kind.PARENT, name=other.register_name,
            person_id=other.pk, what_for=[str(use) for use in uses],
        )  # fmt: skip


def acquaintance(person: Person, activity: int, started_on: date, **more: object) -> Tie:
    return Tie(family_id=person.family_id, met_at_id=activity, started_on=started_on, **more)


def since(days: list[date], theirs: list[date]) -> date | None:
    """The day on which they had been together often enough; None when they were not."""
    together = sorted(set(days) & set(theirs))
    return together[BEFORE_ONE_TALKS - 1] if len(together) >= BEFORE_ONE_TALKS else None


def parents_there() -> dict[int, Days]:
    """Per activity the parents with a name, and the days each was there."""
    rows = Attendance.objects.that_count().filter(person__role=Person.Role.PARENT)
    there: dict[int, Days] = defaultdict(lambda: defaultdict(list))
    for activity, person, day in (
        rows.exclude(person__given_name="")
        .order_by("session__held_on", "person")
        .values_list("session__activity", "person", "session__held_on")
    ):
        there[activity][person].append(day)
    return there


def helpers_there() -> dict[int, dict[tuple[int, str], list[date]]]:
    """Per activity the volunteers, and the days each gave hours."""
    there: dict[int, dict[tuple[int, str], list[date]]] = defaultdict(lambda: defaultdict(list))
    for activity, volunteer, name, day in (
        Shift.objects.exclude(activity=None)
        .order_by("-worked_on", "volunteer")
        .values_list("activity", "volunteer", "volunteer__name", "worked_on")
    ):
        there[activity][volunteer, name].append(day)
    return there
