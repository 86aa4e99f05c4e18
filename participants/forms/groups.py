"""Which groups of neighbours to show."""

from datetime import date

from django import forms
from django.db.models import QuerySet
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from activities.models import NeighbourhoodGroup
from core.forms import SearchField, SearchLook
from core.search import named_like
from participants.group_stages import groups_of, is_asleep, waits_for_us, with_stage, with_support

ALL, WAITING, ASLEEP = "alle", "wachten", "slapen"


class GroupSearchForm(forms.Form):
    """Those that exist, unless one asks for fewer or more."""

    zoek = SearchField(label=_("Zoek op naam"))
    welke = forms.ChoiceField(
        label=_("Welke"),
        choices=[
            ("", _("Die er nu zijn")),
            (WAITING, _("Die op ons wachten")),
            (ASLEEP, _("Die al weken niet bij elkaar kwamen")),
            (ALL, _("Ook die gestopt zijn")),
        ],
        required=False,
    )

    helper = SearchLook("zoek", "welke", url=reverse_lazy("participants:group_list"), target="rows")

    def filter(self, on: date) -> QuerySet[NeighbourhoodGroup]:
        """The groups that were asked for, as they stand on ``on``; what makes no sense is left out."""
        wanted = self.cleaned_data if self.is_valid() else {}
        which = wanted.get("welke")
        groups = NeighbourhoodGroup.objects.all() if which == ALL else groups_of(on)
        groups = with_support(with_stage(groups, on), on)
        if which == WAITING:
            groups = groups.filter(waits_for_us(on))
        elif which == ASLEEP:
            groups = groups.filter(is_asleep(on))
        return named_like(groups, wanted.get("zoek", ""))
