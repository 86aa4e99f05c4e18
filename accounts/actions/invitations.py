"""Letting a colleague in, and keeping the sign-in library's books in step."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.db import transaction

from accounts.models import User
from accounts.requests import StaffRequest


def send_invitation(*, user: User, request: StaffRequest) -> None:
    """Mail ``user`` a link to choose a password; it works once and for three days.

    Raises ``OSError`` when the mail server cannot be reached.
    """
    adapter = get_adapter(request)
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    link = adapter.get_reset_password_from_key_url(key)
    adapter.send_mail("accounts/email/invitation", user.email, {"user": user, "link": link})


@transaction.atomic
def save_user(*, user: User) -> None:
    """Save a changed account; an address it no longer has cannot be used to get in."""
    user.save()
    EmailAddress.objects.filter(user=user).exclude(email__iexact=user.email).delete()
