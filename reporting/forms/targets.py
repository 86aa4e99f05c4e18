"""The forms about promises to funders, and about what was spent."""

import re
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from activities.models import Grant
from core.forms import FormLook
from core.sharing import SharedForm
from reporting.actions.targets import save_spending, save_target
from reporting.indicators import CHAPTERS
from reporting.models import Spending, Target

FIRST_YEAR, YEARS_AHEAD = 2000, 5


class TargetForm(SharedForm):
    """What was promised to whom, and why it went otherwise."""

    code = forms.ChoiceField(label=_("Wat is afgesproken?"))
    year = forms.IntegerField(label=_("Over welk jaar?"))

    class Meta:
        model = Target
        fields = ["programme", "grant", "year", "code", "value", "explanation"]
        labels = {
            "grant": _("Voor welke beschikking?"),
            "value": _("Hoeveel?"),
            "explanation": _("Ging het anders? Leg het uit"),
        }
        widgets = {"explanation": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        grants = Grant.objects.select_related("programme", "funder")
        self.fields["grant"].queryset = grants  # type: ignore[attr-defined]
        self.fields["grant"].empty_label = _("Niet voor één beschikking")  # type: ignore[attr-defined]
        self.fields["grant"].label_from_instance = _name  # type: ignore[attr-defined]
        self.fields["programme"].empty_label = _("Kies een programma")  # type: ignore[attr-defined]
        self.fields["code"].choices = [  # type: ignore[attr-defined]
            (str(chapter.title), [(one.code, str(one.label)) for one in chapter.indicators])
            for chapter in CHAPTERS
        ]
        self.helper = FormLook(
            Div("programme", "grant", css_class="row"),
            Div("year", "value", css_class="row"),
            "code",
            "explanation",
            save=_("Afspraak opslaan"),
            back=reverse("reporting:target_list"),
        )

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        last = timezone.localdate().year + YEARS_AHEAD
        if not FIRST_YEAR <= year <= last:
            told = {"first": FIRST_YEAR, "last": last}
            raise forms.ValidationError(
                gettext("Kies een jaar van %(first)d tot en met %(last)d.") % told
            )
        return year

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        grant, programme = cleaned.get("grant"), cleaned.get("programme")
        if grant and programme and grant.programme_id != programme.pk:
            self.add_error("grant", gettext("Deze beschikking is van een ander programma."))
        return cleaned

    def save(self, commit: bool = True) -> Target:  # noqa: FBT001, FBT002  # Django's own words
        """The saved promise, with what it was kept beside it."""
        return save_target(target=self.instance, by=self.by)


class EuroField(forms.DecimalField):
    """An amount as people write it: ``9000``, ``9.000``, ``9.000,50``."""

    IN_THOUSANDS = re.compile(r"\s*\d{1,3}(\.\d{3})+(,\d{1,2})?\s*")

    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=0, max_digits=10, decimal_places=2, localize=True, **options)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and self.IN_THOUSANDS.fullmatch(value):
            value = value.replace(".", "")
        return super().to_python(value)


class SpendingForm(SharedForm):
    """Budgeted and spent of one award in one year."""

    budgeted = EuroField(label=_("Begroot in euro"))
    spent = EuroField(label=_("Besteed in euro"))

    class Meta:
        model = Spending
        fields = ["budgeted", "spent", "explanation"]
        labels = {"explanation": _("Is er een verschil? Leg het uit")}
        widgets = {"explanation": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, by: User, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        self.helper = FormLook(
            Div("budgeted", "spent", css_class="row"),
            "explanation",
            save=_("Bedragen opslaan"),
            back=back,
        )

    def save(self, commit: bool = True) -> Spending:  # noqa: FBT001, FBT002  # Django's own words
        """The saved amounts."""
        return save_spending(spending=self.instance, by=self.by)


def _name(grant: Grant) -> str:
    years = f"{grant.started_on.year}" if _is_of_one_year(grant) else _span(grant)
    return f"{grant.programme}: {grant.funder}, {years}"


def _is_of_one_year(grant: Grant) -> bool:
    return grant.started_on.year == grant.ended_on.year


def _span(grant: Grant) -> str:
    return f"{grant.started_on.year}–{grant.ended_on.year}"
