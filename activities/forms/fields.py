"""Fields that read days, hours and durations as people write them."""

import re
from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.days import read_day
from core.sheets.cells import Unreadable
from core.sheets.numbers import minutes_between, parse_minutes, parse_time

FROM_UNTIL = re.compile(r"(.+?)\s*(?:-|–|\btot\b)\s*(.+)")


class ClockField(forms.CharField):
    """A time of the day: ``9.30``, ``9:30``, ``9 uur``."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "placeholder": "9.30"})

    def prepare_value(self, value: Any) -> Any:
        return value.strftime("%-H.%M") if isinstance(value, time) else value

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        try:
            return parse_time(text) if text else None
        except Unreadable as error:
            raise ValidationError(str(error), code="invalid") from error


class NewLanguageField(forms.CharField):
    """The name of a language that is not in the list yet."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Of een andere taal"))
        options.setdefault("help_text", _("Staat de taal niet in de lijst? Schrijf hier de naam."))
        super().__init__(required=False, max_length=50, **options)


class HoursField(forms.CharField):
    """How long somebody worked, in minutes: ``2,5``, ``90 min``, or ``13.30 - 16.00``."""

    widget = forms.TextInput(attrs={"autocomplete": "off"})

    def prepare_value(self, value: Any) -> Any:
        return f"{value // 60}:{value % 60:02}" if isinstance(value, int) else value

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        try:
            return self._minutes(text)
        except Unreadable as error:
            raise ValidationError(str(error), code="invalid") from error

    def _minutes(self, text: str) -> int:
        if between := FROM_UNTIL.fullmatch(text):
            return minutes_between(parse_time(between[1]), parse_time(between[2]))
        return parse_minutes(text)


class DaysField(forms.CharField):
    """One day or a few: ``3 sep, 10 sep, 17 sep``; in order, each once."""

    widget = forms.TextInput(attrs={"autocomplete": "off"})

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value) or ""
        parts = [part.strip() for part in re.split(r"[,;\n]|\ben\b", text) if part.strip()]
        return sorted({self._day(part) for part in parts})

    def _day(self, text: str) -> date:
        try:
            return read_day(text, today=timezone.localdate())
        except Unreadable as error:
            raise ValidationError(_("%(text)s: %(why)s") % {"text": text, "why": error}) from error
