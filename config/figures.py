"""The page of one figure: its meaning from reporting, its rows from the room they are in.

It owns no data, as the hall: the meaning is for everybody who reads the report, the rows only for who may
open files, and of these only what is within reach.
"""

from datetime import date

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from accounts.models import User
from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, Role, role_required
from activities.models import Programme
from participants.figure_files import Asked, Row, rows_behind
from reporting.annual import EARLIEST_YEAR
from reporting.annual.figures import figure_of
from reporting.indicators import CATALOGUE, Indicator, Scope

PER_PAGE = 50


@role_required(*CASEWORKERS, Role.BOARD)
def figure_detail(request: StaffRequest, year: int, code: str) -> HttpResponse:
    """What a figure of the report means and, for who may see them, the rows it was counted from."""
    today = timezone.localdate()
    indicator = _indicator(code, year, today)
    scope = Scope.year(year, _programme(request), today)
    context = {
        "figure": figure_of(indicator, scope),
        "scope": scope,
        "page": _page(request, request.user, indicator, scope),
    }
    return render(request, "figure_detail.html", context)


def _indicator(code: str, year: int, today: date) -> Indicator:
    if code not in CATALOGUE or not EARLIEST_YEAR <= year <= today.year:
        raise Http404
    return CATALOGUE[code]


def _programme(request: HttpRequest) -> Programme | None:
    slug = request.GET.get("programma")
    return get_object_or_404(Programme, slug=slug) if slug else None


def _page(
    request: HttpRequest, user: User, indicator: Indicator, scope: Scope
) -> "Page[Row] | None":
    """The rows that ``user`` may see; None for who sees none."""
    if not user.is_caseworker:
        return None
    asked = Asked(scope.counted, scope.until, scope.programme, user)
    rows = rows_behind(indicator.rows, asked)
    pages: Paginator[Row] = Paginator(rows, PER_PAGE)  # type: ignore[arg-type]  # counted and sliced, as it does
    return pages.get_page(request.GET.get("pagina"))
