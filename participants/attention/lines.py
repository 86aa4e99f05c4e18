"""The lines of one page, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.models import User
from core.addresses import address
from participants.attention.asking import whom_to_ask
from participants.attention.calls import Kind
from participants.attention.lists import About, Line, attention
from participants.attention.referrals import UNANSWERED
from participants.attention.steps import LATE_STEP
from participants.models import Family, Snooze


class Known(NamedTuple):
    """What the list says about a family apart from why."""

    name: str
    phone: str
    coach: str | None


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One family, or signal, on the page: why, whom to ask, and what to do about it."""

    family: int | None
    signal: int | None
    who: str
    url: str
    icon: str
    label: Promise
    why: str
    action: Promise
    action_url: str
    also: str = ""
    """The other reasons, each with its short name."""
    ask: str = ""
    """Whom to ask, or who its coach is; that is not told to the coach."""
    phone: str = ""
    """To call, when that is the first thing to do; also once more on the day one tried in vain."""
    may_try: bool = False
    """Whether "geen gehoor" can be noted: not when that was done today."""
    was_tried_today: bool = False
    is_overdue: bool = False
    """Whether it waits for longer than it may."""
    step: int | None = None
    """The next step that can be ticked off."""
    whom: str = ""
    """Who picks up that phone, when it is not the family."""
    mail: int | None = None
    """The referral about which the partner can be mailed once more."""
    postponed: "Postponed | None" = None


class Postponed(NamedTuple):
    """Who put this off, why, and until when."""

    back_on: date
    because: str
    author: str | None


@dataclass(frozen=True, slots=True)
class FirstLines:
    """What presses most, and how many lines there are in all."""

    lines: list[ShownLine]
    total: int

    @property
    def hidden(self) -> int:
        """How many families and signals there are without a line here."""
        return self.total - len(self.lines)


def first_lines(user: User, today: date, *, most: int) -> FirstLines:
    """The most pressing lines of ``user``, at most so many, in words."""
    found = attention(user, today=today)
    return FirstLines(shown(found.lines[:most], user, today), found.total)


def shown(lines: Sequence[Line], user: User, today: date) -> list[ShownLine]:
    """``lines`` in words for ``user``; at most four queries, however many there are."""
    families = _families(lines)
    ask = whom_to_ask(_keys(line for line in lines if line.calls[0][0].asks_around))
    return [
        _signal(line, today)
        if line.family is None
        else _family(line, families[line.family], ask.get(line.family, ""), user, today)
        for line in lines
        if line.family is None or line.family in families
    ]


def shown_postponed(lines: Sequence[Line], user: User, today: date) -> list[ShownLine]:
    """The same of lines that were put off, and by whom; one query more."""
    signals = [line.signal for line in lines if line.signal is not None]
    about = Q(family__in=_keys(lines)) | Q(signal__in=signals)
    rows = Snooze.objects.filter(about, back_on__gt=today).order_by("-back_on", "pk")
    postponed: dict[About, Postponed] = {
        (family, signal): Postponed(back_on, because, author)
        for family, signal, back_on, because, author in rows.values_list(
            "family", "signal", "back_on", "because", "author__name"
        )
    }
    return [
        replace(line, postponed=postponed.get((line.family, line.signal)))
        for line in shown(lines, user, today)
    ]


def _keys(lines: Iterable[Line]) -> list[int]:
    return [line.family for line in lines if line.family is not None]


def _families(lines: Iterable[Line]) -> dict[int, Known]:
    rows = Family.objects.filter(pk__in=_keys(lines)).order_by()
    return {
        pk: Known(name, phone, coach)
        for pk, name, phone, coach in rows.values_list("pk", "name", "phone", "coach__name")
    }


def _signal(line: Line, today: date) -> ShownLine:
    kind, call = line.calls[0]
    url = address("participants:signal_detail", line.signal)
    return ShownLine(
        family=None,
        signal=line.signal,
        who=_("Een gezin is gemeld via %(place)s") % {"place": call.facts.place},
        url=url,
        icon=kind.icon,
        label=kind.label,
        why=kind.why(call.facts, today),
        action=kind.action,
        action_url=url,
        is_overdue=call.facts.is_overdue,
    )


def _family(line: Line, family: Known, ask: str, user: User, today: date) -> ShownLine:
    kind, call = line.calls[0]
    url = address("participants:family_detail", line.family)
    shown_line = ShownLine(
        family=line.family,
        signal=None,
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
    return replace(shown_line, **_referral(line, family))


def _referral(line: Line, known: Known) -> dict[str, Any]:
    """What is different on a line about a referral: one calls the partner, and answers on its page."""
    kind, call = line.calls[0]
    if kind is not UNANSWERED:
        return {}
    facts = call.facts
    return {
        "phone": known.phone if facts.asks_family else facts.phone,
        "whom": "" if facts.asks_family else facts.partner,
        "mail": facts.referral if facts.may_mail else None,
        "action_url": address("participants:answer_add", line.family, facts.referral),
    }


def _also(kinds: Sequence[Kind]) -> str:
    if not kinds:
        return ""
    labels = ", ".join(str(kind.label).lower() for kind in kinds)
    return _("Ook: %(labels)s.") % {"labels": labels}


def _coach(family: Known) -> str:
    if family.coach:
        return _("Coach: %(name)s") % {"name": family.coach}
    return _("Nog geen coach")
