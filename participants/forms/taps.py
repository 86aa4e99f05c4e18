"""Taps as a phone sends them: JSON, of which nothing is believed before it was looked at."""

import json
import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext

from activities.tallies import MOST_UNNAMED
from participants.forms.registers import BIGGEST_KEY, ReasonFields

MOST_AT_ONCE = 50
OLDEST = timedelta(days=60)  # a phone that says more has a clock that stood still
MARK_OF_A_DEVICE = re.compile(r"[0-9a-f-]{1,36}")


class UnreadableError(Exception):
    """What was sent are no taps at all; the message says so to whoever sees it."""


@dataclass(frozen=True, slots=True)
class SentTap:
    """One tap as it came in."""

    key: UUID
    kind: str = ""
    person: int | UUID | None = None
    """A primary key, or the key of the tap by which somebody new was put on the list."""
    value: dict[str, Any] = field(default_factory=dict)
    seen: str = ""
    ago: timedelta = timedelta()
    """How long before it was sent it was tapped, by the clock of the device."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What one device sends at once."""

    device: str
    owner: str
    taps: list[SentTap]


def read_taps(body: bytes) -> Sent:
    """The taps in ``body``; raises UnreadableError. One that is odd is refused later, on its own."""
    try:
        told = json.loads(body)
        json.dumps(told, ensure_ascii=False).encode()  # halves of a letter cannot be kept
    except (ValueError, RecursionError):
        raise _unreadable() from None
    match told:
        case {"device": str(device), "owner": str(owner), "taps": [*taps]} if (
            MARK_OF_A_DEVICE.fullmatch(device) and len(taps) <= MOST_AT_ONCE
        ):
            return Sent(device, owner, [_read(tap) for tap in taps])
    raise _unreadable()


def _read(told: Any) -> SentTap:
    match told:
        case {"key": str(key), "kind": str(kind), "value": dict(value)}:
            person, seen, ago = (told.get(name) for name in ("person", "seen", "ago"))
            return SentTap(_key(key), kind, _person(person), value, _seen(seen), _ago(ago))
        case {"key": str(key)}:
            return SentTap(_key(key))
    raise _unreadable()


def _unreadable() -> UnreadableError:
    return UnreadableError(gettext("Deze tik kwam niet goed over."))


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise _unreadable() from None


def _person(told: Any) -> int | UUID | None:
    if isinstance(told, str) and told:
        return _key(told)
    is_key = type(told) is int and 0 < told <= BIGGEST_KEY  # True is no key
    return told if is_key else None


def _seen(told: Any) -> str:
    return told if isinstance(told, str) and MARK_OF_A_DEVICE.fullmatch(told) else ""


def _ago(told: Any) -> timedelta:
    """Milliseconds; never before ``OLDEST`` or in the future, whatever the clock of the device says."""
    if not isinstance(told, int):
        return timedelta()
    return timedelta(milliseconds=min(max(told, 0), OLDEST // timedelta(milliseconds=1)))


class YesOrNo(forms.TypedChoiceField):
    """True or false as JSON has them; leaving it out is neither."""

    def __init__(self) -> None:
        super().__init__(choices=[("True", "True"), ("False", "False")], coerce="True".__eq__)


class HereForm(forms.Form):
    """Somebody is here, or is not."""

    here = YesOrNo()


class ChangeForm(forms.Form):
    """So many visitors without a name more, or less."""

    change = forms.IntegerField(min_value=-MOST_UNNAMED, max_value=MOST_UNNAMED)
    tally = forms.CharField(required=False, max_length=30)
    """The tally in which they are counted as well."""


class ReadyForm(forms.Form):
    """The register is ready, or is opened again."""

    ready = YesOrNo()


class HeldForm(ReasonFields):
    """It did not take place, and why; or it did after all."""

    held = forms.BooleanField(required=False)

    def full_clean(self) -> None:
        """Who says that it was held needs no reason."""
        self.fields["reason"].required = not self.data.get("held")
        super().full_clean()
