"""What a password must be."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import gettext as _


class LengthValidator(MinimumLengthValidator):
    """Django's own, in words that Django's Dutch catalogue does not have in this version."""

    def get_error_message(self) -> str:
        return _("Dit wachtwoord is te kort. Neem minstens %(length)d tekens.") % {
            "length": self.min_length
        }
