"""Bringing a family to a partner, what everybody says came of it, and the list of what is still open."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, role_required
from core.asking import ask, show_form
from participants.actions.referrals import NoConsentError, has_consent, withdraw_referral
from participants.forms.referrals import (
    AnswerForm,
    ReferralEditForm,
    ReferralForm,
    WithdrawForm,
    first_at,
)
from participants.models import Answer, Family, Introduction, Referral
from participants.referrals import answers_of, differing, links_of
from participants.views.files import family_within_reach

PER_PAGE = 25


@role_required(*CASEWORKERS)
def referral_list(request: StaffRequest) -> HttpResponse:
    """The referrals of my families of which we do not know yet how they ended, the longest wait first."""
    referrals = Referral.objects.visible_to(request.user).open()
    rows = referrals.select_related("family", "organisation").order_by("asked_on", "pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("pagina"))
    said = answers_of([row.pk for row in page])
    for row in page:
        row.voices = differing(said[row.pk])  # type: ignore[attr-defined]
    silent = Introduction.objects.visible_to(request.user).untold()
    context: dict[str, Any] = {"page": page, "today": timezone.localdate()}
    context["untold"] = silent.select_related("family", "organisation")[:PER_PAGE]
    return render(request, "participants/referral_list.html", context)


@role_required(*CASEWORKERS)
def referral_add(request: StaffRequest, family_pk: int) -> HttpResponse:
    """Bring this family to a partner, after a look at exactly what the partner gets to read."""
    family = family_within_reach(request, family_pk)
    if not has_consent(family):
        return _no_consent(request, family)
    referral = Referral(family=family, author=request.user)
    initial = {"to": first_at(request.GET.get("organisatie", ""))}
    form = ReferralForm(request.POST or None, instance=referral, initial=initial, user=request.user)
    if not form.is_valid() or "again" in request.POST:
        return show_form(request, form, title=_("Doorverwijzen"), about=family)
    if form.shares and "sure" not in request.POST:
        context = {"form": form, "about": family, "referral": form.instance}
        return render(request, "participants/referral_preview.html", context)
    try:
        form.save()
    except NoConsentError:
        return _no_consent(request, family)
    messages.success(request, _("Doorverwezen."))
    return redirect(referral)


@role_required(*CASEWORKERS)
def referral_detail(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """One referral: who says what, what was shared, and the links to ask for an answer."""
    referral = referral_within_reach(request, family_pk, pk)
    said = answers_of([referral.pk])[referral.pk]
    context = {
        "referral": referral,
        "family": referral.family,
        "answers": said,
        "voices": differing(said),
        "links": links_of(referral),
    }
    return render(request, "participants/referral_detail.html", context)


@role_required(*CASEWORKERS)
def referral_edit(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """We went along after all, or it was for another obstacle."""
    referral = referral_within_reach(request, family_pk, pk)
    form = ReferralEditForm(request.POST or None, instance=referral, user=request.user)
    title, done = _("Doorverwijzing bijwerken"), _("Opgeslagen.")
    return ask(request, form, about=referral, title=title, done=done)


@role_required(*CASEWORKERS)
def referral_withdraw(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """It need not be any more: nobody has to answer, and the links close."""
    referral = referral_within_reach(request, family_pk, pk)
    form = WithdrawForm(request.POST or None, back=referral.get_absolute_url())
    if request.method == "POST" and form.is_valid():
        withdraw_referral(referral=referral, by=request.user, words=form.cleaned_data["words"])
        messages.success(request, _("Ingetrokken. De links werken niet meer."))
        return redirect(referral)
    return show_form(request, form, title=_("Doorverwijzing intrekken"), about=referral)


@role_required(*CASEWORKERS)
def answer_add(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """Write down what the partner, the family or we ourselves say came of it."""
    referral = referral_within_reach(request, family_pk, pk)
    answer = Answer(referral=referral, noted_by=request.user)
    form = AnswerForm(request.POST or None, instance=answer)
    heading = _("Wat werd het bij %(partner)s?") % {"partner": referral.organisation}
    title, done = _("Antwoord opschrijven"), _("Antwoord genoteerd.")
    return ask(request, form, about=referral, title=title, done=done, heading=heading)


def referral_within_reach(request: StaffRequest, family_pk: int, pk: int) -> Referral:
    """The referral of a family within reach, or a 404."""
    family = family_within_reach(request, family_pk)
    referrals = Referral.objects.select_related(
        "organisation", "contact", "obstacle__kind", "author"
    )
    referral = get_object_or_404(referrals, pk=pk, family=family)
    referral.family = family
    return referral


def _no_consent(request: StaffRequest, family: Family) -> HttpResponse:
    context = {"family": family}
    return render(request, "participants/referral_no_consent.html", context)
