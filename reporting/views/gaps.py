"""What is missing in the neighbourhood."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, Role, role_required
from reporting.charts import trend
from reporting.gaps import ShownGap, gaps_for


@role_required(*CASEWORKERS, Role.BOARD)
def gap_list(request: StaffRequest) -> HttpResponse:
    """What families miss and nobody here takes away: where to begin a group."""
    gaps = gaps_for(request.user, timezone.localdate())
    context = {"gaps": [(gap, _picture(gap)) for gap in gaps]}
    return render(request, "reporting/gap_list.html", context)


def _picture(gap: ShownGap) -> str:
    months = [(month.label, month.text, month.number) for month in gap.months]
    title = _("Gezinnen die hier tegenaan liepen, per maand")
    return trend(months, name=f"gat-{gap.gap.kind}", title=title)
