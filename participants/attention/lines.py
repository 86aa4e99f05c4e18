"""The lines of one page, in words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.models import User
from participants.attention.asking import whom_to_ask
from participants.attention.calls import Kind
from participants.attention.lists import Line, attention
from participants.attention.steps import LATE_STEP
from participants.models import Family, Snooze


class Known(NamedTuple):
    """What the list says about a family apart from why."""

    name: str
    phone: str
    coach: str | None


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One family on the page: why, whom to ask, and what to do about it."""

    family: int
    who: str
    url: str
    phone: str
    """To call, when that is the first thing to do; also once more on the day one tried in vain."""
    icon: str
    label: Promise
    why: str
    also: str
    """The other reasons, each with its short name."""
    ask: str
    """Whom to ask, or who its coach is; that is not told to the coach."""
    action: Promise
    action_url: str
    may_try: bool
    """Whether "geen gehoor" can be noted: not when that was done today."""
    was_tried_today: bool
    step: int | None
    """The next step that can be ticked off."""
    postponed: "Postponed | None" = None


class Postponed(NamedTuple):
    """Who put this off, why, and until when."""

    back_on: date
    because: str
    author: str | None


@dataclass(frozen=True, slots=True)
class FirstLines:
    """What presses most, and how many families need somebody in all."""

    lines: list[ShownLine]
    total: int

    @property
    def hidden(self) -> int:
        """How many families there are without a line here."""
        return self.total - len(self.lines)


def first_lines(user: User, today: date, *, most: int) -> FirstLines:
    """The most pressing lines of ``user``, at most so many, in words."""
    found = attention(user, today=today)
    return FirstLines(shown(found.lines[:most], user, today), found.total)


def shown(lines: Sequence[Line], user: User, today: date) -> list[ShownLine]:
    """``lines`` in words for ``user``; at most four queries, however many there are."""
    families = _families(lines)
    ask = whom_to_ask([line.family for line in lines if line.calls[0][0].asks_around])
    return [
        _shown(line, families[line.family], ask.get(line.family, ""), user, today)
        for line in lines
        if line.family in families
    ]


def shown_postponed(lines: Sequence[Line], user: User, today: date) -> list[ShownLine]:
    """The same of lines that were put off, and by whom; one query more."""
    rows = Snooze.objects.filter(family__in=[line.family for line in lines], back_on__gt=today)
    postponed = {
        family: Postponed(back_on, because, author)
        for family, back_on, because, author in rows.order_by("-back_on", "pk").values_list(
            "family", "back_on", "because", "author__name"
        )
    }
    return [
        replace(line, postponed=postponed.get(line.family)) for line in shown(lines, user, today)
    ]


def _families(lines: Sequence[Line]) -> dict[int, Known]:
    rows = Family.objects.filter(pk__in=[line.family for line in lines]).order_by()
    return {
        pk: Known(name, phone, coach)
        for pk, name, phone, coach in rows.values_list("pk", "name", "phone", "coach__name")
    }


def _shown(line: Line, family: Known, ask: str, user: User, today: date) -> ShownLine:
    kind, call = line.calls[0]
    url = reverse("participants:family_detail", args=[line.family])
    return ShownLine(
        family=line.family,
        who=_("Gezin %(name)s") % {"name": family.name},
        url=url,
        phone=family.phone if kind.may_try else "",
        icon=kind.icon,
        label=kind.label,
        why=kind.why(call.facts, today),
        also=_also([other for other, _call in line.calls[1:]]),
        ask=ask or ("" if line.coach == user.pk else _coach(family)),
        action=kind.action,
        action_url=f"{url}#{kind.anchor}",
        may_try=kind.may_try and not line.was_tried_today,
        was_tried_today=line.was_tried_today,
        step=call.facts.step if kind is LATE_STEP else None,
    )


def _also(kinds: Sequence[Kind]) -> str:
    if not kinds:
        return ""
    labels = ", ".join(str(kind.label).lower() for kind in kinds)
    return _("Ook: %(labels)s.") % {"labels": labels}


def _coach(family: Known) -> str:
    if family.coach:
        return _("Coach: %(name)s") % {"name": family.coach}
    return _("Nog geen coach")
