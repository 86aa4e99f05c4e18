"""Forms about programmes and the money behind them."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from activities.models import Grant, Organisation, Programme
from core.forms import DutchDateField, FormLook, offer
from core.search import folded
from core.sharing import SharedForm


class ProgrammeForm(SharedForm):
    """A line of work; its short name for addresses follows from the name."""

    started_on = DutchDateField(label=_("Begonnen op"), initial=timezone.localdate)
    ended_on = DutchDateField(label=_("Gestopt op"), required=False)

    class Meta:
        model = Programme
        fields = ["name", "description", "started_on", "ended_on"]
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}
        error_messages = {"name": {"unique": _("Er is al een programma met deze naam.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = self.instance.pk
        self.helper = FormLook(
            "name",
            "description",
            Div("started_on", "ended_on", css_class="row"),
            save=_("Programma opslaan"),
            back=self.instance.get_absolute_url()
            if known
            else reverse("activities:programme_list"),
        )

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if not self.instance.pk:
            self.instance.slug = slugify(folded(name))[:60]
            if not self.instance.slug or self._is_taken(self.instance.slug):
                raise forms.ValidationError(gettext("Deze naam lijkt te veel op een andere."))
        return name

    def _is_taken(self, slug: str) -> bool:
        return Programme.objects.filter(slug=slug).exists()


class GrantForm(SharedForm):
    """Money from a funder, for some time."""

    started_on = DutchDateField(label=_("Van"))
    ended_on = DutchDateField(label=_("Tot en met"))
    amount = forms.DecimalField(
        label=_("Bedrag in euro"),
        required=False,
        min_value=0,
        max_digits=10,
        decimal_places=2,
        localize=True,
    )

    class Meta:
        model = Grant
        fields = ["funder", "reference", "amount", "started_on", "ended_on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "funder", Organisation.objects.filter(is_active=True))
        self.fields["funder"].empty_label = _("Kies een financier")  # type: ignore[attr-defined]
        self.helper = FormLook(
            Div("funder", "reference", css_class="row"),
            "amount",
            Div("started_on", "ended_on", css_class="row"),
            save=_("Beschikking opslaan"),
            back=self.instance.programme.get_absolute_url(),
        )
