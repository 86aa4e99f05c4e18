"""Links on which a partner or a family answers: made, shown to copy, mailed and closed."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, role_required
from core.htmx import wants_piece
from core.qr import qr
from participants.actions.answer_links import address_of, mail_link, make_link
from participants.actions.referrals import revoke_links
from participants.models import AnswerLink, Voice
from participants.views.attention import back_to_the_list
from participants.views.referrals import referral_within_reach

AUDIENCES = (Voice.PARTNER, Voice.FAMILY)


@role_required(*CASEWORKERS)
@require_POST
def link_add(request: StaffRequest, family_pk: int, pk: int, audience: str) -> HttpResponse:
    """A new link for the partner or the family; the one they had closes."""
    referral = referral_within_reach(request, family_pk, pk)
    if audience not in AUDIENCES:
        raise Http404
    link = make_link(referral=referral, audience=audience, by=request.user)
    return redirect("participants:link_detail", family_pk, pk, link.pk)


@role_required(*CASEWORKERS)
def link_detail(request: StaffRequest, family_pk: int, pk: int, link_pk: int) -> HttpResponse:
    """The address of a link, to copy or to scan, with a text to send along."""
    link = _within_reach(request, family_pk, pk, link_pk)
    if not link.can_be_shown:
        messages.warning(request, _("Deze link werkt niet meer. Maak een nieuwe."))
        return redirect(link.referral)
    address = address_of(link, site=request.build_absolute_uri("/"))
    context = {
        "link": link,
        "referral": link.referral,
        "family": link.referral.family,
        "address": address,
        "qr": qr(address),
        "is_for_family": link.audience == Voice.FAMILY,
    }
    return render(request, "participants/link_detail.html", context)


@role_required(*CASEWORKERS)
@require_POST
def link_mail(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """Mail the partner's contact person a new link; the one they had closes."""
    referral = referral_within_reach(request, family_pk, pk)
    if not (referral.contact and referral.contact.email):
        messages.warning(
            request, _("We hebben geen e-mailadres. Kopieer de link en stuur hem zelf.")
        )
        return redirect(referral)
    link = make_link(referral=referral, audience=Voice.PARTNER, by=request.user)
    try:
        to = mail_link(link=link, site=request.build_absolute_uri("/"))
    except OSError:
        messages.error(request, _("De mail ging niet weg. Kopieer de link en stuur hem zelf."))
        return redirect("participants:link_detail", family_pk, pk, link.pk)
    if wants_piece(request):  # a button on the attention list
        return back_to_the_list(request, referral.family)
    messages.success(request, _("De link is gemaild naar %(address)s.") % {"address": to})
    return redirect(referral)


@role_required(*CASEWORKERS)
@require_POST
def link_revoke(request: StaffRequest, family_pk: int, pk: int, link_pk: int) -> HttpResponse:
    """Close a link: sent to the wrong person, or not needed any more."""
    link = _within_reach(request, family_pk, pk, link_pk)
    revoke_links(AnswerLink.objects.filter(pk=link.pk))
    messages.success(request, _("De link werkt niet meer."))
    return redirect(link.referral)


def _within_reach(request: StaffRequest, family_pk: int, pk: int, link_pk: int) -> AnswerLink:
    """A link of a referral of a family within reach, or a 404."""
    referral = referral_within_reach(request, family_pk, pk)
    link = get_object_or_404(referral.links, pk=link_pk)
    link.referral = referral
    return link
