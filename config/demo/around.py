"""What is still to do for a family, and who stands around it."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from config.demo.calendar import later
from config.demo.dice import chance
from config.demo.households import Household
from config.demo.journeys import Journey
from participants.models import NextStep, Obstacle, Step, Tie

Kind, Repeat = Tie.Kind, NextStep.Repeat

For = Tie.WhatFor
TIES = [
    (Kind.NEIGHBOUR, "Buurvrouw {}", (For.CHILDREN, For.ERRANDS), "past op woensdag op"),
    (Kind.NEIGHBOUR, "Buurman {}", (For.ERRANDS,), "klust in huis"),
    (Kind.RELATIVE_AWAY, "Zus {}", (For.CHAT,), "belt elke dag"),
    (Kind.RELATIVE, "Oma {}", (For.CHILDREN,), "past op in het weekend"),
    (Kind.FRIEND, "{}", (For.GOING_ALONG, For.CHAT), ""),
    (Kind.PARENT, "{}", (For.CHILDREN,), "haalt de kinderen uit school"),
    (Kind.SUPPORT, "Zuster {}", (For.LANGUAGE, For.PAPERS), "spreekt de taal"),
    (Kind.VOLUNTEER, "{}", (For.LANGUAGE,), "oefent Nederlands"),
    (Kind.PROFESSIONAL, "{}, wijkteam", (For.PAPERS,), "komt om de week langs"),
]
NAMES = ("Carla", "Gerda", "Fatma", "Ria", "Naima", "Wil", "Shanti", "Joke", "Ayla", "Marja")

STEPS = [
    ("Meegaan naar de Taalochtend", Repeat.NEVER),
    ("Formulier kinderopvangtoeslag invullen", Repeat.NEVER),
    ("Bellen hoe het gaat", Repeat.FORTNIGHTLY),
    ("Kennismaken met de buurvrouw", Repeat.NEVER),
    ("Samen de post doornemen", Repeat.MONTHLY),
    ("Fiets regelen bij de kringloop", Repeat.NEVER),
    ("Vragen of oma kan oppassen", Repeat.NEVER),
    ("Ophalen voor de groep van woensdag", Repeat.WEEKLY),
]
NEW = 0.5  # of the people around a family: it met them after we came
HEAVY = 0.35  # of what is still in the way


def weigh(die: Random, obstacles: list[Obstacle]) -> None:
    """Some obstacles weigh heavily; mostly those that are still there."""
    for obstacle in obstacles:
        obstacle.is_heavy = chance(die, HEAVY if obstacle.is_unsolved else HEAVY / 2)


def ties(die: Random, household: Household, journey: Journey) -> Iterator[Tie]:
    """Who a family said it can turn to: some were there already, some came after the first talk.

    Who got further met more people on the way; some stop.
    """
    if not journey.talks:
        return
    most = 3 if journey.goal is Step.CONNECTED else 2
    for kind, name, what_for, helps_with in die.sample(TIES, die.randint(0, most)):
        made = Tie(
            family=household.family,
            kind=kind,
            name=name.format(die.choice(NAMES)),
            what_for=[str(use) for use in what_for],
            helps_with=helps_with,
        )
        if chance(die, NEW):
            made.started_on = die.choice(journey.talks)
        if chance(die, 0.1):
            made.ended_on = journey.talks[-1]
        yield made


def steps(
    die: Random, household: Household, journey: Journey, obstacles: list[Obstacle], today: date
) -> Iterator[NextStep]:
    """What was done after some talks; of a family that is under way also what is still to do."""
    for day in journey.talks[1::3]:
        what, _ = die.choice(STEPS)
        yield _step(household, what, due_on=later(day, 7), done_on=later(day, die.randint(1, 7)))
    if not journey.talks or journey.closes_on or not journey.is_going_on:
        return
    unsolved = [obstacle for obstacle in obstacles if obstacle.is_unsolved]
    for what, repeat in die.sample(STEPS, die.randint(1, 2)):
        due_on = today + timedelta(days=die.randint(-9, 24))
        obstacle = die.choice(unsolved) if unsolved and chance(die, 0.6) else None
        yield _step(household, what, due_on=due_on, repeat=repeat, obstacle=obstacle)


def _step(household: Household, what: str, *, due_on: date, **more: object) -> NextStep:
    family = household.family
    return NextStep(
        family=family, what=what, due_on=due_on, first_due_on=due_on, owner=family.coach, **more
    )
