"""All the calls about a family as one line, and all the lines of one person as a list."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from participants.attention.calls import Call, Kind, Reach
from participants.attention.kinds import KINDS
from participants.models import Snooze

Calls = list[tuple[Kind, Call]]
About = tuple[int | None, int | None]
"""The family, or else the signal, that a line is about."""


class Line(NamedTuple):
    """A family, or a signal, that needs somebody, and why: the most pressing reason first."""

    family: int | None
    signal: int | None
    coach: int | None
    calls: Calls
    was_tried_today: bool


@dataclass(frozen=True)
class Attention:
    """Who needs somebody today, the most pressing first, and what was put off."""

    lines: Sequence[Line]
    postponed: Sequence[Line]
    by_kind: Counter[str] = field(default_factory=Counter)
    """How many lines have a call of this kind, whether it comes first or not."""
    by_coach: Counter[int | None] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        return len(self.lines)

    def of_coach(self, coach: int | None) -> "Attention":
        """Only the families of this coach (None: of nobody); the numbers per coach stay."""
        lines = [line for line in self.lines if line.coach == coach]
        postponed = [line for line in self.postponed if line.coach == coach]
        return replace(self, lines=lines, postponed=postponed, by_kind=_by_kind(lines))

    def of_kind(self, code: str) -> "Attention":
        """Only families with a call of this kind, which then comes first; the numbers stay."""
        lines = [
            line._replace(calls=sorted(line.calls, key=lambda call: call[0].code != code))
            for line in self.lines
            if any(kind.code == code for kind, _call in line.calls)
        ]
        return replace(self, lines=sorted(lines, key=_pressing))


def attention(user: User, *, today: date | None = None, family: int | None = None) -> Attention:
    """Who needs ``user`` on ``today``; only whether this ``family`` does, when it is given."""
    reach = Reach(user, today or timezone.localdate(), family)
    asleep = set(postponed_calls(reach))
    awake: dict[About, Calls] = defaultdict(list)
    later: dict[About, Calls] = defaultdict(list)
    for kind in KINDS:
        for call in kind.find(reach):
            calls = later if (call.about, kind.code) in asleep else awake
            calls[call.about].append((kind, call))
    tried = {case.family for case in reach.open_cases if case.last_attempt_on == reach.today}
    lines = _lines(awake, tried)
    postponed = {about: calls for about, calls in later.items() if about not in awake}
    return Attention(
        lines,
        _lines(postponed),
        by_kind=_by_kind(lines),
        by_coach=Counter(line.coach for line in lines),
    )


def postponed_calls(reach: Reach) -> Iterable[tuple[About, str]]:
    """What they are about, and code, of the calls that wait until a later day."""
    for family, signal, code in reach.ask(_waiting):
        yield (family, signal), code


def _waiting(reach: Reach) -> QuerySet[Any]:
    waiting = Snooze.objects.filter(reach.rows, back_on__gt=reach.today)
    return waiting.order_by().values_list("family", "signal", "call")


def _lines(calls: dict[About, Calls], tried: Container[int | None] = ()) -> list[Line]:
    lines = [
        Line(family, signal, found[0][1].coach, found, family in tried)
        for (family, signal), found in calls.items()
    ]
    return sorted(lines, key=_pressing)


RANK = {kind.code: rank for rank, kind in enumerate(KINDS)}


def _pressing(line: Line) -> tuple[bool, int, float, int]:
    """Who was tried today waits below; then the kind of the first call, and how pressing that is."""
    kind, call = line.calls[0]
    return line.was_tried_today, RANK[kind.code], -call.pressing, line.family or 0


def _by_kind(lines: Iterable[Line]) -> Counter[str]:
    return Counter(kind.code for line in lines for kind, _call in line.calls)
