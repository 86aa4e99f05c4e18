"""``manage.py demo``: an invented neighbourhood to look around in, or a crowd to measure with."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from config.demo.build import Plan, build, is_furnished


class Command(BaseCommand):
    """Fills an empty house."""

    help = _("Vult een lege database met een verzonnen wijk.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--years", type=int, default=3, help=_("jaren vanaf 2017"))
        parser.add_argument("--families", type=int, default=30, help=_("gezinnen per jaar"))
        parser.add_argument("--seed", type=int, default=1, help=_("ander getal, andere wijk"))
        parser.add_argument("--scale", type=int, help=_("om te meten: zoveel keer de gezinnen"))
        parser.add_argument(
            "--if-empty", action="store_true", help=_("doe niets als er al gegevens zijn")
        )
        parser.add_argument("--yes", action="store_true", help=_("ook op een server met https"))

    def handle(self, *args: Any, **options: Any) -> None:
        """Says what it made, or in one sentence why it made nothing."""
        with translation.override(settings.LANGUAGE_CODE):
            if is_furnished():
                self.leave(quietly=options["if_empty"])
            else:
                refuse_a_real_server(is_sure=options["yes"])
                self.fill(options)

    def leave(self, *, quietly: bool) -> None:
        if not quietly:
            raise CommandError(
                _("Er staan al gegevens in. De demo begint alleen in een lege database.")
            )
        self.stdout.write(_("Er staan al gegevens in, dus er is niets te doen."))

    def fill(self, options: dict[str, Any]) -> None:
        size = {name: options[name] for name in ("years", "families", "seed")}
        for name in ("years", "families", "scale"):
            if options[name] is not None and options[name] < 1:
                raise CommandError(_("Kies bij --%(name)s een getal vanaf 1.") % {"name": name})
        today = timezone.localdate()
        if options["scale"]:
            size["families"] *= options["scale"]
            build(Plan.of_crowd(**size, today=today))
        else:
            build(Plan.of_story(**size, today=today))
        if options["verbosity"]:
            self.stdout.write(_("De verzonnen wijk staat klaar. Niemand erin bestaat echt."))


def refuse_a_real_server(*, is_sure: bool) -> None:
    """Invented families do not belong between real ones, nor a password that everybody knows."""
    if settings.HTTPS and not settings.DEBUG and not is_sure:
        raise CommandError(
            _(
                "Deze server is voor echt gebruik (HTTPS=1). De demo zet er verzonnen gezinnen in, "
                "met accounts waarvan iedereen het wachtwoord kent. Zeker weten? Voeg dan --yes toe."
            )
        )
