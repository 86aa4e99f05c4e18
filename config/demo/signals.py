"""Families that hosts told us about: some wait, one became a family, one does not want it."""

from datetime import date, timedelta

from accounts.models import User
from accounts.roles import Role
from config.demo.calendar import workday
from config.demo.rows import write
from participants.models import Case, FindingPlace, Signal

Outcome = Signal.Outcome


def make_signals(
    staff: dict[str, list[User]], places: dict[str, FindingPlace], today: date
) -> None:
    """Two that wait, one that waits too long, one whose family we now know, one closed."""
    hosts, coordinator = staff[Role.HOST], staff[Role.COORDINATOR][0]

    def reported(host: int, days_ago: int, place: str, **told: object) -> Signal:
        return Signal(
            reported_by=hosts[host % len(hosts)],
            reported_on=workday(today - timedelta(days=days_ago)),
            finding_place=places[place],
            **told,
        )

    write(
        [
            reported(
                0,
                4,
                "Huis van de Wijk",
                knows=Signal.Knows.YES,
                who="Latifa, woont in de Dantestraat",
                how_to_reach="via mij, zij komt elke woensdag eten",
                why="Kent nog niemand en vroeg of er meer moeders zijn zoals zij.",
            ),
            reported(
                1,
                9,
                "Speeltuin",
                knows=Signal.Knows.NO,
                why="Een vader zit vaak tot sluitingstijd met twee kleintjes op het bankje.",
            ),
            reported(
                2,
                61,
                "Schoolplein",
                knows=Signal.Knows.NO,
                why="Een moeder zei dat ze de brieven van school niet begrijpt.",
            ),
            *_became_a_family(hosts[0], coordinator),
            reported(
                1,
                40,
                "Een buurvrouw of vriendin",
                knows=Signal.Knows.YES,
                outcome=Outcome.NO_WISH,
                answered_on=workday(today - timedelta(days=33)),
                answered_by=coordinator,
            ),
        ]
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
