"""``manage.py verify_report FILE``: whether a report is what it says, and whether we told it."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _

from reporting.verifying import UnreadableReportError, verify

CHANGED, NOT_OURS = 1, 2


class Command(BaseCommand):
    """Leaves with 0 for what this house told, 1 for what was changed, 2 for what it did not tell."""

    help = _(
        "Zegt of een verslag (JSON of datapakket) is wat het zegt, en of dit huis het vertelde."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help=_("het bestand"))

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(settings.LANGUAGE_CODE):
            try:
                verdict = verify(content_of(options["file"]))
            except UnreadableReportError as error:
                raise CommandError(str(error), returncode=CHANGED) from error
            if not verdict.is_whole:
                raise CommandError(" ".join(verdict.sentences), returncode=CHANGED)
            self.stdout.write("\n".join(verdict.sentences))
            if not verdict.is_told:
                raise CommandError(_("Dit huis vertelde dit niet."), returncode=NOT_OURS)


def content_of(file: str) -> bytes:
    """What is in ``file``; who cannot read it gets a sentence."""
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise CommandError(_("Dit bestand is niet te lezen: %s.") % file) from error
