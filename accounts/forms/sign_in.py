"""The sign-in library's forms in the words of this house."""

from typing import Any

from allauth.account import forms as library
from django.utils.translation import gettext_lazy as _

STRONG = _("Minstens 10 tekens. Vier gewone woorden achter elkaar zijn sterk.")


class PlainForm:
    """Labels above the fields say enough: a placeholder disappears as soon as one types."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        for name in {"password1"} & self.fields.keys():
            self.fields[name].help_text = STRONG
        for name in {"password2"} & self.fields.keys():
            self.fields[name].label = _("Nog een keer hetzelfde wachtwoord")


class SignInForm(PlainForm, library.LoginForm):
    """E-mail and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""  # the page has its own link
        # "webauthn": a browser that knows a passkey offers it in the same place.
        self.fields["login"].widget.attrs["autocomplete"] = "username webauthn"


class PasswordChangeForm(PlainForm, library.ChangePasswordForm):
    """The old password and twice the new one."""


class PasswordForgottenForm(PlainForm, library.ResetPasswordForm):
    """The address to which the link goes."""


class PasswordChooseForm(PlainForm, library.ResetPasswordKeyForm):
    """Behind the link in the mail: twice the new password."""


class PasswordAgainForm(PlainForm, library.ReauthenticateForm):
    """The password once more, before something important changes."""
