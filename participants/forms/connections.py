"""The form with which the coordinator chooses when somebody is connected."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from activities.models import Programme
from core.forms import DutchDateField, FormLook, Note
from participants.models.connections import ConnectionRule, RuleBook

NUMBERS = ("visits", "within_weeks", "stays_months", "own_visits", "invited_weeks")


class ConnectionRuleForm(forms.ModelForm):  # type: ignore[type-arg]
    """New numbers from a day on; what holds now stands in it already."""

    starts_on = DutchDateField(
        label=_("Geldt vanaf"),
        initial=timezone.localdate,
        help_text=_("Vandaag of later. Bijvoorbeeld 1-1-2027: dan telt een jaar met één regel."),
    )

    class Meta:
        model = ConnectionRule
        fields = ["programme", "starts_on", *NUMBERS, "because"]
        labels = {
            "programme": _("Voor wie"),
            "visits": _("Komt terug: hoeveel keer"),
            "within_weeks": _("Binnen hoeveel weken"),
            "stays_months": _("Hoort erbij: komt nog na hoeveel maanden"),
            "own_visits": _("Los van ons: hoeveel keer uit zichzelf"),
            "invited_weeks": _("Hoeveel weken na een uitnodiging is het niet uit zichzelf"),
            "because": _("Waarom verandert de regel"),
        }
        help_texts = {"because": _("Zoals: afgesproken met de gemeente op 3 november.")}

    def __init__(self, *args: Any, author: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.author = author
        now = RuleBook.opened().on(timezone.localdate())
        for name in NUMBERS:
            self.initial.setdefault(name, getattr(now, name))
            self.fields[name].widget.attrs["inputmode"] = "numeric"
        chosen = self.fields["programme"]
        chosen.queryset = Programme.objects.all()  # type: ignore[attr-defined]
        chosen.empty_label = _("De hele stichting")  # type: ignore[attr-defined]
        self.helper = FormLook(
            Note("participants/connection_rule_note.html"),
            "programme",
            "starts_on",
            Div("visits", "within_weeks", css_class="row"),
            "stays_months",
            Div("own_visits", "invited_weeks", css_class="row"),
            "because",
            save=_("Regel opslaan"),
            back=reverse("participants:connection_rule_list"),
        )

    def clean_starts_on(self) -> Any:
        day = self.cleaned_data["starts_on"]
        if day < timezone.localdate():
            raise forms.ValidationError(
                gettext("Kies vandaag of een latere dag: wat voorbij is, telden we met een andere.")
            )
        return day

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        programme = cleaned["programme"].pk if cleaned["programme"] else None
        holds = RuleBook.opened().on(cleaned["starts_on"], programme)
        if all(getattr(holds, name) == cleaned[name] for name in NUMBERS):
            raise forms.ValidationError(gettext("Met deze getallen tellen we dan al."))
        return cleaned
