"""Families that hosts told us about: some wait, one became a family, one does not want it."""

from dataclasses import dataclass
from datetime import date, timedelta

from accounts.models import User
from accounts.roles import Role
from config.demo.calendar import workday
from config.demo.rows import write
from participants.models import Case, FindingPlace, Signal

Outcome = Signal.Outcome


@dataclass(frozen=True, slots=True)
class Told:
    """A report as it came in: how long ago, where the family was found, and in which words."""

    days_ago: int
    place: str
    why: str
    knows: Signal.Knows = Signal.Knows.NO
    who: str = ""
    how_to_reach: str = ""


WAITING = (
    Told(
        4,
        "Huis van de Wijk",
        "Kent nog niemand en vroeg of er meer moeders zijn zoals zij.",
        Signal.Knows.YES,
        "Latifa, woont in de Dantestraat",
        "via mij, zij komt elke woensdag eten",
    ),
    Told(9, "Speeltuin", "Een vader zit vaak tot sluitingstijd met twee kleintjes op het bankje."),
    Told(61, "Schoolplein", "Een moeder zei dat ze de brieven van school niet begrijpt."),
)
CLOSED = Told(40, "Een buurvrouw of vriendin", "", Signal.Knows.YES)
ANSWERED_DAYS_AGO = 33


def make_signals(
    staff: dict[str, list[User]], places: dict[str, FindingPlace], today: date
) -> None:
    """Two that wait, one that waits too long, one whose family we now know, one closed."""
    hosts, coordinator = staff[Role.HOST], staff[Role.COORDINATOR][0]
    waiting = [
        _reported(told, hosts[at % len(hosts)], places, today) for at, told in enumerate(WAITING)
    ]
    closed = _reported(CLOSED, hosts[1 % len(hosts)], places, today)
    closed.outcome, closed.answered_by = Outcome.NO_WISH, coordinator
    closed.answered_on = workday(today - timedelta(days=ANSWERED_DAYS_AGO))
    write([*waiting, *_became_a_family(hosts[0], coordinator), closed])


def _reported(told: Told, host: User, places: dict[str, FindingPlace], today: date) -> Signal:
    return Signal(
        reported_by=host,
        reported_on=workday(today - timedelta(days=told.days_ago)),
        finding_place=places[told.place],
        knows=told.knows,
        who=told.who,
        how_to_reach=told.how_to_reach,
        why=told.why,
    )


def _became_a_family(host: User, coordinator: User) -> list[Signal]:
    """The newest family with a coach was told about on the day it was found."""
    cases = Case.objects.open().exclude(family__coach=None).exclude(family__email="")
    case = cases.select_related("family", "finding_place").first()
    if not case or not case.finding_place:
        return []
    return [
        Signal(
            reported_by=host,
            reported_on=case.found_on,
            finding_place=case.finding_place,
            knows=Signal.Knows.YES,
            why="Vroeg bij de inloop of iemand kan meedenken over de opvoeding.",
            outcome=Outcome.FAMILY,
            answered_on=case.found_on,
            answered_by=coordinator,
            family=case.family,
        )
    ]
