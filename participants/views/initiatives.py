"""How the initiatives of the neighbourhood hang together."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.requests import StaffRequest
from accounts.roles import READERS, role_required
from participants.initiatives.overview import Overview, years_with_meetings


@role_required(*READERS)
def initiative_network(request: StaffRequest) -> HttpResponse:
    """Islands, bridges and what changed, of the year that was asked for or else of this one."""
    today = timezone.localdate()
    years = years_with_meetings(today)
    asked = request.GET.get("jaar", "")
    chosen = next((year for year in years if str(year) == asked), today.year)
    context = {"overview": Overview(chosen, today), "years": reversed(years)}
    return render(request, "participants/initiative_network.html", context)
