"""What came of the referrals to one partner, in numbers."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.requests import StaffRequest
from accounts.roles import READERS, role_required
from activities.models import Organisation
from core.htmx import render_page
from reporting.referrals import table_of_partner


@role_required(*READERS)
def partner_outcomes(request: StaffRequest, pk: int) -> HttpResponse:
    """The referrals of the last two years; the page of the partner fetches it as a piece."""
    organisation = get_object_or_404(Organisation, pk=pk)
    table = table_of_partner(organisation, timezone.localdate())
    context = {"organisation": organisation, "table": table}
    return render_page(request, "reporting/partner_outcomes.html", context, fragment="outcomes")
