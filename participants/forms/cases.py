"""Forms about the case of a family: beginning or correcting it, and closing it."""

from datetime import date
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.forms import Choices, FormLook, PastDayField
from core.sharing import SharedForm
from participants.actions.cases import close_case, save_case
from participants.models import Case


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


class CaseCloseForm(forms.Form):
    """Why and when our work with this family stops."""

    closing_reason = forms.ChoiceField(
        label=_("Waarom stopt het traject?"),
        choices=Case.ClosingReason,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies waarom het traject stopt.")},
    )
    closed_on = PastDayField(label=_("Op welke dag?"), initial=timezone.localdate)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case = case
        self.helper = FormLook(Choices("closing_reason"), "closed_on")

    def clean_closed_on(self) -> Any:
        closed_on = self.cleaned_data["closed_on"]
        if closed_on < self.case.found_on:
            raise forms.ValidationError(gettext("Afsluiten kan niet vóór de dag van vinden."))
        return closed_on

    def save(self) -> Case:
        """The case, closed."""
        told = self.cleaned_data
        close_case(case=self.case, reason=told["closing_reason"], on=told["closed_on"])
        return self.case
