"""The reports of the years: told for two programmes, one waits for a second look, one is being written."""

from datetime import date, datetime, time
from decimal import Decimal

from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from activities.models import Grant, Programme, Shift
from config.demo.report_words import EXPLANATIONS, WORDS
from reporting.actions.reports import freeze
from reporting.indicators import CATALOGUE, Scope
from reporting.models import (
    ExportLog,
    FrozenReport,
    LinkOpening,
    Part,
    Report,
    ReportLink,
    ReportStep,
    ReportText,
    Spending,
    Target,
    TargetChange,
    TextVersion,
)
from reporting.told import as_final, draft_of

FAMILIES, ISOLATION = "gezinnen-versterken", "extra-inzet-isolement"
LAST_TOLD = 2019
NEVER_OVER = Decimal("0.985")
Kind = ReportStep.Kind


def make_reports(
    programmes: dict[str, Programme], staff: dict[str, list[User]], years: tuple[int, ...]
) -> None:
    """Final for the years that are long over, and the newest year as far as it is."""
    leader, board = staff[Role.COORDINATOR][0], staff[Role.BOARD][0]
    TargetChange.objects.bulk_create(
        TargetChange(target=target, value=target.value, author=leader)
        for target in Target.objects.all()
    )
    for slug in (FAMILIES, ISOLATION):
        for year in years:
            waits = slug == ISOLATION and year == LAST_TOLD
            writer = staff[Role.COACH][0] if waits else leader
            report = written(programmes[slug], year, writer)
            if year == years[-1]:
                continue
            explain(report)
            step(report, Kind.HANDED_IN, writer, month=2)
            report.state = Report.State.CHECKING
            report.save(update_fields=["state"])
            if not waits:
                tell(report, board)
    hand_in_late(programmes[FAMILIES])
    share(leader)


def hand_in_late(programme: Programme) -> None:
    """A volunteer found the hours of an autumn that was told already: the report stays what it was."""
    hours = Shift.objects.filter(
        worked_on__year=LAST_TOLD, activity__programmes=programme, approved_on__isnull=False
    )
    shift = hours.order_by("worked_on", "volunteer__name", "minutes").last()
    if shift:
        shift.pk, shift.session, shift.minutes = None, None, 120
        shift.save()


def written(programme: Programme, year: int, writer: User) -> Report:
    """A report with its texts and its money, begun in January of the next year."""
    report = Report.objects.create(programme=programme, year=year)
    step(report, Kind.STARTED, writer, month=1)
    words = WORDS[programme.slug]
    for part in Part.values:
        text = words.get(part, "")
        row = ReportText.objects.create(report=report, part=part, text=text)
        if text:
            at = moment(year, month=1)
            TextVersion.objects.create(of=row, text=text, author=writer, written_at=at)
    for grant in Grant.objects.filter(programme=programme, started_on__year=year):
        budgeted = grant.amount or Decimal(0)
        spent = (budgeted * NEVER_OVER).quantize(Decimal(1))
        Spending.objects.create(
            grant=grant, year=year, budgeted=budgeted, spent=spent, author=writer
        )
    return report


def explain(report: Report) -> None:
    """Why a promise was not kept, beside each that was not."""
    scope = Scope.year(report.year, report.programme, moment(report.year, month=3).date())
    for target in Target.objects.filter(
        programme=report.programme, year=report.year, code__in=EXPLANATIONS
    ):
        if (CATALOGUE[target.code].count(scope) or 0) < target.value:
            target.explanation = EXPLANATIONS[target.code]
            target.save(update_fields=["explanation"])


def tell(report: Report, board: User) -> FrozenReport:
    """Looked at by the board in March, and final since."""
    step(report, Kind.FINISHED, board, month=3)
    told_on = moment(report.year, month=3).date()
    report.state = Report.State.FINAL
    report.save(update_fields=["state"])
    return freeze(report, as_final(draft_of(report, today=told_on), told_on=told_on))


def share(leader: User) -> None:
    """The newest report about families was sent to its funder, who opened it twice."""
    told = Report.objects.filter(state=Report.State.FINAL, programme__slug=FAMILIES)
    report = told.order_by("-year").select_related("frozen", "programme").first()
    if report is None:
        return
    now = timezone.now()
    link = ReportLink(
        report=report,
        to_whom=str(report.programme.funders[0]) if report.programme else "",
        made_by=leader,
        expires_on=timezone.localdate() + (date(2018, 4, 1) - date(2018, 1, 1)),
    )
    link.cut()
    link.save()
    for form in ("", "pdf"):
        LinkOpening.objects.create(link=link, form=form, opened_at=now)
    ExportLog.objects.create(
        user=leader,
        programme=report.programme,
        report=report,
        year=report.year,
        form="pdf",
        edition=report.edition,
        sha256=report.frozen.sha256,
    )


def step(report: Report, kind: str, by: User, *, month: int) -> None:
    at = moment(report.year, month=month)
    ReportStep.objects.create(report=report, kind=kind, author=by, taken_at=at)


def moment(year: int, *, month: int) -> datetime:
    """An afternoon early in the year after ``year``, or this very moment when that must still come."""
    at = timezone.make_aware(datetime.combine(date(year + 1, month, 12), time(14, 30)))
    return min(at, timezone.now())
