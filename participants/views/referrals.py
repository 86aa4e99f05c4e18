"""Bringing a family to a partner, and what came of it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, role_required
from core.asking import ask
from participants.forms.referrals import ReferralForm
from participants.models import Referral
from participants.views.files import family_within_reach


@role_required(*CASEWORKERS)
def referral_add(request: StaffRequest, family_pk: int) -> HttpResponse:
    """Bring this family to a partner."""
    family = family_within_reach(request, family_pk)
    referral = Referral(family=family, author=request.user)
    form = ReferralForm(request.POST or None, instance=referral)
    done = _("Doorverwijzing genoteerd.")
    return ask(request, form, about=family, title=_("Doorverwijzen"), done=done)


@role_required(*CASEWORKERS)
def referral_edit(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """What came of a referral."""
    family = family_within_reach(request, family_pk)
    referral = get_object_or_404(family.referrals, pk=pk)
    form = ReferralForm(request.POST or None, instance=referral)
    heading = _("Wat werd het bij %(partner)s?") % {"partner": referral.organisation}
    title, done = _("Doorverwijzing bijwerken"), _("Opgeslagen.")
    return ask(request, form, about=family, title=title, done=done, heading=heading)
