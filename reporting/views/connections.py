"""How connected the families are, in numbers."""

from django.http import HttpResponse
from django.utils import timezone

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, Role, role_required
from core.htmx import render_page
from reporting.connections import overview
from reporting.forms.connections import ConnectionForm


@role_required(*CASEWORKERS, Role.BOARD)
def connection_overview(request: StaffRequest) -> HttpResponse:
    """The four steps over a year and a programme, and who still comes."""
    today = timezone.localdate()
    form = ConnectionForm(request.GET, today=today)
    year, programme = form.chosen()
    context = {"form": form, "overview": overview(year, programme, today)}
    return render_page(request, "reporting/connection_overview.html", context, fragment="steps")
