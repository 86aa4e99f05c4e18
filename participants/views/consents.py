"""What a family allows us to write down."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, role_required
from participants.actions.consents import give_consent, withdraw_consents
from participants.views.attention import BACK
from participants.views.files import family_within_reach


@role_required(*CASEWORKERS)
@require_POST
def consent_add(request: StaffRequest, family_pk: int) -> HttpResponse:
    """The parent said yes, for a year from today."""
    family = family_within_reach(request, family_pk)
    consent = give_consent(family=family, noted_by=request.user)
    day = consent.expires_on.strftime("%d-%m-%Y")
    messages.success(request, _("Toestemming genoteerd, tot en met %(day)s.") % {"day": day})
    back = request.POST.get(BACK, "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back if is_ours else family)


@role_required(*CASEWORKERS)
@require_POST
def consent_withdraw(request: StaffRequest, family_pk: int) -> HttpResponse:
    """The parent takes the consent back; what was noted before stays noted until it is forgotten."""
    family = family_within_reach(request, family_pk)
    withdraw_consents(family=family)
    messages.success(request, _("Toestemming ingetrokken."))
    return redirect(family)
