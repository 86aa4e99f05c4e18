"""How the sign-in library behaves in this house."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

WAIT = _("Dat ging een paar keer mis. Wacht vijf minuten en probeer het dan nog een keer.")


class ClosedDoorAdapter(DefaultAccountAdapter):
    """Nobody makes an account for themselves: the administrator invites."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("Dit e-mailadres en wachtwoord horen niet bij elkaar."),
        "incorrect_password": _("Dit is niet je wachtwoord."),
        "enter_current_password": _("Dit is niet je wachtwoord van nu."),
        "too_many_login_attempts": WAIT,
        "rate_limited": WAIT,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class SecondStepAdapter(DefaultMFAAdapter):
    """What is said when a code or device does not fit."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("Deze code klopt niet. Kijk of er al een nieuwe in je app staat."),
        "rate_limited": WAIT,
    }
