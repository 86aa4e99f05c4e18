"""Choosing which figures one wants to see beside each other."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reporting.forms.annual_reports import ReportForm
from reporting.indicators import CHAPTERS, Chapter

YEARS, PROGRAMMES = "jaren", "programmas"
BESIDE = [(YEARS, _("Jaren")), (PROGRAMMES, _("Programma's"))]


class SideBySideForm(ReportForm):
    """A chapter of the report, and whether years or programmes stand beside each other."""

    hoofdstuk = forms.TypedChoiceField(
        label=_("Hoofdstuk"),
        coerce=int,
        required=False,
        error_messages={"invalid_choice": _("Dit hoofdstuk kennen we niet. Kies een ander.")},
    )
    naast = forms.ChoiceField(
        label=_("Naast elkaar"),
        choices=BESIDE,
        required=False,
        error_messages={"invalid_choice": _("Kies jaren of programma's.")},
    )
    url_name, target, button = "reporting:figures_compare", "beside", _("Cijfers tonen")
    fields_shown = ("hoofdstuk", "naast", "jaar", "programma")

    def __init__(self, data: Any, *, today: date) -> None:
        super().__init__(data, today=today)
        chapters = self.fields["hoofdstuk"]
        chapters.choices = [(at, one.title) for at, one in enumerate(CHAPTERS)]  # type: ignore[attr-defined]

    def chapter(self) -> Chapter:
        """The chapter, or the first where the choice was wrong."""
        self.full_clean()
        return CHAPTERS[self.cleaned_data.get("hoofdstuk") or 0]

    @property
    def are_programmes_beside(self) -> bool:
        """Whether programmes stand beside each other; else years."""
        return self.cleaned_data.get("naast") == PROGRAMMES
