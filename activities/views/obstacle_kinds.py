"""The foundation's own words for what keeps families away; a word that was used is never deleted."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from accounts.requests import StaffRequest
from accounts.roles import Role, role_required
from activities.forms.obstacle_kinds import ObstacleKindForm
from activities.models import ObstacleKind
from core.asking import ask


@role_required(Role.COORDINATOR)
def obstacle_kind_list(request: StaffRequest) -> HttpResponse:
    """All words, those in use first."""
    kinds = ObstacleKind.objects.order_by("-is_in_use", "name")
    return render(request, "activities/obstacle_kind_list.html", {"kinds": kinds})


@role_required(Role.COORDINATOR)
def obstacle_kind_add(request: StaffRequest) -> HttpResponse:
    """A new word."""
    form = ObstacleKindForm(request.POST or None)
    return ask(request, form, title=_("Nieuw woord"), done=_("Het woord staat in de lijst."))


@role_required(Role.COORDINATOR)
def obstacle_kind_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Another name for the same thing, sensitive or not, in use or not."""
    kind = get_object_or_404(ObstacleKind, pk=pk)
    form = ObstacleKindForm(request.POST or None, instance=kind)
    return ask(request, form, title=_("Woord wijzigen"), done=_("Opgeslagen."))
