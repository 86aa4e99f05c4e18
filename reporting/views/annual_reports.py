"""The annual report: on screen, and as a file to send."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, Role, role_required
from activities.models import Programme
from core.htmx import render_page
from reporting import annual
from reporting.actions.exports import export_report
from reporting.exports import FORMS, file_name
from reporting.forms.annual_reports import ReportForm
from reporting.pictures import Pictures


@role_required(*CASEWORKERS, Role.BOARD)
def annual_report(request: StaffRequest) -> HttpResponse:
    """The report over a year and a programme, with its charts and definitions."""
    form = ReportForm(request.GET, today=timezone.localdate())
    year, programme = form.chosen()
    report = annual.annual_report(year, programme)
    context = {"form": form, "report": report, "pictures": Pictures.of(report), "forms": FORMS}
    return render_page(request, "reporting/annual_report.html", context, fragment="report")


@role_required(*CASEWORKERS, Role.BOARD)
@require_POST
def annual_report_download(request: StaffRequest, year: int, form: str) -> HttpResponse:
    """The report as a file; who took it is noted."""
    if form not in FORMS or not annual.EARLIEST_YEAR <= year <= timezone.localdate().year:
        raise Http404
    slug = request.POST.get("programma")
    programme = get_object_or_404(Programme, slug=slug) if slug else None
    report = annual.annual_report(year, programme)
    written = export_report(report=report, form=form, user=request.user)
    response = HttpResponse(written, content_type=FORMS[form].content_type)
    response["Content-Disposition"] = f'attachment; filename="{file_name(report, form)}"'
    return response
