"""The sign-in library's forms for passkeys and codes, in the words of this house."""

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.utils.translation import gettext_lazy as _

from accounts.forms.sign_in import PlainForm


class CodeForm(PlainForm, AuthenticateForm):
    """After the password: the code from the app, or one from paper."""


class CodeAgainForm(PlainForm, ReauthenticateForm):
    """A code once more, before something important changes."""


class AppForm(PlainForm, ActivateTOTPForm):
    """The first code of a new app proves that it was scanned well."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code uit de app")


class DeviceForm(PlainForm, AddWebAuthnForm):
    """A telephone or computer that recognises its owner."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name, passwordless = self.fields["name"], self.fields["passwordless"]
        name.label = _("Naam van het toestel")
        name.help_text = _("Bijvoorbeeld: mijn telefoon.")
        self.initial["name"] = ""
        passwordless.label = _("Hiermee kan ik inloggen zonder wachtwoord")
        passwordless.help_text, passwordless.initial = "", True


class DeviceNameForm(PlainForm, EditWebAuthnForm):
    """Another name for a device."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Naam van het toestel")
