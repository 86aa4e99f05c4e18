"""The people around a family."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, role_required
from core.asking import ask
from participants.actions.ties import end_tie, resume_tie
from participants.forms.ties import TieForm
from participants.models import Tie
from participants.ring import rings_of
from participants.ring_drawing import draw_ring
from participants.views.files import family_within_reach


@role_required(*CASEWORKERS)
def ring_detail(request: StaffRequest, family_pk: int) -> HttpResponse:
    """Who stood around this family when we began, and who does now."""
    family = family_within_reach(request, family_pk)
    rings = rings_of(family, request.user)
    pictures = [
        (ring, draw_ring(ring, name=f"kring-{number}", middle=family.name))
        for number, ring in enumerate(filter(None, (rings.before, rings.after)))
    ]
    context = {"family": family, "rings": rings, "pictures": pictures}
    return render(request, "participants/ring_detail.html", context)


@role_required(*CASEWORKERS)
def tie_add(request: StaffRequest, family_pk: int) -> HttpResponse:
    """Somebody this family can turn to."""
    family = family_within_reach(request, family_pk)
    form = TieForm(request.POST or None, instance=Tie(family=family), user=request.user)
    done = _("Staat in de kring.")
    return ask(request, form, about=family, title=_("Iemand in de kring"), done=done)


@role_required(*CASEWORKERS)
def tie_edit(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """They do something else now, or no longer."""
    family = family_within_reach(request, family_pk)
    tie = get_object_or_404(family.ties, pk=pk)
    form = TieForm(request.POST or None, instance=tie, user=request.user)
    return ask(request, form, about=family, title=_("Kring wijzigen"), done=_("Opgeslagen."))


@role_required(*CASEWORKERS)
@require_POST
def tie_end(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """The family cannot turn to them any more; nobody asks why."""
    family = family_within_reach(request, family_pk)
    end_tie(tie=get_object_or_404(family.ties, pk=pk), on=timezone.localdate())
    messages.success(request, _("Staat niet meer in de kring."))
    return redirect(family)


@role_required(*CASEWORKERS)
@require_POST
def tie_resume(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """They are there after all."""
    family = family_within_reach(request, family_pk)
    if resume_tie(tie=get_object_or_404(family.ties, pk=pk)):
        messages.success(request, _("Staat weer in de kring."))
    else:
        messages.info(request, _("Deze persoon staat al in de kring."))
    return redirect(family)
