"""Forms about who brought a family to us, and what we told them."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from activities.models import Organisation
from core.forms import FormLook, PastDayField, offer
from core.sharing import SharedForm
from core.sheets.bsn import holds_bsn
from participants.models import Feedback, Introduction


class IntroductionForm(SharedForm):
    """Who referred this family to us, and whether they may hear what came of it."""

    referred_on = PastDayField(label=_("Op welke dag?"), initial=timezone.localdate)

    class Meta:
        model = Introduction
        fields = ["organisation", "person", "referred_on", "about", "may_tell_back"]
        labels = {
            "organisation": _("Welke organisatie?"),
            "person": _("Wie daar?"),
            "about": _("Waarom dachten ze aan ons?"),
        }
        widgets = {"about": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "organisation", Organisation.objects.filter(is_active=True))
        self.fields["organisation"].empty_label = gettext("Geen organisatie")  # type: ignore[attr-defined]
        self.helper = FormLook(
            Div("organisation", "person", css_class="row"), "referred_on", "about", "may_tell_back"
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        nobody = not cleaned.get("organisation") and not cleaned.get("person")
        if nobody and not {"organisation", "person"} & set(self.errors):
            self.add_error("person", gettext("Schrijf op wie het gezin naar ons verwees."))
        return cleaned


class FeedbackForm(SharedForm):
    """What we told who brought the family in."""

    told_on = PastDayField(label=_("Op welke dag?"), initial=timezone.localdate)

    class Meta:
        model = Feedback
        fields = ["words", "told_on"]
        labels = {"words": _("Wat vertelden we?")}
        widgets = {"words": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"words": _("Niet meer dan het gezin goed vindt. Geen ziekte, geen geld.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormLook("words", "told_on")

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        if holds_bsn(words):
            raise forms.ValidationError(_("Hier staat een burgerservicenummer. Haal dat weg."))
        return words

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        told_on = cleaned.get("told_on")
        if told_on and told_on < self.instance.introduction.referred_on:
            self.add_error(
                "told_on", gettext("Dat kan niet vóór de dag waarop zij het gezin noemden.")
            )
        return cleaned
