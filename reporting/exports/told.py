"""The written report on paper: what ``told.typ`` sets, from the record and nothing else."""

from pathlib import Path
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from core.drawing import PAPER, Colours
from core.paper import write_paper
from reporting.charts import Chart
from reporting.disclosure import readable
from reporting.exports.paper import chart_on_paper, table_on_paper
from reporting.exports.record import Record
from reporting.indicators import Counted
from reporting.models.reports import Part
from reporting.pictures import Pictures
from reporting.told_tables import ToldTable
from reporting.wording import blocks

TEMPLATE = Path(__file__).parent / "told.typ"


def write_told(record: Record) -> bytes:
    """The report somebody wrote, as PDF/UA-1 and PDF/A-2a; a draft says on every page that it is one."""
    return write_paper(TEMPLATE, _content(record))


def _content(record: Record) -> dict[str, Any]:
    pictures = pictures_of(record, PAPER)
    return {
        "title": record["title"],
        "subject": record["subject"],
        "days": record["days"],
        "state": state_in_words(record),
        "headline": record["headline"],
        "parts": [_part(part, pictures) for part in record["parts"]],
        "nothing": sorted(said_nothing(record)),
        "promises": [_promise(promise) for promise in record["promises"]],
        "flat": {"svg": pictures.flat, "alt": pictures.flat_in_words},
        "stories": record["stories"],
        "finance": [_line(line) for line in record["finance"]],
        "tables": [table_on_paper(ToldTable.of_record(table)) for table in record["referrals"]],
        "context": [table_on_paper(ToldTable.of_record(table)) for table in record["context"]],
        "how_counted": record["how_counted"],
        "chapters": _chapters(record),
        "sha256": record.get("sha256", ""),
        "words": _words(record),
    }


def state_in_words(record: Record) -> str:
    """Concept or final, of which day and which edition."""
    told_on = parse_date(record["told_on"] or "")
    if told_on is None:
        return _("Concept: dit verslag is nog niet gecontroleerd.")
    said = _("Definitief sinds %(day)s.") % {"day": date_format(told_on, "j F Y")}
    if record["edition"] == 1:
        return said
    correction = _("Editie %(edition)d, in plaats van de vorige: %(because)s") % {
        "edition": record["edition"],
        "because": record["because"],
    }
    return f"{said} {correction}"


def pictures_of(record: Record, colours: Colours | None = None) -> Pictures:
    """What can be drawn of a record: from the tables in it, and from nothing else."""
    tables = {code: ToldTable.of_record(table) for code, table in record["tables"].items()}
    targets = {f["code"]: f["target"] for f in record["figures"] if f["target"] is not None}
    return Pictures(tables, targets, colours=colours)


def charts_in(part: str, pictures: Pictures) -> list[Chart]:
    """The charts that stand in a part of the report."""
    match part:
        case Part.REACH:
            found = [pictures.funnel, pictures.course, pictures.cohorts, pictures.district]
        case Part.ACTIVITIES:
            found = [pictures.calendar, pictures.groups]
        case Part.OBSTACLES:
            found = [pictures.obstacles]
        case Part.PARTNERS:
            found = [pictures.network]
        case _:
            found = []
    return [chart for chart in found if chart]


def said_nothing(record: Record) -> frozenset[str]:
    """The parts in which nothing stands: no text, and nothing that comes there by itself."""
    itself = {
        Part.GOALS: record["promises"],
        Part.REACH: True,
        Part.ACTIVITIES: True,
        Part.OBSTACLES: record["referrals"],
        Part.STORIES: record["stories"],
        Part.FINANCE: record["finance"],
        Part.COUNTED: True,
    }
    parts = record["parts"]
    return frozenset(p["code"] for p in parts if not (p["text"] or itself.get(p["code"])))


def _part(part: Record, pictures: Pictures) -> dict[str, Any]:
    built = [
        {"kind": block.kind, "text": block.text, "items": block.items}
        for block in blocks(part["text"])
    ]
    return {
        "title": f"{part['number']}. {part['title']}",
        "code": part["code"],
        "blocks": built,
    } | {"charts": [chart_on_paper(chart) for chart in charts_in(part["code"], pictures)]}


def _promise(promise: Record) -> list[str]:
    to = f" ({promised_to(promise)})" if promised_to(promise) else ""
    said = " ".join(filter(None, [f"{promise['difference']}.", promise["explanation"]]))
    target = readable(promise["target"])
    return [f"{promise['label']}{to}", target, promise["result_text"], said]


def promised_to(promise: Record) -> str:
    """By which programme, when the report is about several, and for which award."""
    return ", ".join(filter(None, [promise.get("programme_name"), promise["award"]]))


def _line(line: Record) -> list[str]:
    return [line["award"], *(euros(line[key]) for key in ("budgeted", "spent", "left"))]


def euros(amount: str | None) -> str:
    """An amount as people write it; a dash for one that nobody filled in."""
    return "–" if amount is None else f"€ {number_format(amount, 2, force_grouping=True)}"


def meaning_of(figure: Record) -> str:
    """What must be said of a figure: what is counted, when if not in the whole period, what is not known."""
    days = "" if figure["counted"] == Counted.PERIOD else figure["days"]
    unknown, spread = figure["unknown"], figure["spread"]
    said = [*filter(None, [figure["definition"], figure["restriction"], days, unknown, spread])]
    for parts in figure["parts"]:
        rows = ", ".join(f"{row['label']} {row['text']}" for row in parts["rows"])
        said.append(f"{parts['title']}: {rows}.")
    return " ".join(said)


def by_chapter(record: Record) -> list[tuple[str, list[Record]]]:
    """The figures of a record under the chapter they belong to."""
    chapters: dict[str, list[Record]] = {}
    for figure in record["figures"]:
        chapters.setdefault(figure["chapter"], []).append(figure)
    return list(chapters.items())


def _chapters(record: Record) -> list[dict[str, Any]]:
    return [
        {"title": title, "figures": [[f["text"], f["label"], meaning_of(f)] for f in figures]}
        for title, figures in by_chapter(record)
    ]


def _words(record: Record) -> dict[str, str]:
    return {
        "what": _("Wat we tellen"),
        "number": _("Aantal"),
        "target": _("Afspraak"),
        "difference": _("Verschil en toelichting"),
        "nothing": _("Hierover staat niets in dit verslag."),
        "table": _("Tabel op bladzijde"),
        "behind": _("De tabellen achter de grafieken"),
        "stories": _("Verteld met toestemming, zonder namen."),
        "award": _("Beschikking"),
        "budgeted": _("Begroot"),
        "spent": _("Besteed"),
        "left": _("Over"),
        "finance": _("Geld per beschikking, in euro"),
        "promises": _("Afspraken en uitkomsten"),
        "all": _("Alle cijfers, met wat ze betekenen"),
        "place": _("De wijk in cijfers"),
        "sha256": _("Vingerafdruk (SHA-256) van dit verslag"),
        "running": f"{record['title']}, {record['subject']}. {state_in_words(record)}",
    }
