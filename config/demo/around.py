"""What is still to do for a family, and who stands around it."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from config.demo.calendar import later
from config.demo.dice import chance
from config.demo.households import Household
from config.demo.journeys import Journey
from participants.models import NextStep, Obstacle, Tie

Kind, Repeat = Tie.Kind, NextStep.Repeat

TIES = [
    (Kind.NEIGHBOUR, "Buurvrouw {}", "past op, doet boodschappen"),
    (Kind.NEIGHBOUR, "Buurman {}", "klust in huis"),
    (Kind.RELATIVE, "Zus {}", "belt elke dag"),
    (Kind.RELATIVE, "Oma {}", "past op in het weekend"),
    (Kind.FRIEND, "{}", "gaat mee naar afspraken"),
    (Kind.PARENT, "{}", "haalt de kinderen uit school"),
    (Kind.VOLUNTEER, "{}", "oefent Nederlands"),
    (Kind.PROFESSIONAL, "{}, wijkteam", "komt om de week langs"),
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
HEAVY = 0.35  # of what is still in the way


def weigh(die: Random, obstacles: list[Obstacle]) -> None:
    """Some obstacles weigh heavily; mostly those that are still there."""
    for obstacle in obstacles:
        obstacle.is_heavy = chance(die, HEAVY if obstacle.is_unsolved else HEAVY / 2)


def ties(die: Random, household: Household, journey: Journey) -> Iterator[Tie]:
    """Who a family said it can turn to: up to three, told once it knows us; some stop."""
    if not journey.talks:
        return
    for kind, name, helps_with in die.sample(TIES, die.randint(0, 3)):
        made = Tie(
            family=household.family,
            kind=kind,
            name=name.format(die.choice(NAMES)),
            helps_with=helps_with,
        )
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
