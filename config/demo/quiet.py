"""Who is away for a while, and which calls were put off.

Made after the milestones, of the files that are open: only then it is known who is silent.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice

from accounts.models import User
from accounts.roles import Role
from config.demo.rows import write
from participants.attention.lists import Line, attention
from participants.models import Absence, Case, Snooze, Step

REASONS = ["Belt zelf terug na de verhuizing", "Ziek, volgende week weer bellen"]


def make_absences(today: date) -> None:
    """One in twelve families we know said that it is away for two weeks."""
    cases = Case.objects.open().exclude(family__coach=None).filter(stage__gte=Step.REACHED)
    first_on, last_on = today - timedelta(days=5), today + timedelta(days=9)
    write(
        [
            Absence(
                family=case.family,
                first_on=first_on,
                last_on=last_on,
                because=Absence.Because.HOLIDAY,
            )
            for case in islice(cases.select_related("family").order_by("pk"), 3, None, 12)
        ]
    )


def put_off(today: date) -> None:
    """Two calls that can wait, as the coach of the family decided yesterday."""
    coordinator = User.objects.filter(role=Role.COORDINATOR).order_by("pk")[0]
    lines = attention(coordinator, today=today).of_kind("silent").lines
    write(list(_snoozes(lines, coordinator, today)))


def _snoozes(lines: Sequence[Line], coordinator: User, today: date) -> Iterator[Snooze]:
    for line, because, days in zip(lines[1:], REASONS, (6, 3), strict=False):
        for kind, _call in line.calls:
            yield Snooze(
                family_id=line.family,
                call=kind.code,
                back_on=today + timedelta(days=days),
                because=because,
                author_id=line.coach or coordinator.pk,
            )
