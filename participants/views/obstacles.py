"""What keeps a family from taking part."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, role_required
from core.asking import ask
from participants.forms.obstacles import ObstacleEditForm, ObstacleForm, ObstacleSolveForm
from participants.models import Family, Obstacle
from participants.views.files import family_within_reach


@role_required(*CASEWORKERS)
def obstacle_add(request: StaffRequest, family_pk: int) -> HttpResponse:
    """Note what keeps this family from taking part."""
    family = family_within_reach(request, family_pk)
    form = ObstacleForm(request.POST or None, instance=Obstacle(family=family))
    done = _("Belemmering genoteerd.")
    return ask(request, form, about=family, title=_("Belemmering erbij"), done=done)


@role_required(*CASEWORKERS)
def obstacle_edit(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """An obstacle was eased or accepted, or was written down wrongly."""
    family = family_within_reach(request, family_pk)
    obstacle = _visible(request, family, pk)
    form = ObstacleEditForm(request.POST or None, instance=obstacle)
    heading = _("Hoe staat het met: %(obstacle)s") % {"obstacle": obstacle.kind}
    title, done = _("Belemmering bijwerken"), _("Opgeslagen.")
    return ask(request, form, about=family, title=title, done=done, heading=heading)


@role_required(*CASEWORKERS)
def obstacle_solve(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """An obstacle is gone: since when, and who or what took it away."""
    family = family_within_reach(request, family_pk)
    obstacle = _visible(request, family, pk)
    form = ObstacleSolveForm(request.POST or None, instance=obstacle)
    heading = _("Opgelost: %(obstacle)s") % {"obstacle": obstacle.kind}
    title, done = _("Belemmering opgelost"), _("Mooi, dat is opgelost.")
    return ask(request, form, about=family, title=title, done=done, heading=heading)


def _visible(request: StaffRequest, family: Family, pk: int) -> Obstacle:
    """The obstacle of this family, or a 404 when this user may not see it."""
    obstacles = Obstacle.objects.visible_to(request.user).select_related("kind")
    return get_object_or_404(obstacles, family=family, pk=pk)
