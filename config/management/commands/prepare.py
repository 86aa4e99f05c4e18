"""``manage.py prepare``: all that must be ready before the server starts, in one process."""

import hashlib
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import User
from activities.actions.certificates import set_out_given_certificates
from config.catalogue import compile_catalogues
from config.demo.accounts import DEMO_ACCOUNTS, DEMO_PASSWORD
from core.limits import forget_knocks
from core.once import forget_sent
from participants.actions.check_ins import forget_check_ins
from participants.actions.registers import forget_companions
from participants.actions.scales import set_out_given_scales
from participants.actions.taps import forget_taps


class Command(BaseCommand):
    """Translations, style sheets, tables and, in an empty house, the demo data."""

    help = _("Brengt alles in gereedheid voordat de server start (make run).")
    requires_system_checks = []  # ``make check`` runs them; here they would cost a second

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints the address and, as long as they are there, the demo accounts."""
        port = os.environ.get("PORT", "8000")
        refuse_taken_port(port)
        compile_catalogues()
        collect_static_files()
        with translation.override(settings.LANGUAGE_CODE):
            call_command("migrate", interactive=False, verbosity=0)
            forget_sent()
            forget_knocks()
            forget_check_ins()
            forget_companions()
            forget_taps()
            set_out_given_scales()
            set_out_given_certificates()
            self.fill_an_empty_house()
            self.say(_("Buurtverband staat op http://localhost:%(port)s") % {"port": port})
            self.show_demo_accounts()
            self.show_how_to_begin()
            self.say(_("Stoppen? Druk op Ctrl-C."))

    def say(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()

    def fill_an_empty_house(self) -> None:
        """Who starts for the first time finds a neighbourhood at work."""
        wanted = settings.DEMO_AT_FIRST_START and not settings.HTTPS
        if wanted and not User.objects.exists():
            self.say(_("De demogegevens worden gemaakt. Dat gebeurt alleen de eerste keer."))
            call_command("demo", if_empty=True, verbosity=0)

    def show_demo_accounts(self) -> None:
        present = User.objects.filter(email__in=DEMO_ACCOUNTS, is_active=True)
        if present:
            self.say(
                _("Inloggen in de demo, wachtwoord %(password)s:") % {"password": DEMO_PASSWORD}
            )
        for user in present:
            self.say(f"  {user.email:34} {user.get_role_display()}")

    def show_how_to_begin(self) -> None:
        """An empty house has no colleague who can invite the first one."""
        if not User.objects.exists():
            self.say(_("Er is nog geen account. Maak de eerste beheerder met:"))
            self.say("  .venv/bin/python manage.py first_account naam@example.org")


def refuse_taken_port(port: str) -> None:
    """A clear sentence now, instead of the server's traceback later."""
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind(("127.0.0.1", int(port)))
        except (OSError, OverflowError, ValueError):
            raise CommandError(
                _("Poort %(port)s is niet vrij. Kies een andere, bijvoorbeeld: make run PORT=8123")
                % {"port": port}
            ) from None


def collect_static_files() -> None:
    """Compressed and hashed copies for the server, made again only when a source file changed."""
    root = Path(settings.STATIC_ROOT)
    stamp, now = root / "sources.txt", fingerprint(static_sources())
    if not stamp.exists() or stamp.read_text() != now:
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(now)


def static_sources() -> Iterator[Path]:
    for finder in get_finders():
        for name, storage in finder.list([]):
            yield Path(storage.path(name))


def fingerprint(files: Iterator[Path]) -> str:
    """Says nothing about the contents; another size or day of change is another print."""
    facts = sorted(f"{file} {file.stat().st_size} {file.stat().st_mtime_ns}" for file in files)
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()
