"""``manage.py import_sheet``: take in a spreadsheet; good rows in, bad rows out with a reason."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from activities.models import Programme
from core.search import folded
from core.sheets.cells import SheetRefused
from participants.imports.outcomes import Options, Outcome, Remark
from participants.imports.running import import_sheet
from participants.models import ImportBatch

ADDED = {
    "families": ngettext_lazy("%(count)s gezin", "%(count)s gezinnen", "count"),
    "people": ngettext_lazy("%(count)s persoon", "%(count)s personen", "count"),
    "cases": ngettext_lazy("%(count)s traject", "%(count)s trajecten", "count"),
    "contact_moments": ngettext_lazy(
        "%(count)s contactmoment", "%(count)s contactmomenten", "count"
    ),
    "finding_places": ngettext_lazy("%(count)s vindplaats", "%(count)s vindplaatsen", "count"),
    "activities": ngettext_lazy("%(count)s activiteit", "%(count)s activiteiten", "count"),
    "sessions": ngettext_lazy("%(count)s bijeenkomst", "%(count)s bijeenkomsten", "count"),
    "enrolments": ngettext_lazy("%(count)s inschrijving", "%(count)s inschrijvingen", "count"),
    "attendances": ngettext_lazy("%(count)s keer aanwezig", "%(count)s keer aanwezig", "count"),
    "unnamed": ngettext_lazy(
        "%(count)s bezoeker zonder naam", "%(count)s bezoekers zonder naam", "count"
    ),
    "volunteers": ngettext_lazy("%(count)s vrijwilliger", "%(count)s vrijwilligers", "count"),
    "shifts": ngettext_lazy("%(count)s keer inzet", "%(count)s keer inzet", "count"),
}


class Command(BaseCommand):
    """Reads one file and says, in Dutch or as JSON, what came of it."""

    help = _("Leest een spreadsheet in: gezinnen, presentie, deelnemers of uren.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What one can say on the command line."""
        parser.add_argument("file", type=Path, help=_("het bestand: .xlsx, .xls, .ods of .csv"))
        parser.add_argument("--kind", required=True, choices=ImportBatch.Kind.values)
        parser.add_argument("--year", type=int, help=_("het jaar van dagen zonder jaar"))
        parser.add_argument("--activity", default="", help=_("de activiteit van de lijst"))
        parser.add_argument("--programme", default="", help=_("waar het voor meetelt"))
        parser.add_argument(
            "--dry-run", action="store_true", help=_("doe alles, en draai het dan terug")
        )
        parser.add_argument("--json", action="store_true", help=_("antwoord in JSON"))

    def handle(self, *args: Any, **given: Any) -> None:
        """Take in the file; a file that is refused ends in an error and stores nothing."""
        options = Options(given["year"], given["activity"].strip(), programme(given["programme"]))
        try:
            outcome = import_sheet(
                content=content_of(given["file"]),
                filename=given["file"].name,
                kind=given["kind"],
                options=options,
                is_dry_run=given["dry_run"],
            )
        except SheetRefused as reason:
            if given["json"]:
                self.write_json({"kind": given["kind"], "refused": str(reason)})
            raise CommandError(str(reason)) from reason
        if given["json"]:
            self.write_json(outcome.as_dict())
        else:
            self.stdout.write("\n".join(told(outcome)))

    def write_json(self, answer: dict[str, Any]) -> None:
        """The whole answer as JSON, letters as they are."""
        self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1))


def content_of(path: Path) -> bytes:
    """What is in the file."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise CommandError(
            _("Dit bestand kunnen we niet openen: %(path)s") % {"path": path}
        ) from error


def programme(name: str) -> Programme | None:
    """The programme with this name or short name; an unknown one is an error with the choices."""
    if not name:
        return None
    programmes = list(Programme.objects.all())
    for one in programmes:
        if name == one.slug or folded(name) == folded(one.name):
            return one
    raise CommandError(
        _("Dit programma kennen we niet. Kies uit: %(names)s.")
        % {"names": ", ".join(one.slug for one in programmes) or _("(er is nog geen programma)")}
    )


def told(outcome: Outcome) -> list[str]:
    """The outcome in plain lines: what is new, what was left out, what to look at."""
    added = [str(ADDED[name] % {"count": count}) for name, count in outcome.added.items() if count]
    lines = [
        _("Erbij gezet: %(things)s.") % {"things": ", ".join(added)}
        if added
        else _("Er is niets bij gekomen.")
    ]
    if outcome.is_dry_run:
        lines.append(_("Dit was een proef: er is niets bewaard."))
    lines += headed(_("Niet ingelezen:"), outcome.findings.errors)
    lines += headed(_("Let op:"), outcome.findings.notices)
    return lines


def headed(title: str, remarks: list[Remark]) -> list[str]:
    """The remarks below their title; nothing when there are none."""
    return [title, *(f"  {line_of(remark)}" for remark in remarks)] if remarks else []


def line_of(remark: Remark) -> str:
    """One remark with its place."""
    row = _("rij %(row)s") % {"row": remark.row} if remark.row else ""
    place = ", ".join(part for part in (remark.sheet, row, remark.column) if part)
    return f"{place}: {remark.reason}" if place else remark.reason
