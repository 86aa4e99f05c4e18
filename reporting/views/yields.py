"""What every finding place and first way of contact came to."""

from django.http import HttpResponse
from django.utils import timezone

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, Role, role_required
from core.htmx import render_page
from reporting.forms.yields import YieldForm
from reporting.yields import yields


@role_required(*CASEWORKERS, Role.BOARD)
def finding_place_yield(request: StaffRequest) -> HttpResponse:
    """Found, reached and connected after half a year, per finding place and per first contact."""
    today = timezone.localdate()
    form = YieldForm(request.GET, today=today)
    _year, programme = form.chosen()
    context = {"form": form, "yields": yields(form.year(), programme, today)}
    return render_page(request, "reporting/finding_place_yield.html", context, fragment="yields")
