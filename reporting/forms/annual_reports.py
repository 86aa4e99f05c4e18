"""Choosing which annual report one wants to see."""

from datetime import date
from typing import Any

from crispy_forms.layout import HTML
from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from activities.models import Programme
from core.forms import SearchLook
from reporting.annual import years_to_choose


class ReportForm(forms.Form):
    """A year and a programme; without choosing one sees this year and everything together."""

    jaar = forms.TypedChoiceField(
        label=_("Jaar"),
        coerce=int,
        required=False,
        error_messages={"invalid_choice": _("Over dit jaar is er geen verslag. Kies een ander.")},
    )
    programma = forms.ModelChoiceField(
        label=_("Programma"),
        queryset=Programme.objects.all(),
        to_field_name="slug",
        required=False,
        empty_label=_("Alle programma's samen"),
        error_messages={"invalid_choice": _("Dit programma kennen we niet. Kies een ander.")},
    )
    url_name, target, button = "reporting:annual_report", "report", _("Verslag tonen")
    fields_shown: tuple[str, ...] = ("jaar", "programma")

    def __init__(self, data: Any, *, today: date) -> None:
        super().__init__({"jaar": today.year, **data.dict()})
        self.today = today
        years = [(year, str(year)) for year in years_to_choose(today)]
        self.fields["jaar"].choices = years  # type: ignore[attr-defined]  # a ChoiceField has them
        self.helper = SearchLook(*self.fields_shown, url=reverse(self.url_name), target=self.target)
        show = format_html('<button type="submit" class="btn">{}</button>', self.button)
        self.helper.layout[-1] = HTML(show)

    def chosen(self) -> tuple[int, Programme | None]:
        """The year and the programme, or this year and everything where a choice was wrong."""
        self.full_clean()
        return self.cleaned_data.get("jaar") or self.today.year, self.cleaned_data.get("programma")
