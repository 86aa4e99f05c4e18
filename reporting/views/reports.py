"""The report a leader writes: the list, the page it is written on, and its way to final."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, OFFICE, Role, role_required
from core.asking import ask
from core.htmx import render_page
from core.sharing import after_saving
from reporting.actions.reports import NotNowError, finish, hand_in, save_text, take_back
from reporting.exports import TOLD_FORMS
from reporting.exports.canonical import fingerprint
from reporting.forms.reports import (
    CorrectionForm,
    ReportStartForm,
    ReportTextForm,
    SendBackForm,
    TextOnTheWayForm,
)
from reporting.models import Report, ReportText
from reporting.told import figures_to_place, grants_in, is_over, record_of_report
from reporting.versions import compared

View = Callable[..., HttpResponse]
VERSIONS_PER_PAGE, REPORTS_PER_PAGE = 10, 30
FIGURES = "cijfers"


def at_the_right_moment(view: View) -> View:
    """What cannot be done now is said on the page of the report, and nothing has changed."""

    @wraps(view)
    def tried(request: StaffRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, pk, *args, **kwargs)
        except NotNowError as reason:
            messages.error(request, str(reason))
            return redirect("reporting:report_detail", pk)

    return tried


@role_required(*OFFICE, Role.COACH)
def report_list(request: StaffRequest) -> HttpResponse:
    """Every report, the newest year first, and how far it is."""
    reports = Report.objects.newest_first().select_related("programme")
    page = Paginator(reports, REPORTS_PER_PAGE).get_page(request.GET.get("pagina"))
    return render(request, "reporting/report_list.html", {"page": page})


@role_required(Role.COORDINATOR)
def report_add(request: StaffRequest) -> HttpResponse:
    """Begin the report of a year; who begins one that is there goes on with it."""
    form = ReportStartForm(request.POST or None, by=request.user)
    return ask(request, form, title=_("Nieuw verslag"), done=_("Je kunt schrijven."))


@role_required(*OFFICE, Role.COACH)
def report_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """What the report says: to write in, to check, or as it was told."""
    report = _report(pk)
    record = record_of_report(report)
    user = request.user
    context = {
        "report": report,
        "record": record,
        "steps": report.steps.select_related("author"),
        "links": report.links.prefetch_related("openings") if report.is_final else [],
        "forms": TOLD_FORMS,
        "grants": grants_in(report.year, report.programme),
        "seen": "" if report.is_final else fingerprint(record),
        "is_over": is_over(report.year),
        "may_write": report.is_writing and user.is_caseworker,
        "may_check": report.is_checking and user.role in OFFICE and report.may_be_checked_by(user),
    }
    return render_page(
        request, "reporting/report_detail.html", context, fragment="report", replaces="report"
    )


@role_required(*CASEWORKERS)
def report_text_edit(request: StaffRequest, pk: int, part: str) -> HttpResponse:
    """Write one part; or the figures that can be placed in it, when one asks for these."""
    row = _text(pk, part)
    if FIGURES in request.GET:
        context = {"row": row, "chapters": figures_to_place(row.report)}
        return render_page(request, "reporting/figure_picker.html", context, fragment="figures")
    form = ReportTextForm(request.POST or None, instance=row, by=request.user)
    title = f"{row.number}. {row.get_part_display()}"
    return ask(request, form, title=title, done=_("Opgeslagen."), about=row.report)


@role_required(*CASEWORKERS)
@require_POST
@transaction.atomic
def report_text_keep(request: StaffRequest, pk: int, part: str) -> HttpResponse:
    """What somebody is typing, kept every few seconds; says so, or why not."""
    row = _text(pk, part)
    form = TextOnTheWayForm(request.POST, instance=row, by=request.user)
    if form.is_valid():
        form.save()
        after_saving(request, form)
    now = ReportTextForm(instance=_text(pk, part), by=request.user)
    context = {"form": form, "now": now}
    return render(request, "reporting/text_kept.html", context)


@role_required(*OFFICE, Role.COACH)
def report_text_versions(request: StaffRequest, pk: int, part: str) -> HttpResponse:
    """Every text that stood here, beside what stands here now."""
    row = _text(pk, part)
    versions = row.versions.select_related("author")
    page = Paginator(versions, VERSIONS_PER_PAGE).get_page(request.GET.get("pagina"))
    lines = [(version, compared(version.text, row.text)) for version in page]
    context = {"row": row, "report": row.report, "page": page, "lines": lines}
    return render(request, "reporting/report_text_versions.html", context)


@role_required(*CASEWORKERS)
@require_POST
@at_the_right_moment
def report_text_restore(request: StaffRequest, pk: int, part: str, version: int) -> HttpResponse:
    """An older text stands here again, as the newest version."""
    row = _text(pk, part)
    text = get_object_or_404(row.versions, pk=version).text
    save_text(row=row, text=text, by=request.user)
    messages.success(request, _("Teruggezet. Ook de tekst van daarnet is bewaard."))
    return redirect(row.report)


@role_required(*CASEWORKERS)
@require_POST
@at_the_right_moment
def report_hand_in(request: StaffRequest, pk: int) -> HttpResponse:
    """Somebody else may check it now."""
    report = _report(pk)
    hand_in(report=report, by=request.user)
    messages.success(request, _("Klaar om te controleren. Vraag iemand die niet meeschreef."))
    return redirect(report)


@role_required(*CASEWORKERS)
@require_POST
@at_the_right_moment
def report_take_back(request: StaffRequest, pk: int) -> HttpResponse:
    """Write on after all."""
    report = _report(pk)
    take_back(report=report, by=request.user)
    messages.success(request, _("Je kunt weer schrijven."))
    return redirect(report)


@role_required(*OFFICE)
@at_the_right_moment
def report_send_back(request: StaffRequest, pk: int) -> HttpResponse:
    """Something is not right yet, and that is said."""
    report = _report(pk)
    form = SendBackForm(request.POST or None, report=report, by=request.user)
    title, done = _("Verslag terugsturen"), _("Teruggestuurd, met je uitleg.")
    return ask(request, form, title=title, done=done, about=report)


@role_required(*OFFICE)
@require_POST
@at_the_right_moment
def report_finish(request: StaffRequest, pk: int) -> HttpResponse:
    """It is right: what was looked at is frozen."""
    report = _report(pk)
    finish(report=report, seen=request.POST.get("seen_as", ""), by=request.user)
    messages.success(request, _("Definitief. Vanaf nu verandert er niets meer aan dit verslag."))
    return redirect(report)


@role_required(Role.COORDINATOR)
@at_the_right_moment
def report_correct(request: StaffRequest, pk: int) -> HttpResponse:
    """A new edition, because something in this one was wrong."""
    report = _report(pk)
    form = CorrectionForm(request.POST or None, report=report, by=request.user)
    title, done = _("Nieuwe editie"), _("De nieuwe editie staat klaar om te schrijven.")
    return ask(request, form, title=title, done=done)


def _report(pk: int) -> Report:
    return get_object_or_404(Report.objects.select_related("programme"), pk=pk)


def _text(pk: int, part: str) -> ReportText:
    rows = ReportText.objects.select_related("report__programme")
    return get_object_or_404(rows, report=pk, part=part)
