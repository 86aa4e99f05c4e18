"""Letting a colleague in, and keeping the sign-in library's books in step."""

from urllib.parse import urljoin

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.db import transaction
from django.urls import reverse

from accounts.models import User
from accounts.requests import StaffRequest
from accounts.roles import Role


def password_link(user: User, *, site: str) -> str:
    """The address under ``site`` where ``user`` chooses a password: once, within three days."""
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return urljoin(site, reverse("account_reset_password_from_key", kwargs=key))


def has_administrator() -> bool:
    """Whether there is somebody who can let others in."""
    return User.objects.filter(role=Role.ADMINISTRATOR, is_active=True).exists()


def send_invitation(*, user: User, request: StaffRequest) -> None:
    """Mail ``user`` a link to choose a password; it works once and for three days.

    Raises ``OSError`` when the mail server cannot be reached.
    """
    link = password_link(user, site=request.build_absolute_uri("/"))
    context = {"user": user, "link": link}
    get_adapter(request).send_mail("accounts/email/invitation", user.email, context)


@transaction.atomic
def save_user(*, user: User) -> None:
    """Save a changed account; an address it no longer has cannot be used to get in."""
    user.save()
    EmailAddress.objects.filter(user=user).exclude(email__iexact=user.email).delete()
