"""The partners around us: which there are, who helps with what, and with whom we really work.

They are read in this room because a referral of a family is one of the reasons to call a partner
active; what is written down about them stands in the room of the activities.
"""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from accounts.requests import StaffRequest
from accounts.roles import READERS, role_required
from activities.models import Organisation
from core.htmx import render_page
from participants.forms.organisations import ACTIVE, OrganisationSearchForm
from participants.partners import RULE_OF_ACTIVE, active_partners, year_so_far

TALKS_SHOWN = 10


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


@role_required(*READERS)
def organisation_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """One partner: what they do, whom to call, what we do together, what they pay for."""
    organisation = get_object_or_404(Organisation.objects.select_related("checked_by"), pk=pk)
    talks = organisation.talks.select_related("contact", "held_by")
    active = active_partners(year_so_far(timezone.localdate()))
    context = {
        "organisation": organisation,
        "is_active": active.filter(pk=organisation.pk).exists(),
        "rule": RULE_OF_ACTIVE,
        "contacts": organisation.contacts.all(),
        "takes_away": organisation.takes_away.all(),
        "languages": organisation.languages.all(),
        "activities": organisation.activities.all(),
        "page": Paginator(talks, TALKS_SHOWN).get_page(request.GET.get("pagina")),
        "grants": organisation.grants.select_related("programme").order_by("-started_on"),
    }
    return render(request, "participants/organisation_detail.html", context)
