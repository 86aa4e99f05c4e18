"""The forms that are filled in most: one contact moment, with one family or with several."""

from typing import Any

from crispy_forms.layout import Div, LayoutObject
from django import forms
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.forms import Choices, FormLook, PastDayField
from core.sharing import SharedForm
from participants.actions.contacts import correct_everywhere, log_contact
from participants.actions.evidence import log_evidence
from participants.models import ContactMoment, Family

MINUTES = (5, 15, 30, 60)
USUAL_MINUTES = 15
MOST_FOUND = 8


class ContactMomentForm(SharedForm):
    """How, did we speak, how long, one line. Today unless said otherwise."""

    happened_on = PastDayField(label=_("Welke dag?"), initial=timezone.localdate)
    was_reached = forms.TypedChoiceField(
        label=_("Heb je iemand gesproken?"),
        choices=[("ja", _("Ja")), ("nee", _("Geen gehoor"))],
        coerce=lambda answer: answer == "ja",
        widget=forms.RadioSelect,
    )
    minutes = forms.TypedChoiceField(
        label=_("Hoelang, in minuten?"),
        choices=[(minutes, str(minutes)) for minutes in MINUTES],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )

    class Meta:
        model = ContactMoment
        fields = ["kind", "was_reached", "minutes", "note", "happened_on"]
        labels = {"kind": _("Hoe?"), "note": _("Wat is er gebeurd? Een zin is genoeg")}
        help_texts = {"note": _("Schrijf niet over geloof, afkomst of ziekte.")}
        widgets = {"kind": forms.RadioSelect, "note": forms.Textarea(attrs={"rows": 2})}
        error_messages = {
            "note": {
                "max_length": _(
                    "Dit zijn %(show_value)s tekens, er passen er %(limit_value)s in een notitie. "
                    "Zet de rest in een tweede contact."
                )
            }
        }

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.initial["was_reached"] = "ja" if self.instance.was_reached else "nee"
        del self.fields["note"].widget.attrs["maxlength"]  # a browser would cut off what is pasted
        self.helper = FormLook(*self._questions())

    def _questions(self) -> list[Any]:
        """What is asked, in order of how often it is something else than usual."""
        return [
            Choices("kind"),
            Div(Choices("was_reached"), Choices("minutes"), css_class="row"),
            "note",
            "happened_on",
        ]


class OtherFamilies(LayoutObject):
    """Where one looks up the other families a note is about."""

    fields: list[str] = []

    def render(self, form: Any, context: Any, template_pack: Any = None, **_: Any) -> SafeString:
        return render_to_string("participants/contact_families.html", {"form": form})


class ContactAddForm(ContactMomentForm):
    """A new contact moment, perhaps about other families too."""

    zoek = forms.CharField(label=_("Welk gezin?"), max_length=200, required=False)
    also = forms.ModelMultipleChoiceField(queryset=Family.objects.none(), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["minutes"] = USUAL_MINUTES
        self.fields["also"].queryset = self.families  # type: ignore[attr-defined]
        self.helper.form_action = reverse(
            "participants:contact_add", args=[self.instance.family_id]
        )

    def _questions(self) -> list[Any]:
        return [*super()._questions(), OtherFamilies()]

    @property
    def families(self) -> Any:
        """The other families this user may write about."""
        others = Family.objects.visible_to(self.user).exclude(pk=self.instance.family_id)
        return others.select_related("area")

    @property
    def chosen(self) -> list[Family]:
        """The families that were pressed already."""
        pressed = self.data.getlist("also") if self.is_bound else []  # type: ignore[attr-defined]
        keys = [key for key in pressed if key.isdecimal()]
        return list(self.families.filter(pk__in=keys)) if keys else []

    @property
    def found(self) -> list[Family]:
        """The first few families with the words that were typed; those chosen stand above them."""
        words = self.data.get("zoek", "").strip()
        if not words:
            return []
        chosen = [family.pk for family in self.chosen]
        return list(self.families.search(words).exclude(pk__in=chosen)[:MOST_FOUND])

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("zoek") and not told.get("also"):
            sentence = (
                gettext("Druk op het gezin dat je bedoelt, of maak dit veld leeg.")
                if self.found
                else gettext("Geen gezin gevonden. Zoek met een stukje van de naam.")
            )
            self.add_error("zoek", sentence)
        return told

    def save(self, commit: bool = True) -> ContactMoment:  # noqa: FBT001, FBT002  # Django's signature
        return log_contact(contact=super().save(commit=False), also=self.cleaned_data["also"])


class ContactEditForm(ContactMomentForm):
    """A correction, here or on every page the note stands on."""

    everywhere = forms.BooleanField(required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer_the_minutes_it_had()

    def _questions(self) -> list[Any]:
        shared = ContactMoment.objects.visible_to(self.user).sharing(self.instance)
        families = [str(row.family) for row in shared.select_related("family")]
        if not families:
            del self.fields["everywhere"]
            return super()._questions()
        self.fields["everywhere"].label = gettext("Verbeter het ook bij %(families)s") % {
            "families": get_text_list(families, gettext("en"))
        }
        return [*super()._questions(), "everywhere"]

    def _offer_the_minutes_it_had(self) -> None:
        had = self.instance.minutes
        if had and had not in MINUTES:
            self.fields["minutes"].choices = [  # type: ignore[attr-defined]
                *((minutes, str(minutes)) for minutes in MINUTES),
                (had, str(had)),
            ]

    def save(self, commit: bool = True) -> ContactMoment:  # noqa: FBT001, FBT002  # Django's signature
        contact = super().save(commit=False)
        if self.cleaned_data.get("everywhere"):
            correct_everywhere(contact=contact, by=self.user)
        else:
            log_evidence(evidence=contact)
        return contact
