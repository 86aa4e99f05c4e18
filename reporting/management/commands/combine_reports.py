"""``manage.py combine_reports A.json B.json … [--output FILE] [--json]``: several houses together."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _

from reporting.combining import Combined, NotComparableError, combine
from reporting.exports.record import Record
from reporting.management.commands.verify_report import content_of
from reporting.verifying import UnreadableReportError, read_report


class Command(BaseCommand):
    """Adds final reports up by definition; what is not comparable is refused or left out, and said."""

    help = _("Telt definitieve verslagen van verschillende organisaties bij elkaar op.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", help=_("de verslagen, als JSON of datapakket"))
        parser.add_argument("--output", help=_("schrijf het geheel als JSON in dit bestand"))
        parser.add_argument("--json", action="store_true", help=_("JSON op het scherm"))

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(settings.LANGUAGE_CODE):
            reports = [read(file) for file in options["files"]]
            try:
                together = combine(reports)
            except NotComparableError as reason:
                raise CommandError(str(reason)) from reason
            except (KeyError, TypeError, AttributeError) as odd:
                raise CommandError(_("In een van de verslagen ontbreekt iets.")) from odd
            written = json.dumps(together.as_record(), ensure_ascii=False, indent=2)
            if options["output"]:
                save(options["output"], written)
            self.stdout.write(written if options["json"] else in_lines(together))


def read(file: str) -> Record:
    """The report in ``file``; a sentence when there is none."""
    try:
        return read_report(content_of(file))
    except UnreadableReportError as error:
        raise CommandError(f"{file}: {error}") from error


def in_lines(together: Combined) -> str:
    """What the reports say together, a figure on a line, and what was left out with the reason."""
    houses = ", ".join(report["foundation"] for report in together.reports)
    period = f"{together.period['first']} – {together.period['last']}"
    lines = [f"{houses}. {period}", ""]
    for one in together.sums:
        why = f"  ({one.why})" if one.why else ""
        lines.append(f"{one.text:>12}  {one.label}{why}")
    if together.left_out:
        lines += ["", _("Niet opgeteld:")]
        lines += [f"  {label}: {why}" for label, why in together.left_out]
    return "\n".join(lines)


def save(file: str, written: str) -> None:
    """Write it down, or say that it cannot be."""
    try:
        Path(file).write_text(f"{written}\n", encoding="utf-8")
    except OSError as error:
        wrong = _("Dit bestand kan niet worden geschreven: %(file)s.")
        raise CommandError(wrong % {"file": file}) from error
