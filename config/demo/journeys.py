"""How the year of a family went: found, approached, reached, an obstacle less, connected. Or not.

Nothing here is a milestone. A journey says which days something happened; the milestones follow
from what is written down because of it, as for every other family.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from config.demo.calendar import Story, later, workday
from config.demo.dice import chance
from participants.models import Step

# How many of 30 families come how far. The first year starts slowly; the year that is going on is
# planned like this for its twelve months and is cut off today.
FIRST_YEAR = (28, 27, 23, 20, 16)
GOOD_YEARS = ((31, 30, 27, 25, 24), (33, 32, 29, 27, 25))
THIS_YEAR = (32, 31, 29, 27, 26)
PLANNED_FOR = 30


@dataclass(slots=True)
class Journey:
    """What happened with one family, and when. Days after ``until`` were not lived yet."""

    found_on: date
    goal: Step
    until: date
    is_going_on: bool  # found this year: whatever has no end yet is still open
    attempts: list[date] = field(default_factory=list)
    talks: list[date] = field(default_factory=list)
    visits: tuple[date, date] | None = None
    is_short_visit: bool = False
    closes_on: date | None = None
    consent_days: int = 365

    def cut_off(self) -> None:
        """What was planned after the last day of the story did not happen yet."""
        self.attempts = [on for on in self.attempts if on <= self.until]
        self.talks = [on for on in self.talks if on <= self.until]
        if not self.talks:
            self.visits = None

    def stop_hearing(self, day: date) -> None:
        """Nothing is heard of the family after ``day``; nobody has noticed yet."""
        self.attempts = [on for on in self.attempts if on <= day]
        self.talks = [on for on in self.talks if on <= day]
        self.closes_on = None
        if self.visits:
            self.visits = (self.visits[0], min(self.visits[1], day))


def goals(planned: tuple[int, ...], found: int) -> list[Step]:
    """For ``found`` families how far each will come, in the proportions of ``planned``."""
    reached = [round(number * found / planned[0]) for number in planned]
    steps = []
    for step, number, next_number in zip(Step, reached, [*reached[1:], 0], strict=True):
        steps += [step] * (number - next_number)
    return steps


def journeys(
    die: Random, story: Story, year: int, families: int, stay: tuple[int, int], *, exact: bool
) -> list[Journey]:
    """The journeys of one year, in order of the day of finding.

    ``families`` are planned for the year; more or fewer are found, unless ``exact``. ``stay`` is how
    many weeks at least and at most a connected family keeps coming.
    """
    is_now = year == story.today.year
    planned = plan_of(story, year)
    first, last = date(year, 1, 8), date(year, 10, 12)
    found = families if exact else round(families * planned[0] / PLANNED_FOR)
    if is_now:
        last = max(first, story.today)
        found = found if exact else round(found * elapsed(story.today))
    days = [workday(first + (last - first) * (at + die.random()) / found) for at in range(found)]
    ends = goals(planned, found)
    die.shuffle(ends)
    made = [
        journey(die, day, end, story.last_day(year), stay, is_going_on=is_now)
        for day, end in zip(days, ends, strict=True)
    ]
    if is_now:
        unsettle(die, made, story.today)
    return made


def plan_of(story: Story, year: int) -> tuple[int, ...]:
    if year == story.today.year:
        return THIS_YEAR
    at = story.past.index(year)
    return FIRST_YEAR if at == 0 else GOOD_YEARS[(at - 1) % len(GOOD_YEARS)]


def elapsed(day: date) -> float:
    """Which part of the year has gone by, 0 to 1."""
    return (day - date(day.year, 1, 1)).days / 365


def journey(
    die: Random,
    found_on: date,
    goal: Step,
    until: date,
    stay: tuple[int, int],
    *,
    is_going_on: bool,
) -> Journey:
    """One family's way."""
    made = Journey(found_on, goal, until, is_going_on)
    if goal >= Step.APPROACHED:
        knock(die, made)
    if goal >= Step.REACHED:
        talk(die, made)
        come_along(die, made, stay)
    close(die, made)
    made.cut_off()
    return made


def knock(die: Random, made: Journey) -> None:
    """Attempts without an answer; who is not reached in the end got two to four of them."""
    tries = die.choices((0, 1, 2, 3), (6, 4, 2, 1))[0]
    if made.goal == Step.APPROACHED:
        tries = die.randint(2, 4)
    day = made.found_on
    for _ in range(tries):
        day = later(day, die.randint(2, 8))
        made.attempts.append(day)


def talk(die: Random, made: Journey) -> None:
    """Conversations, every few weeks while the family is under way."""
    day = later(made.attempts[-1] if made.attempts else made.found_on, die.randint(2, 9))
    number = die.randint(11, 18) if made.goal == Step.CONNECTED else die.randint(7, 11)
    for _ in range(number):
        made.talks.append(day)
        day = later(day, die.randint(11, 27))


def come_along(die: Random, made: Journey, stay: tuple[int, int]) -> None:
    """Who finds connection keeps coming for ``stay`` weeks; a third of the others tries it once."""
    start = made.talks[0] + timedelta(days=die.randint(4, 40))
    if made.goal == Step.CONNECTED:
        made.visits = (start, start + timedelta(weeks=die.randint(*stay)))
    elif chance(die, 0.35):
        made.visits = (start, start + timedelta(weeks=6))
        made.is_short_visit = True


def close(die: Random, made: Journey) -> None:
    """When the case is closed; a story that stops for some years first closes its files."""
    heard = [made.found_on, *made.attempts[-1:], *made.talks[-1:]]
    day = later(max(heard), die.randint(20, 75))
    if day <= made.until:
        made.closes_on = day
    elif not made.is_going_on:
        made.closes_on = made.until


def unsettle(die: Random, made: list[Journey], today: date) -> None:
    """Leave some families of this year waiting for somebody, as on any Tuesday morning."""
    fifteenth = -(-len(made) // 15)
    for journey, days in zip(made[-fifteenth:], days_ago(die, 8, 13), strict=False):
        wait_for_first_call(journey, today - timedelta(days=days))
    for journey in made[-2 * fifteenth : -fifteenth]:
        do_not_answer(die, journey, today)
    settled = [j for j in made[: -2 * fifteenth] if long_reached(j, today)]
    for journey, days in zip(settled[1::4], days_ago(die, 36, 55), strict=False):
        journey.stop_hearing(workday(today - timedelta(days=days)))
    for journey, days in zip(settled[::4][: 2 * fifteenth], days_ago(die, 3, 12), strict=False):
        journey.closes_on = None
        journey.consent_days = (today - journey.talks[0]).days + days


def days_ago(die: Random, least: int, most: int) -> Iterator[int]:
    while True:
        yield die.randint(least, most)


def long_reached(journey: Journey, today: date) -> bool:
    """Whether we have known the family for some months, and still do."""
    is_open = journey.closes_on is None or journey.closes_on > today
    return is_open and bool(journey.talks) and journey.talks[0] < today - timedelta(days=100)


def wait_for_first_call(journey: Journey, found_on: date) -> None:
    """Found, and nobody has called yet."""
    journey.found_on = max(workday(found_on), date(found_on.year, 1, 1))
    journey.attempts, journey.talks, journey.visits, journey.closes_on = [], [], None, None


def do_not_answer(die: Random, journey: Journey, today: date) -> None:
    """Called three times in three weeks, without an answer."""
    wait_for_first_call(journey, today - timedelta(days=die.randint(24, 30)))
    journey.attempts = [
        max(journey.found_on, workday(today - timedelta(days=days)))
        for days in (die.randint(17, 21), die.randint(9, 12), die.randint(2, 4))
    ]


def regular(die: Random, story: Story, number: int) -> Journey:
    """A neighbour who keeps coming along; every run of years has its share of them."""
    first, last = story.stretches[number % len(story.stretches)]
    start = later(first, die.randint(0, 150))
    made = Journey(start, Step.FOUND, last, is_going_on=False)
    made.visits = (start, start + timedelta(weeks=die.randint(30, 90)))
    return made
