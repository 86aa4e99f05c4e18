"""What we measure with: the coordinator's page about scales."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import Role, role_required
from core.asking import ask
from participants.actions.scales import switch_scale
from participants.forms.scales import PermissionForm, ScaleForm
from participants.models import Scale


@role_required(Role.COORDINATOR)
def scale_list(request: StaffRequest) -> HttpResponse:
    """Every scale, in use or not; there are a handful."""
    scales = Scale.objects.with_use().ladder_first().prefetch_related("levels")
    return render(request, "participants/scale_list.html", {"scales": scales})


@role_required(Role.COORDINATOR)
def scale_add(request: StaffRequest) -> HttpResponse:
    """A scale of our own."""
    form = ScaleForm(request.POST or None)
    done = _("De schaal staat erbij. Je kunt er meteen mee meten.")
    return ask(request, form, title=_("Nieuwe schaal"), done=done)


@role_required(Role.COORDINATOR)
def scale_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Other words for an own scale; only its name once somebody was measured on it."""
    form = ScaleForm(request.POST or None, instance=get_object_or_404(_own(), pk=pk))
    return ask(request, form, title=_("Schaal wijzigen"), done=_("De schaal is opgeslagen."))


@role_required(Role.COORDINATOR)
def scale_renew(request: StaffRequest, pk: int) -> HttpResponse:
    """A new version of an own scale; the old one stays with what was measured on it."""
    old = get_object_or_404(_own().filter(is_in_use=True), pk=pk)
    form = ScaleForm(request.POST or None, renews=old)
    done = _("De nieuwe versie is in gebruik. De oude metingen blijven zoals ze zijn.")
    return ask(request, form, about=old, title=_("Nieuwe versie"), done=done)


@role_required(Role.COORDINATOR)
@require_POST
def scale_switch(request: StaffRequest, pk: int) -> HttpResponse:
    """Use a scale from now on, or no longer; what was measured stays."""
    scale = get_object_or_404(Scale, pk=pk)
    is_in_use = request.POST.get("stand") == "aan"
    if is_in_use and scale.needs_permission:
        return redirect("participants:scale_permit", pk=scale.pk)
    if switch_scale(scale=scale, is_in_use=is_in_use):
        done = _("%(scale)s is in gebruik.") if is_in_use else _("%(scale)s is uit gebruik.")
        messages.success(request, done % {"scale": scale})
    else:
        messages.warning(request, _("Er is al een schaal met deze naam in gebruik."))
    return redirect("participants:scale_list")


@role_required(Role.COORDINATOR)
def scale_permit(request: StaffRequest, pk: int) -> HttpResponse:
    """Switch on the questions about loneliness, once their makers were asked."""
    scale = get_object_or_404(Scale, pk=pk, kind=Scale.Kind.LONELINESS, is_in_use=False)
    form = PermissionForm(request.POST or None, scale=scale)
    done = _("De vragen over eenzaamheid staan aan.")
    return ask(request, form, about=scale, title=_("Vragen over eenzaamheid"), done=done)


def _own():  # the stubs lose our queryset on the way
    return Scale.objects.filter(kind=Scale.Kind.OWN)
