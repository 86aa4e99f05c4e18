"""Families that somebody is worried about: reporting one, and what becomes of it."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import KEEPERS, Role, role_required
from core.asking import ask
from participants.actions.signals import families_alike, hold, link_signal
from participants.forms.signals import SignalCloseForm, SignalFamilyForm, SignalForm
from participants.models import Family, Signal
from participants.signals import signals_of


@role_required(*KEEPERS)
def signal_list(request: StaffRequest) -> HttpResponse:
    """What I reported and whether it was answered; for the coordinator what anybody reported."""
    context = {"signals": signals_of(request.user, request.GET.get("pagina"))}
    return render(request, "participants/signal_list.html", context)


@role_required(*KEEPERS)
def signal_add(request: StaffRequest) -> HttpResponse:
    """Report a family that may want support."""
    return _report(request, Signal(reported_by=request.user))


@role_required(*KEEPERS)
def signal_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Add to what I reported, such as: now the family said yes."""
    own = Signal.objects.waiting().filter(reported_by=request.user)
    return _report(request, get_object_or_404(own, pk=pk))


@role_required(*KEEPERS)
def signal_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """One signal: its words and what to do with it, or for who reported it that it was answered."""
    return _show(request, _within_reach(request, pk))


@role_required(Role.COORDINATOR)
@transaction.atomic
def signal_family(request: StaffRequest, pk: int) -> HttpResponse:
    """Make a signal a family of ours."""
    signal = _within_reach(request, pk)
    if not hold(signal):
        return _too_late(request, signal)
    form = SignalFamilyForm(request.POST or None, user=request.user, signal=signal)
    if form.is_valid():
        family = form.save()
        messages.success(request, _("%(family)s staat op de lijst.") % {"family": family})
        return redirect(family)
    return render(request, "participants/signal_family.html", {"form": form, "signal": signal})


@role_required(Role.COORDINATOR)
@require_POST
def signal_link(request: StaffRequest, pk: int, family_pk: int) -> HttpResponse:
    """The signal is about a family we know: its words go to that file."""
    signal = _within_reach(request, pk)
    family = get_object_or_404(Family.objects.visible_to(request.user), pk=family_pk)
    known = Signal.Outcome.KNOWN
    if not link_signal(signal=signal, family=family, outcome=known, by=request.user):
        return _too_late(request, signal)
    messages.success(request, _("Het signaal staat nu bij %(family)s.") % {"family": family})
    return redirect(family)


@role_required(Role.COORDINATOR)
@require_POST
def signal_close(request: StaffRequest, pk: int) -> HttpResponse:
    """The signal does not become a family, for a reason; its words are wiped."""
    signal = _within_reach(request, pk)
    form = SignalCloseForm(request.POST, signal=signal, user=request.user)
    if not form.is_valid():
        return _show(request, signal, close_form=form)
    if not form.save():
        return _too_late(request, signal)
    messages.success(request, _("Afgesloten. Wat erin stond, is gewist."))
    return redirect("participants:signal_list")


def _within_reach(request: StaffRequest, pk: int) -> Signal:
    signals = Signal.objects.visible_to(request.user)
    return get_object_or_404(
        signals.select_related("finding_place", "reported_by", "family"), pk=pk
    )


def _report(request: StaffRequest, signal: Signal) -> HttpResponse:
    form = SignalForm(request.POST or None, instance=signal)
    title, done = _("Een gezin melden"), _("Dank je wel. De projectleider kijkt ernaar.")
    return ask(request, form, title=title, done=done)


def _show(request: StaffRequest, signal: Signal, *, close_form: Any = None) -> HttpResponse:
    context: dict[str, Any] = {"signal": signal}
    if request.user.is_coordinator and signal.is_waiting:
        close_form = close_form or SignalCloseForm(signal=signal, user=request.user)
        context |= {"alike": families_alike(signal=signal), "close_form": close_form}
    return render(request, "participants/signal_detail.html", context)


def _too_late(request: StaffRequest, signal: Signal) -> HttpResponse:
    messages.warning(request, _("Een collega was je voor: dit signaal is al beantwoord."))
    return redirect(signal)
