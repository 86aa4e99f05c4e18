"""The form about a paper that was seen."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from activities.models import Certificate, CertificateKind
from core.forms import DutchDateField, FormLook, PastDayField
from core.sharing import SharedForm


class CertificateForm(SharedForm):
    """Which paper was seen, when, and until when it holds; never what is in it."""

    new_kind = forms.CharField(
        label=_("Of een ander bewijs"),
        max_length=50,
        required=False,
        help_text=_("Staat het niet in de lijst? Schrijf hier de naam."),
    )
    seen_on = PastDayField(
        label=_("Gezien op"),
        help_text=_(
            "Noteer alleen dat je het zag. Bewaar geen kopie en schrijf niet op wat erin staat."
        ),
    )
    valid_until_on = DutchDateField(
        label=_("Geldig tot en met"),
        required=False,
        help_text=_("Leeg: het verloopt niet. Spreek voor een VOG zelf een dag af."),
    )

    class Meta:
        model = Certificate
        fields = ["kind", "seen_on", "valid_until_on"]

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["kind"].required = False
        self.fields["kind"].empty_label = _("Kies een bewijs")  # type: ignore[attr-defined]
        self.helper = FormLook(
            Div("kind", "new_kind", css_class="row"),
            Div("seen_on", "valid_until_on", css_class="row"),
            save=_("Bewijs opslaan"),
            back=self.instance.volunteer.get_absolute_url(),
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not (data.get("kind") or data.get("new_kind") or self.errors):
            self.add_error("kind", gettext("Kies welk bewijs je zag, of schrijf een ander op."))
        return data

    def _post_clean(self) -> None:
        """The kind that was written, before the row is looked at as a whole."""
        name = self.cleaned_data.get("new_kind")
        if name and not self.errors:
            self.cleaned_data["kind"] = CertificateKind.objects.named(name)
        super()._post_clean()  # type: ignore[misc]

    def save(self, commit: bool = True) -> Certificate:  # noqa: FBT001, FBT002  # Django's signature
        self.instance.seen_by = self.user
        certificate: Certificate = super().save(commit)
        return certificate
