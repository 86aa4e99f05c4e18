"""What is measured in the demo: the participation ladder, and one scale of the foundation's own.

Measuring is done in a conversation, so on the day of one; at the end, on the day the case closes.
"""

from collections.abc import Iterator
from datetime import date
from random import Random

from config.demo.dice import chance, drawn
from config.demo.households import Household
from config.demo.journeys import Journey
from participants.actions.scales import save_own_scale, set_out_given_scales
from participants.measuring import QUARTER_AFTER
from participants.models import Case, Measurement, Scale, Step

Occasion = Measurement.Occasion
Course = list[tuple[Occasion, date]]

OWN = Scale(name="De buurt kennen", question="Hoeveel mensen in de wijk ken je bij naam?")
OWN_TEXTS = {
    1: "Niemand",
    2: "Een of twee mensen",
    3: "Drie tot vijf mensen",
    4: "Zes tot tien mensen",
    5: "Meer dan tien mensen",
}
STARTS = {1: 6, 2: 11, 3: 3}
GAINS = {  # how many levels somebody is higher after three months, and how often
    Step.REACHED: {-1: 1, 0: 8, 1: 2},
    Step.OBSTACLE_SOLVED: {-1: 1, 0: 5, 1: 5},
    Step.CONNECTED: {0: 3, 1: 8, 2: 3},
}
LATER_GAINS = {-1: 1, 0: 7, 1: 2}


def make_scales() -> list[Scale]:
    """The scales that are measured on, the ladder first."""
    set_out_given_scales()
    own = Scale(name=OWN.name, question=OWN.question)
    save_own_scale(scale=own, texts=OWN_TEXTS)
    return [Scale.objects.get(kind=Scale.Kind.LADDER), own]


def measurements(
    die: Random, household: Household, journey: Journey, case: Case, scales: list[Scale]
) -> Iterator[Measurement]:
    """The ladder for nine in ten who were reached, the own scale for half of those."""
    if journey.goal < Step.REACHED or not chance(die, 0.9):
        return
    course = moments(die, journey)
    for scale, share in zip(scales, (1, 0.5), strict=True):
        if chance(die, share):
            yield from climb(die, household, journey, case, scale, course)


def moments(die: Random, journey: Journey) -> Course:
    """The second conversation, the first one after three months, and the end; some are forgotten."""
    if len(journey.talks) < 2:  # nobody is measured in a first conversation
        return []
    made = [(Occasion.START, journey.talks[1])]
    after = [day for day in journey.talks if day >= journey.talks[1] + QUARTER_AFTER]
    if after and chance(die, 0.88):
        made.append((Occasion.QUARTER, after[0]))
    if journey.closes_on and chance(die, 0.7):
        made.append((Occasion.CLOSING, max(journey.closes_on, made[-1][1])))
    return made


def climb(
    die: Random,
    household: Household,
    journey: Journey,
    case: Case,
    scale: Scale,
    course: Course,
) -> Iterator[Measurement]:
    highest = 4 if scale.is_ladder else max(OWN_TEXTS)
    score = drawn(die, STARTS)
    for occasion, day in course:
        if occasion != Occasion.START:
            gains = GAINS[journey.goal] if occasion == Occasion.QUARTER else LATER_GAINS
            score = min(max(score + drawn(die, gains), 1), highest)
        yield Measurement(
            case=case,
            person=household.parent,
            scale=scale,
            occasion=occasion,
            measured_on=day,
            score=score,
            author=household.family.coach,
        )
