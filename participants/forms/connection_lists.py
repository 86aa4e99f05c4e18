"""Which year and programme a list of families is about."""

from django import forms
from django.utils import timezone

from activities.models import Programme


class ConnectionListForm(forms.Form):
    """What the address says; whatever it says wrong is left out."""

    jaar = forms.IntegerField(required=False, min_value=2000)
    programma = forms.ModelChoiceField(
        queryset=Programme.objects.all(), to_field_name="slug", required=False
    )

    def chosen(self) -> tuple[int, Programme | None]:
        """The year, this one at the latest, and the programme or None for everything."""
        self.full_clean()
        this_year = timezone.localdate().year
        year = self.cleaned_data.get("jaar") or this_year
        return min(year, this_year), self.cleaned_data.get("programma")
