"""How connected the families are, in numbers."""

from django.http import HttpResponse
from django.utils import timezone

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, Role, role_required
from core.htmx import render_page
from reporting.connections import overview
from reporting.forms.connections import ConnectionForm
from reporting.together import together


@role_required(*CASEWORKERS, Role.BOARD)
def connection_overview(request: StaffRequest) -> HttpResponse:
    """The four steps over a year and a programme, and who still comes."""
    today = timezone.localdate()
    form = ConnectionForm(request.GET, today=today)
    year, programme = form.chosen()
    found = overview(year, programme, today)
    came = together(found.period, programme)
    context = {"form": form, "overview": found, "together": came}
    return render_page(request, "reporting/connection_overview.html", context, fragment="steps")
