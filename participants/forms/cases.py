"""Forms about the case of a family: beginning or correcting it, and closing it."""

from datetime import date
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.forms import Choices, FormLook, PastDayField
from core.sharing import SharedForm
from participants.actions.cases import Farewell, close_case, save_case
from participants.farewell import likely_contacts
from participants.models import Case, NextStep, Obstacle


class CaseForm(SharedForm):
    """When and where we found the family, and for which programmes that counts."""

    found_on = PastDayField(label=_("Gevonden op"), initial=timezone.localdate)

    class Meta:
        model = Case
        fields = ["found_on", "finding_place", "programmes"]
        widgets = {"programmes": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["finding_place"].required = True
        self.fields["finding_place"].empty_label = gettext("Kies een vindplaats")  # type: ignore[attr-defined]
        self.fields["programmes"].required = True
        self.fields["programmes"].error_messages["required"] = gettext(
            "Kies minstens één programma."
        )
        self.helper = FormLook(Div("found_on", "finding_place", css_class="row"), "programmes")

    def clean_found_on(self) -> date:
        """The day, refused when it lies after the closing day or in another case of the family."""
        found_on, closed_on = self.cleaned_data["found_on"], self.instance.closed_on
        if closed_on and found_on > closed_on:
            raise forms.ValidationError(
                gettext("Dit traject is afgesloten op %(day)s. Kies een dag daarvoor.")
                % {"day": date_format(closed_on, "j F Y")}
            )
        others = self.instance.family.cases.exclude(pk=self.instance.pk)
        if other := others.overlapping(found_on, closed_on).first():
            raise forms.ValidationError(
                gettext("Op die dag liep een ander traject van dit gezin, gevonden op %(day)s.")
                % {"day": date_format(other.found_on, "j F Y")}
            )
        return found_on

    def save(self, commit: bool = True) -> Case:  # noqa: FBT001, FBT002  # Django's signature
        case = super().save(commit=False)
        save_case(case=case, programmes=self.cleaned_data["programmes"])
        return case


class CaseCloseForm(SharedForm):
    """Why and when our work stops, who stays in contact, and what is let go. It never stops anybody."""

    closing_reason = forms.ChoiceField(
        label=_("Waarom stopt het traject?"),
        choices=Case.ClosingReason,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies waarom het traject stopt.")},
    )
    closed_on = PastDayField(label=_("Op welke dag?"), initial=timezone.localdate)
    closing_note = forms.CharField(
        label=_("Wat is er gebeurd?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Waar staat het gezin nu? Een paar zinnen is genoeg."),
    )
    stays_in_contact = forms.CharField(
        label=_("Wie houdt contact?"),
        required=False,
        max_length=200,
        help_text=_("Zoals: de buurvrouw, de groep van woensdag."),
    )
    steps = forms.ModelMultipleChoiceField(
        label=_("Deze stappen staan nog open. Welke vervallen?"),
        queryset=NextStep.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Wat je niet aanvinkt, blijft staan."),
    )
    obstacles = forms.ModelMultipleChoiceField(
        label=_("Deze belemmeringen zijn er nog. Welke laat je los?"),
        queryset=Obstacle.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Die staan daarna als geaccepteerd in het dossier. De rest blijft open."),
    )

    class Meta:
        model = Case
        fields = ["closing_reason", "closed_on", "closing_note", "stays_in_contact"]

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        case = self.instance
        unsolved = Obstacle.objects.visible_to(user).unsolved().filter(family=case.family)
        self._offer("steps", case.family.next_steps.to_do())
        self._offer("obstacles", unsolved.select_related("kind"))
        self.initial["closed_on"] = case.closed_on or timezone.localdate()
        self.initial["stays_in_contact"] = case.stays_in_contact or likely_contacts(case.family)
        left = [name for name in ("steps", "obstacles") if name in self.fields]
        self.helper = FormLook(
            Choices("closing_reason"),
            "closed_on",
            "closing_note",
            "stays_in_contact",
            *left,
            save=_("Traject afsluiten"),
        )

    def _offer(self, name: str, rows: QuerySet[Any]) -> None:
        """Ask about what would be left behind; nothing left, nothing asked."""
        self.fields[name].queryset = rows  # type: ignore[attr-defined]
        if not rows:
            del self.fields[name]

    def clean_closed_on(self) -> date:
        closed_on, case = self.cleaned_data["closed_on"], self.instance
        if closed_on < case.found_on:
            raise forms.ValidationError(gettext("Afsluiten kan niet vóór de dag van vinden."))
        others = case.family.cases.exclude(pk=case.pk)
        if other := others.overlapping(case.found_on, closed_on).first():
            raise forms.ValidationError(
                gettext("Op die dag liep een ander traject van dit gezin, gevonden op %(day)s.")
                % {"day": date_format(other.found_on, "j F Y")}
            )
        return closed_on

    def save(self, commit: bool = True) -> Case:  # noqa: FBT001, FBT002  # Django's signature
        """The case, closed."""
        told = self.cleaned_data
        farewell = Farewell(
            note=told["closing_note"],
            stays_in_contact=told["stays_in_contact"],
            steps=told.get("steps", ()),
            obstacles=told.get("obstacles", ()),
        )
        reason, on = told["closing_reason"], told["closed_on"]
        close_case(case=self.instance, reason=reason, on=on, farewell=farewell)
        return self.instance
