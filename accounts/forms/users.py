"""Forms of the administrator: who works here."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Role
from core.forms import Choices, FormLook, SearchField, SearchLook
from core.search import named_like
from core.sharing import SharedForm


class UserSearchForm(forms.Form):
    """Colleagues by name, address or role."""

    zoek = SearchField(label=_("Zoek op naam of e-mail"))
    rol = forms.ChoiceField(
        label=_("Rol"), required=False, choices=[("", _("Alle rollen")), *Role.choices]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = SearchLook(
            "zoek", "rol", url=reverse_lazy("accounts:user_list"), target="users", is_private=True
        )

    def filter(self, users: QuerySet[User]) -> QuerySet[User]:
        """``users`` as far as the search goes; a search that makes no sense leaves them all."""
        if not self.is_valid():
            return users
        users = named_like(users, self.cleaned_data["zoek"], "name", "email")
        role = self.cleaned_data["rol"]
        return users.filter(role=role) if role else users


class UserForm(SharedForm):
    """A new colleague; a mail with a link to choose a password follows."""

    class Meta:
        model = User
        fields = ["name", "email", "role"]
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "off"}),
            "email": forms.EmailInput(attrs={"autocomplete": "off"}),
            "role": forms.RadioSelect,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormLook(
            "name",
            "email",
            Choices("role"),
            save=_("Account maken"),
            back=reverse_lazy("accounts:user_list"),
        )

    def clean_email(self) -> str:
        """In lower case: nobody has two addresses that differ only in capitals."""
        email = self.cleaned_data["email"].lower()
        if User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Dit adres heeft al een account."), code="unique")
        return email


class UserEditForm(UserForm):
    """What changes for a colleague; ``by`` is the administrator who changes it."""

    class Meta(UserForm.Meta):
        fields = ["name", "email", "role", "is_active"]

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        self.fields["is_active"].help_text = _("Haal het vinkje weg om het account te blokkeren.")
        self.helper = FormLook(
            "name",
            "email",
            Choices("role"),
            "is_active",
            back=reverse_lazy("accounts:user_list"),
        )

    def clean(self) -> dict[str, Any]:
        """Nobody locks themselves out, so an administrator always remains."""
        data = super().clean() or {}
        is_kept = data.get("is_active") and data.get("role") == Role.ADMINISTRATOR
        if self.instance == self.by and not is_kept:
            raise ValidationError(
                _("Je kunt je eigen account niet blokkeren of een andere rol geven.")
                + " "
                + _("Vraag dat aan een andere beheerder.")
            )
        return data
