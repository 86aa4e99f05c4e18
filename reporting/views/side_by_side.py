"""Years and programmes beside each other."""

from django.http import HttpResponse
from django.utils import timezone

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, Role, role_required
from core.htmx import render_page
from reporting.annual import years_to_choose
from reporting.forms.side_by_side import SideBySideForm
from reporting.side_by_side import programmes_beside, years_beside


@role_required(*CASEWORKERS, Role.BOARD)
def figures_compare(request: StaffRequest) -> HttpResponse:
    """The figures of one chapter of the report, per year or per programme."""
    today = timezone.localdate()
    form = SideBySideForm(request.GET, today=today)
    year, programme = form.chosen()
    chapter = form.chapter()
    if form.are_programmes_beside:
        beside = programmes_beside(chapter, year, today)
    else:
        beside = years_beside(chapter, year, programme, years_to_choose(today), today)
    context = {"form": form, "beside": beside, "year": year, "programme": programme}
    return render_page(request, "reporting/figures_compare.html", context, fragment="beside")
