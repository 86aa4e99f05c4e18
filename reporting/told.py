"""What a report says: the record of a draft is counted now, that of a final one was frozen."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from activities.models import Grant, Programme
from reporting.annual import AnnualReport, annual_report
from reporting.annual.figures import Section, sections
from reporting.exports.record import Record, record_of
from reporting.indicators import Scope
from reporting.models import FrozenReport, Report, Spending
from reporting.promises import Promises, name_of
from reporting.wording import filled

DRAFT, FINAL = "draft", "final"


def record_of_report(report: Report) -> Record:
    """What was told when ``report`` is final, otherwise what it would tell now; in Dutch."""
    frozen = FrozenReport.objects.filter(report=report).first()
    return frozen.record if frozen else draft_of(report)


def draft_of(report: Report, *, today: date | None = None) -> Record:
    """What ``report`` would tell if it became final with the figures of this moment."""
    with translation.override(settings.LANGUAGE_CODE):
        return _draft(report, annual_report(report.year, report.programme, today=today))


def figures_to_place(report: Report) -> list[Section]:
    """Every figure as ``report`` would tell it now, in Dutch: to be placed in its text."""
    with translation.override(settings.LANGUAGE_CODE):
        scope = Scope.year(report.year, report.programme, timezone.localdate())
        return sections(scope, Promises(report.year, report.programme).numbers)


def as_final(record: Record, *, told_on: date) -> Record:
    """The draft ``record`` as it is told on a day."""
    return record | {"state": FINAL, "told_on": f"{told_on}"}


def is_over(year: int) -> bool:
    """Whether the last day of ``year`` has passed: until then figures still grow."""
    return timezone.localdate().year > year


def grants_in(year: int, programme: Programme | None) -> QuerySet[Grant]:
    """The awards that paid for work in ``year``, the oldest first."""
    grants = Grant.objects.filter(started_on__year__lte=year, ended_on__year__gte=year)
    if programme:
        grants = grants.filter(programme=programme)
    return grants.select_related("programme", "funder").order_by("started_on", "pk")


def _draft(report: Report, counted: AnnualReport) -> Record:
    record = record_of(counted)
    record |= {
        "state": DRAFT,
        "edition": report.edition,
        "because": report.because,
        "replaces": _replaces(report),
        "told_on": None,
        "finance": finance(report.year, report.programme),
    }
    for figure in record["figures"]:
        said = [p["explanation"] for p in record["promises"] if p["code"] == figure["code"]]
        figure["explanation"] = " ".join(filter(None, said)) if figure["target"] is not None else ""
    record["parts"] = [
        {
            "number": text.number,
            "code": text.part,
            "title": text.get_part_display(),
            "text": filled(text.text, record["figures"]),
        }
        for text in report.texts.all()
    ]
    return record


def _replaces(report: Report) -> str | None:
    """The fingerprint of the edition before this one."""
    former = FrozenReport.objects.filter(
        report__year=report.year,
        report__programme=report.programme,
        report__edition=report.edition - 1,
    ).first()
    return former.sha256 if former else None


def finance(year: int, programme: Programme | None) -> list[Record]:
    """Budgeted and spent per award in ``year``, in euros with two decimals, as text."""
    grants = list(grants_in(year, programme))
    spendings = Spending.objects.filter(grant__in=grants, year=year)
    by_grant = {spending.grant_id: spending for spending in spendings}
    return [_line(grant, by_grant.get(grant.pk)) for grant in grants]


def _line(grant: Grant, spending: Spending | None) -> Record:
    line: dict[str, Any] = {"award": name_of(grant), "programme": grant.programme.slug}
    line |= {"from": f"{grant.started_on}", "until": f"{grant.ended_on}"}
    if spending is None:
        empty = dict.fromkeys(("budgeted", "spent", "left"))
        return line | empty | {"explanation": _("Nog niet ingevuld.")}
    return line | {
        "budgeted": _euros(spending.budgeted),
        "spent": _euros(spending.spent),
        "left": _euros(spending.budgeted - spending.spent),
        "explanation": spending.explanation,
    }


def _euros(amount: Decimal) -> str:
    return f"{amount:.2f}"
