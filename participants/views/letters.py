"""Text to hand to a family: on paper, or on its telephone."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, role_required
from activities.models import PublicAgenda, Session
from core.qr import qr
from core.secret_doors import LANGUAGE
from participants.actions.answer_links import address_of
from participants.letters import NEXT_TIMES, Letter, letter_about_activity, letter_about_partner
from participants.models import Referral, Voice
from participants.views.files import family_within_reach
from participants.views.referrals import referral_within_reach

PAPER = "papier"


@role_required(*CASEWORKERS)
def suggestion_letter(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """What was suggested, for the family to read at home."""
    family = family_within_reach(request, family_pk)
    rows = family.suggestions.with_companions()
    places = ("activity__place", "first_session__place")
    suggestion = get_object_or_404(rows.select_related(*places), pk=pk)
    back = f"{family.get_absolute_url()}#meedoen"
    if not suggestion.is_running:
        messages.warning(request, _("Dit voorstel is al beantwoord."))
        return redirect(back)
    coming = Session.objects.took_place().filter(
        activity=suggestion.activity, held_on__gte=timezone.localdate()
    )[: NEXT_TIMES + 1]
    with translation.override(_language(request)):
        letter = letter_about_activity(suggestion, by=request.user, coming=list(coming))
        return _shown(request, letter, back=back)


@role_required(*CASEWORKERS)
def referral_letter(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """To whom we brought the family, what we told there and how it goes on, for it to read at home."""
    referral = referral_within_reach(request, family_pk, pk)
    back = referral.get_absolute_url()
    if not referral.is_open:
        messages.warning(request, _("Deze doorverwijzing is al klaar."))
        return redirect(back)
    with translation.override(_language(request)):
        address = _own_link(request, referral)
        letter = letter_about_partner(referral, by=request.user, address=address)
        return _shown(request, letter, back=back)


def _language(request: StaffRequest) -> str:
    """The language of the text; the page around it stays in that of the colleague."""
    wanted = request.GET.get(LANGUAGE, "")
    return wanted if wanted in dict(settings.LANGUAGES) else request.LANGUAGE_CODE


def _own_link(request: StaffRequest, referral: Referral) -> str:
    """Where the family can answer, when it has a link that opens; none is made here."""
    link = referral.links.live().filter(audience=Voice.FAMILY).first()
    if link is None or not link.can_be_shown:
        return ""
    site = request.build_absolute_uri("/")
    return f"{address_of(link, site=site)}?{LANGUAGE}={translation.get_language()}"


def _shown(request: StaffRequest, letter: Letter, *, back: str) -> HttpResponse:
    """The letter with the page around it, or on paper; called in the language of the letter."""
    contact = PublicAgenda.of_this_house().contact
    if PAPER in request.GET:
        response = HttpResponse(letter.on_paper(contact=contact), content_type="application/pdf")
        response["Content-Disposition"] = f'inline; filename="{PAPER}.pdf"'
        return response
    context = {
        "letter": letter,
        "language": translation.get_language(),
        "back": back,
        "qr": qr(letter.address) if letter.address else "",
        "contact": contact,
    }
    with translation.override(request.LANGUAGE_CODE):
        return render(request, "participants/letter.html", context)
