"""Which part of the list somebody looks at, and how many lines each other part has."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Self

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from accounts.models import User
from participants.attention.kinds import BY_CODE, KINDS
from participants.attention.lists import Attention

KIND, COACH = "soort", "coach"
POSTPONED = "uitgesteld"
NOBODY = "geen"


class Pick(NamedTuple):
    """A part of the list one can choose: its words, how many lines, and where it is."""

    label: str | Promise
    number: int
    address: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One kind of call, or what was put off; and one coach. Empty is everything."""

    kind: str = ""
    coach: str = ""

    @classmethod
    def of(cls, asked: QueryDict) -> Self:
        """What the address asks for; a kind or coach that does not exist is no choice."""
        kind, coach = asked.get(KIND, ""), asked.get(COACH, "")
        is_coach = coach == NOBODY or (coach.isascii() and coach.isdigit())
        return cls(kind if kind in {*BY_CODE, POSTPONED} else "", coach if is_coach else "")

    @property
    def shows_postponed(self) -> bool:
        return self.kind == POSTPONED

    def address(self, **other: str) -> str:
        """The query of this choice, changed in one thing."""
        query = {KIND: self.kind, COACH: self.coach} | other
        return f"?{urlencode({name: value for name, value in query.items() if value})}"

    def of_coach(self, found: Attention) -> Attention:
        if not self.coach:
            return found
        return found.of_coach(None if self.coach == NOBODY else int(self.coach))

    def of_kind(self, found: Attention) -> Attention:
        return found.of_kind(self.kind) if self.kind in BY_CODE else found


def kind_picks(found: Attention, choice: Choice) -> list[Pick]:
    """Everything, each kind that calls now or was chosen, and what was put off."""
    parts: list[tuple[str, str | Promise, int]] = [
        ("", _("Alles"), found.total),
        *((kind.code, kind.label, found.by_kind[kind.code]) for kind in KINDS),
        (POSTPONED, _("Uitgesteld"), len(found.postponed)),
    ]
    return [
        Pick(label, number, choice.address(**{KIND: code}), code == choice.kind)
        for code, label, number in parts
        if number or code in {"", choice.kind}
    ]


def coach_picks(found: Attention, choice: Choice) -> list[Pick]:
    """Everybody, and each coach of a family that calls; one query."""
    names = dict(
        User.objects.filter(pk__in=[pk for pk in found.by_coach if pk]).values_list("pk", "name")
    )
    return [
        Pick(
            _("Iedereen"),
            sum(found.by_coach.values()),
            choice.address(**{COACH: ""}),
            not choice.coach,
        ),
        *_coaches(found, choice, names),
    ]


def _coaches(found: Attention, choice: Choice, names: dict[int, str]) -> Iterator[Pick]:
    for pk, name in sorted(names.items(), key=lambda coach: coach[1]):
        code = str(pk)
        address = choice.address(**{COACH: code})
        yield Pick(name, found.by_coach[pk], address, choice.coach == code)
    if found.by_coach[None]:
        address = choice.address(**{COACH: NOBODY})
        yield Pick(_("Zonder coach"), found.by_coach[None], address, choice.coach == NOBODY)
