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
from reporting.annual.figures import Figure, Section, figure_of, sections
from reporting.exports.record import Record, record_of
from reporting.indicators import CATALOGUE, Scope
from reporting.models import FrozenReport, Report, Spending, Target
from reporting.promises import Promises
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
    targets = _targets(report)
    record |= {
        "state": DRAFT,
        "edition": report.edition,
        "because": report.because,
        "replaces": _replaces(report),
        "told_on": None,
        "promises": _promises(targets, counted),
        "finance": finance(report.year, report.programme),
    }
    for figure in record["figures"]:
        said = [t.explanation for t in targets if t.code == figure["code"] and t.explanation]
        figure["explanation"] = " ".join(said) if figure["target"] is not None else ""
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


def _targets(report: Report) -> list[Target]:
    """What was promised for a programme; of the whole house what each programme promised."""
    targets = Target.objects.filter(year=report.year, code__in=CATALOGUE)
    if report.programme:
        targets = targets.filter(programme=report.programme)
    order = list(CATALOGUE)
    return sorted(
        targets.select_related("programme", "grant__funder"),
        key=lambda target: (target.programme.name, order.index(target.code), target.value),
    )


def _promises(targets: list[Target], counted: AnnualReport) -> list[Record]:
    """Each promise beside what was counted for the programme that made it."""
    if not targets:
        return [_promise(figure) for figure in counted.promised]
    by_programme = _scopes(targets, counted)
    return [
        _promise(figure_of(CATALOGUE[target.code], by_programme[target.programme], target.value))
        | {
            "award": name_of(target.grant),
            "programme": target.programme.slug,
            "programme_name": "" if counted.programme else target.programme.name,
            "explanation": target.explanation,
        }
        for target in targets
    ]


def _scopes(targets: list[Target], counted: AnnualReport) -> dict[Programme, Scope]:
    """The same days for each programme; what was counted already is not counted again."""
    scope = counted.scope
    programmes = {target.programme for target in targets}
    scopes = {one: Scope(scope.period, one, scope.as_of, scope.known_on) for one in programmes}
    return scopes | {one: scope for one in programmes if one == counted.programme}


def _promise(figure: Figure) -> Record:
    return {
        "code": figure.code,
        "label": figure.label,
        "unit": str(figure.unit.value),
        "programme": "",
        "programme_name": "",
        "award": "",
        "target": figure.target,
        "result": figure.told.number,
        "result_text": figure.told.text,
        "difference": figure.difference,
        "is_met": figure.is_met,
        "explanation": "",
    }


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


def name_of(grant: Grant | None) -> str:
    """An award as people speak of it: who pays, and its reference."""
    if grant is None:
        return ""
    return f"{grant.funder} ({grant.reference})" if grant.reference else str(grant.funder)
