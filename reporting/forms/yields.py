"""Choosing which families one wants to see the finding of."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from reporting.forms.annual_reports import ReportForm


class YieldForm(ReportForm):
    """All years unless one is chosen: a year has few families per place."""

    url_name, target = "reporting:finding_place_yield", "yields"
    button = _("Cijfers tonen")

    def __init__(self, data: Any, *, today: date) -> None:
        super().__init__(data, today=today)
        self.data = data.dict()
        years = self.fields["jaar"]
        years.choices = [("", _("Alle jaren")), *years.choices]  # type: ignore[attr-defined]
        years.empty_value = None  # type: ignore[attr-defined]
        years.label = _("Gevonden in")

    def year(self) -> int | None:
        """The year that was chosen; None for all of them, or when the choice was wrong."""
        self.full_clean()
        return self.cleaned_data.get("jaar")
