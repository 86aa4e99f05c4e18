"""``manage.py first_account``: the first administrator, who lets everybody else in."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.actions.invitations import has_administrator, password_link
from accounts.models import User
from accounts.roles import Role


class Command(BaseCommand):
    """Opens the door of a house in which nobody has an account."""

    help = _("Maakt de eerste beheerder, die daarna collega's uitnodigt.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help=_("hiermee logt de beheerder in"))
        parser.add_argument("--name", default="", help=_("naam van de beheerder"))
        parser.add_argument("--site", default="", help=_("adres van de site, voor in de link"))
        parser.add_argument(
            "--password-stdin", action="store_true", help=_("lees het wachtwoord van de invoer")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints a link to choose a password, or nothing to choose when one came along."""
        with translation.override(settings.LANGUAGE_CODE):
            if has_administrator():
                raise CommandError(_("Er is al een beheerder. Die nodigt collega's uit."))
            password = sys.stdin.readline().rstrip("\r\n") if options["password_stdin"] else None
            user = made_administrator(options["email"], options["name"], password)
            self.stdout.write(_("Het account van de beheerder is gemaakt."))
            if password is None:
                self.stdout.write(_("Kies je wachtwoord. De link werkt één keer, drie dagen lang:"))
                self.stdout.write(password_link(user, site=options["site"] or own_address()))


def made_administrator(email: str, name: str, password: str | None) -> User:
    """A saved administrator; raises ``CommandError`` with what is wrong in the address or password."""
    user = User(email=email.lower(), name=name or _("Beheerder"), role=Role.ADMINISTRATOR)
    user.set_password(password)
    try:
        user.full_clean()
        if password is not None:
            validate_password(password, user)
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error
    user.save()
    return user


def own_address() -> str:
    """Where people find this house: the first host it answers to."""
    host = next(iter(settings.ALLOWED_HOSTS), "localhost").lstrip(".")
    return f"https://{host}" if settings.HTTPS else f"http://{host}:8000"
