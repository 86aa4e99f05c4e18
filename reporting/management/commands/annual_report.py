"""``manage.py annual_report 2018 --programme gezinnen-versterken --format pdf --output FILE``."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from activities.models import Programme
from reporting.annual import EARLIEST_YEAR, annual_report
from reporting.exports import FORMS


class Command(BaseCommand):
    """Writes the annual report to a file, or to the screen with ``--output -``."""

    help = _("Schrijft het jaarverslag van een jaar als PDF, Excel, CSV of JSON.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year", help=_("het jaar, bijvoorbeeld 2018"))
        parser.add_argument("--programme", metavar="SLUG", help=_("alleen dit programma"))
        parser.add_argument("--format", choices=FORMS, default="json", help=_("de vorm"))
        parser.add_argument("--output", required=True, help=_("het bestand, of - voor het scherm"))

    def handle(self, *args: Any, **options: Any) -> None:
        year = self._year(options["year"])
        report = annual_report(year, self._programme(options["programme"]))
        written = FORMS[options["format"]].write(report)
        if options["output"] == "-":
            sys.stdout.buffer.write(written)
            return
        self._save(Path(options["output"]), written)
        done = _("%(title)s staat in %(file)s.")
        self.stdout.write(done % {"title": report.title, "file": options["output"]})

    def _year(self, written: str) -> int:
        this_year = timezone.localdate().year
        if written.isdecimal() and EARLIEST_YEAR <= int(written) <= this_year:
            return int(written)
        wrong = _(
            "Over het jaar %(year)s is er geen verslag. Kies een jaar van %(first)d tot %(last)d."
        )
        raise CommandError(wrong % {"year": written, "first": EARLIEST_YEAR, "last": this_year})

    def _programme(self, slug: str | None) -> Programme | None:
        if slug is None:
            return None
        programme = Programme.objects.filter(slug=slug).first()
        if programme:
            return programme
        known = ", ".join(Programme.objects.values_list("slug", flat=True)) or _("nog geen")
        wrong = _("Het programma %(slug)s kennen we niet. Wel: %(known)s.")
        raise CommandError(wrong % {"slug": slug, "known": known})

    def _save(self, file: Path, written: bytes) -> None:
        try:
            file.write_bytes(written)
        except OSError as error:
            wrong = _("Dit bestand kan niet worden geschreven: %(file)s.")
            raise CommandError(wrong % {"file": file}) from error
