"""The hours that the project leader ticked."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from activities.models import Shift


class SeenHoursField(forms.Field):
    """Rows of hours as they stood on the page: each its key and its minutes."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: list[str] | None) -> list[tuple[int, int]]:
        try:
            pairs = [tuple(map(int, seen.split("-"))) for seen in value or []]
            return [(key, minutes) for key, minutes in pairs if key < 2**63 > minutes]
        except ValueError as error:
            raise ValidationError(_("Ververs de pagina en probeer het nog een keer.")) from error


class ApproveForm(forms.Form):
    """Which hours count from now on; what was changed since the page was opened still waits."""

    shift = SeenHoursField(error_messages={"required": _("Kruis aan welke uren kloppen.")})

    @property
    def shifts(self) -> QuerySet[Shift, Any]:
        """What was ticked and still says the same."""
        same = Q(pk__in=[])
        for key, minutes in self.cleaned_data["shift"]:
            same |= Q(pk=key, minutes=minutes)
        return Shift.objects.waiting().filter(same)
