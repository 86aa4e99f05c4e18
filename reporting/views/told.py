"""What was told and to whom: files taken along, what changed since, and the page a funder reads."""

from datetime import timedelta

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import OFFICE, Role, role_required
from core.asking import ask
from core.limits import Limit
from core.secret_doors import secret_door
from reporting.actions.exports import export_told
from reporting.actions.report_links import note_opening, report_behind, revoke_report_link
from reporting.changes import changes
from reporting.exports import TOLD_FORMS, told_file_name
from reporting.exports.record import Record
from reporting.forms.reports import ReportLinkForm
from reporting.models import ExportLog, Report, ReportLink
from reporting.told import draft_of, record_of_report

MISSES = Limit("report.miss", most=20, within=timedelta(minutes=10))
"""Wrong addresses, per place on the internet: a whole office may be one place."""
OPENINGS = Limit("report.open", most=200, within=timedelta(hours=1))
"""How often one link may be opened: making files takes work."""
PER_PAGE = 50


@role_required(*OFFICE, Role.COACH)
@require_POST
def report_download(request: StaffRequest, pk: int, form: str) -> HttpResponse:
    """What the report says as a file; who took it is noted."""
    if form not in TOLD_FORMS:
        raise Http404
    report = get_object_or_404(Report.objects.select_related("programme"), pk=pk)
    record = record_of_report(report)
    written = export_told(report=report, record=record, form=form, user=request.user)
    return _file(written, record, form)


@role_required(*OFFICE, Role.COACH)
def report_changes(request: StaffRequest, pk: int) -> HttpResponse:
    """What the house would tell today, beside what it told then."""
    report = _final(pk)
    frozen = report.frozen
    context = {
        "report": report,
        "frozen": frozen,
        "changes": changes(frozen.record, draft_of(report)),
    }
    return render(request, "reporting/report_changes.html", context)


@role_required(*OFFICE)
def export_list(request: StaffRequest) -> HttpResponse:
    """Everything that left the house: who, what, when, and which figures exactly."""
    exports = ExportLog.objects.select_related("user", "programme", "report__programme")
    page = Paginator(exports, PER_PAGE).get_page(request.GET.get("pagina"))
    return render(request, "reporting/export_list.html", {"page": page, "forms": TOLD_FORMS})


@role_required(Role.COORDINATOR)
def report_link_add(request: StaffRequest, pk: int) -> HttpResponse:
    """A link on which somebody outside reads this report."""
    report = _final(pk)
    form = ReportLinkForm(request.POST or None, report=report, by=request.user)
    title, done = _("Deel dit verslag"), _("De link staat klaar om te kopiëren.")
    return ask(request, form, title=title, done=done, about=report)


@role_required(Role.COORDINATOR)
def report_link(request: StaffRequest, pk: int, link_pk: int) -> HttpResponse:
    """The address to send, and how often it was opened."""
    link = _link(pk, link_pk)
    path = reverse("reporting:told_report", args=[link.token]) if link.can_be_shown else ""
    context = {
        "link": link,
        "report": link.report,
        "address": request.build_absolute_uri(path) if path and link.is_live else "",
        "openings": link.openings.all()[:PER_PAGE],
        "forms": TOLD_FORMS,
    }
    return render(request, "reporting/report_link.html", context)


@role_required(Role.COORDINATOR)
@require_POST
def report_link_revoke(request: StaffRequest, pk: int, link_pk: int) -> HttpResponse:
    """The link opens nothing any more."""
    revoke_report_link(link=_link(pk, link_pk))
    messages.success(request, _("De link werkt niet meer."))
    return redirect("reporting:report_detail", pk)


@secret_door
def told_report(request: HttpRequest, token: str) -> HttpResponse:
    """The final report for who has the link, to read and to take along in every form."""
    visitor = get_adapter(request).get_client_ip(request)
    if MISSES.is_reached(visitor):
        return render(request, "participants/answer_wait.html", status=429)
    link = report_behind(token)
    form = request.GET.get("vorm", "")
    if link is None or (form and form not in TOLD_FORMS):
        MISSES.note(visitor)
        return render(request, "participants/answer_closed.html", status=404)
    if OPENINGS.is_reached(str(link.pk)):
        return render(request, "participants/answer_wait.html", status=429)
    return _opened(request, link, form)


def _opened(request: HttpRequest, link: ReportLink, form: str) -> HttpResponse:
    OPENINGS.note(str(link.pk))
    if not request.user.is_authenticated and request.method == "GET":
        note_opening(link=link, form=form)
    record = link.report.frozen.record
    if form:
        return _file(TOLD_FORMS[form].write(record), record, form)
    context = {"record": record, "link": link, "forms": TOLD_FORMS}
    return render(request, "reporting/told_report.html", context)


def _file(written: bytes, record: Record, form: str) -> HttpResponse:
    response = HttpResponse(written, content_type=TOLD_FORMS[form].content_type)
    name = told_file_name(record, form)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _final(pk: int) -> Report:
    reports = Report.objects.select_related("programme", "frozen")
    return get_object_or_404(reports, pk=pk, state=Report.State.FINAL)


def _link(pk: int, link_pk: int) -> ReportLink:
    links = ReportLink.objects.select_related("report__programme")
    return get_object_or_404(links, pk=link_pk, report=pk)
