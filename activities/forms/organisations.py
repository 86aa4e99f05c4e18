"""Forms about partners and the people one calls there."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from activities.forms.fields import NewLanguageField
from activities.models import ContactPerson, Language, ObstacleKind, Organisation
from core.forms import Choices, DutchDateField, FormLook, PhoneField, offer
from core.sharing import SharedForm


class OrganisationForm(SharedForm):
    """Who a partner is and what one can go there for."""

    phone = PhoneField(label=_("Telefoon"), required=False)
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    full_until_on = DutchDateField(
        label=_("Vol tot en met"),
        required=False,
        help_text=_("Alleen als deze partner nu niemand kan aannemen. Bijvoorbeeld 3-1-2017."),
    )

    new_language = NewLanguageField()

    class Meta:
        model = Organisation
        fields = [
            "name",
            "kind",
            "offers",
            "takes_away",
            "languages",
            "phone",
            "website",
            "full_until_on",
            "is_active",
            "is_public",
        ]
        labels = {"is_public": _("Zet deze partner op de openbare sociale kaart")}
        widgets = {
            "offers": forms.Textarea(attrs={"rows": 3}),
            "takes_away": forms.CheckboxSelectMultiple,
            "languages": forms.CheckboxSelectMultiple,
        }
        help_texts = {
            "is_active": _("Werken jullie niet meer samen? Haal het vinkje dan weg."),
            "is_public": _(
                "Iedereen vindt dan naam, soort, wat ze doen, talen, telefoon en website. Nooit een "
                "contactpersoon."
            ),
            "takes_away": _("Waarvoor kun je een gezin hierheen brengen?"),
        }
        error_messages = {"name": {"unique": _("Deze organisatie staat er al.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = self.instance.pk
        offer(self, "takes_away", ObstacleKind.objects.filter(is_in_use=True))
        self.helper = FormLook(
            Div("name", "kind", css_class="row"),
            "offers",
            Choices("takes_away"),
            Choices("languages"),
            "new_language",
            Div("phone", "website", css_class="row"),
            "full_until_on",
            "is_active",
            "is_public",
            save=_("Partner opslaan"),
            back=self.instance.get_absolute_url()
            if known
            else reverse("participants:organisation_list"),
        )

    def save(self, commit: bool = True) -> Organisation:  # noqa: FBT001, FBT002  # Django's signature
        self.instance.fold_search_key()
        organisation: Organisation = super().save(commit)
        if language := self.cleaned_data["new_language"]:
            organisation.languages.add(Language.objects.named(language))
        return organisation


class ContactPersonForm(SharedForm):
    """Whom to call at a partner; the partner can be found by this name."""

    phone = PhoneField(label=_("Telefoon"), required=False)

    class Meta:
        model = ContactPerson
        fields = ["name", "function", "phone", "email"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormLook(
            Div("name", "function", css_class="row"),
            Div("phone", "email", css_class="row"),
            save=_("Contactpersoon opslaan"),
            back=self.instance.organisation.get_absolute_url(),
        )

    def save(self, commit: bool = True) -> ContactPerson:  # noqa: FBT001, FBT002  # Django's signature
        contact = super().save(commit)
        contact.organisation.fold_search_key()
        contact.organisation.save(update_fields=["search_key", "updated_at"])
        return contact
