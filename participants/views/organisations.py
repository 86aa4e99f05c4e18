"""The partners around us: which there are, who helps with what, and with whom we really work.

The list stands in this room because a referral of a family is one of the reasons to call a partner
active; everything about one partner stands in the room of the activities.
"""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils import timezone

from accounts.requests import StaffRequest
from accounts.roles import READERS, role_required
from core.htmx import render_page
from participants.forms.organisations import ACTIVE, OrganisationSearchForm
from participants.partners import RULE_OF_ACTIVE, active_partners, year_so_far


@role_required(*READERS)
def organisation_list(request: StaffRequest) -> HttpResponse:
    """The partners around us, found by name or by what they do or take away."""
    form = OrganisationSearchForm(request.GET)
    rows = form.filter().with_last_talk().prefetch_related("contacts", "takes_away")  # type: ignore[attr-defined]
    page = Paginator(rows, 25).get_page(request.GET.get("pagina"))
    active = active_partners(year_so_far(timezone.localdate()))
    context = {
        "form": form,
        "page": page,
        "active": set(active.filter(pk__in=[row.pk for row in page]).values_list("pk", flat=True)),
        "rule": RULE_OF_ACTIVE if form.which == ACTIVE else "",
    }
    return render_page(request, "participants/organisation_list.html", context, fragment="rows")
