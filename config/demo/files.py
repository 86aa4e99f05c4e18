"""What stands in a family's file: the case, contacts, obstacles, consents and referrals."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain, cycle
from random import Random

from activities.models import ObstacleKind, Organisation, Programme
from config.demo.around import steps, ties, weigh
from config.demo.calendar import later
from config.demo.dice import chance, dice, drawn
from config.demo.households import Household
from config.demo.journeys import Journey
from config.demo.notes import ATTEMPTS, FIRST_TALKS, LATER_TALKS
from config.demo.scales import measurements
from config.demo.vocabulary import FINDING_PLACES, HURDLES, Hurdle
from participants.models import (
    Case,
    Consent,
    ContactMoment,
    FileOpening,
    FindingPlace,
    Measurement,
    NextStep,
    Obstacle,
    Referral,
    Scale,
    Step,
    Tie,
)

Outcome, Reason, State = Referral.Outcome, Case.ClosingReason, Obstacle.State

OUTCOMES = {
    Outcome.HELPED: 8,
    Outcome.ARRIVED: 6,
    Outcome.ACCEPTED: 3,
    Outcome.NO_ROOM: 2,
    Outcome.NOT_REACHED: 2,
    Outcome.DECLINED: 1,
    Outcome.WITHDRAWN: 1,
}
REASONS = {
    Step.FOUND: (Reason.NOT_FITTING, Reason.MOVED),
    Step.APPROACHED: (Reason.CONTACT_LOST, Reason.CONTACT_LOST, Reason.MOVED),
    Step.REACHED: (Reason.OWN_WISH, Reason.REFERRED, Reason.CONTACT_LOST),
    Step.OBSTACLE_SOLVED: (Reason.REFERRED, Reason.REFERRED, Reason.OWN_WISH, Reason.MOVED),
    Step.CONNECTED: (Reason.CONNECTED,),
}


@dataclass(frozen=True, slots=True)
class Cabinet:
    """What a file refers to."""

    finding_places: dict[str, FindingPlace]
    obstacle_kinds: dict[str, ObstacleKind]
    helpers: list[Organisation]
    programmes: dict[str, Programme]
    scales: list[Scale]


@dataclass(slots=True)
class File:
    """The papers of one family."""

    case: Case
    programmes: list[Programme]
    contacts: list[ContactMoment]
    obstacles: list[Obstacle]
    consents: list[Consent]
    referrals: list[Referral]
    openings: list[FileOpening]
    measurements: list[Measurement]
    ties: list[Tie] = field(default_factory=list)
    steps: list[NextStep] = field(default_factory=list)

    def look_around(self, die: Random, household: Household, journey: Journey, today: date) -> None:
        """Adds who stands around the family, what weighs heavily on it, and what is to be done."""
        weigh(die, self.obstacles)
        self.ties = list(ties(die, household, journey))
        self.steps = list(steps(die, household, journey, self.obstacles, today))


def file_of(die: Random, household: Household, journey: Journey, cabinet: Cabinet) -> File:
    """Everything that was written down about a family during its journey."""
    opened = case(die, household, journey, cabinet)
    measuring = dice(household.number, "measuring", journey.found_on)
    return File(
        case=opened,
        programmes=programmes(die, household, cabinet),
        contacts=[*attempts(die, household, journey), *talks(die, household, journey)],
        obstacles=list(obstacles(die, household, journey, cabinet)),
        consents=list(consents(die, household, journey)),
        referrals=list(referrals(die, household, journey, cabinet)),
        openings=list(openings(household, journey)),
        measurements=list(measurements(measuring, household, journey, opened, cabinet.scales)),
    )


def case(die: Random, household: Household, journey: Journey, cabinet: Cabinet) -> Case:
    made = Case(
        family=household.family,
        found_on=journey.found_on,
        finding_place=cabinet.finding_places[drawn(die, FINDING_PLACES)],
        closed_on=journey.closes_on,
    )
    if journey.closes_on:
        made.closing_reason = die.choice(REASONS[journey.goal])
    return made


def programmes(die: Random, household: Household, cabinet: Cabinet) -> list[Programme]:
    """One family may count for several programmes; hardly any counts for none."""
    slugs = ["gezinnen-versterken"] if chance(die, 0.98) else []
    slugs += ["extra-inzet-isolement"] if chance(die, 0.3) else []
    if len(household.children) > 1 and chance(die, 0.4):
        slugs.append("opvoeden-en-opgroeien")
    return [cabinet.programmes[slug] for slug in slugs]


def attempts(die: Random, household: Household, journey: Journey) -> Iterator[ContactMoment]:
    for day in journey.attempts:
        kind, note = die.choice(ATTEMPTS)
        yield contact(household, day, kind, note, was_reached=False)


def talks(die: Random, household: Household, journey: Journey) -> Iterator[ContactMoment]:
    later_talks = cycle(die.sample(LATER_TALKS, len(LATER_TALKS)))
    for day, (kind, note, minutes) in zip(
        journey.talks, chain([die.choice(FIRST_TALKS)], later_talks), strict=False
    ):
        minutes = max(5, minutes + die.choice((-10, -5, 0, 0, 5, 10)))
        yield contact(household, day, kind, note, was_reached=True, minutes=minutes)


def contact(
    household: Household,
    day: date,
    kind: ContactMoment.Kind,
    note: str,
    *,
    was_reached: bool,
    minutes: int | None = None,
) -> ContactMoment:
    family = household.family
    return ContactMoment(
        family=family,
        happened_on=day,
        kind=kind,
        was_reached=was_reached,
        minutes=minutes,
        note=note,
        author=family.coach,
    )


def obstacles(
    die: Random, household: Household, journey: Journey, cabinet: Cabinet
) -> Iterator[Obstacle]:
    """One to four, told in the first conversations; of who comes that far the first one is solved."""
    hurdles = {h.name: h for h in die.choices(HURDLES, [h.weight for h in HURDLES], k=4)}
    number = die.choices((1, 2, 3, 4), (4, 5, 3, 2))[0] if journey.talks else 0
    for at, hurdle in enumerate(list(hurdles.values())[:number]):
        made = Obstacle(
            family=household.family,
            kind=cabinet.obstacle_kinds[hurdle.name],
            noted_on=journey.talks[min(at // 2, len(journey.talks) - 1)],
        )
        take_away(die, made, hurdle, journey, is_first=at == 0)
        yield made


def take_away(
    die: Random, made: Obstacle, hurdle: Hurdle, journey: Journey, *, is_first: bool
) -> None:
    """Solves, eases or leaves an obstacle; nothing is solved after the case was closed."""
    day = later(made.noted_on, die.randint(9, 60))
    last = min(journey.closes_on or journey.until, journey.talks[-1] + timedelta(days=20))
    if not is_first and chance(die, 0.6):
        made.state = die.choice((State.EASED, State.OPEN, State.OPEN, State.ACCEPTED))
    elif journey.goal >= Step.OBSTACLE_SOLVED and day <= last:
        made.state, made.solved_on = State.SOLVED, day
        made.solved_through = hurdle.solved_through
        if not hurdle.is_sensitive:
            made.solved_by, made.evidence = hurdle.solved_by, hurdle.evidence


def consents(die: Random, household: Household, journey: Journey) -> Iterator[Consent]:
    """Asked in the first conversation, for a year; a few families took it back."""
    if journey.talks and chance(die, 0.94):
        given_on = journey.talks[0]
        made = Consent(
            family=household.family,
            how=die.choice(Consent.How.values),
            given_on=given_on,
            expires_on=given_on + timedelta(days=journey.consent_days),
            noted_by=household.family.coach,
        )
        if journey.closes_on and chance(die, 0.05):
            made.withdrawn_on = journey.closes_on
        yield made


def referrals(
    die: Random, household: Household, journey: Journey, cabinet: Cabinet
) -> Iterator[Referral]:
    """Four in ten families who are reached are brought to a partner."""
    if not (journey.talks and chance(die, 0.4)):
        return
    sent_on = later(journey.talks[0], die.randint(5, 50))
    if sent_on > (journey.closes_on or journey.until):
        return
    made = Referral(
        family=household.family,
        organisation=die.choice(cabinet.helpers),
        sent_on=sent_on,
        asked_on=sent_on,
        warmth=die.choice(Referral.Warmth.values),
        author=household.family.coach,
    )
    answered_on = later(sent_on, die.randint(4, 35))
    if answered_on <= journey.until and chance(die, 0.92):
        made.outcome = drawn(die, OUTCOMES)
        made.answered_on = answered_on
    yield made


def openings(household: Household, journey: Journey) -> Iterator[FileOpening]:
    """Who writes something down has opened the file; older lines were cleared away."""
    since = journey.until - timedelta(days=60)
    for day in sorted({*journey.attempts, *journey.talks}):
        if day >= since and household.family.coach:
            yield FileOpening(family=household.family, user=household.family.coach, opened_on=day)
