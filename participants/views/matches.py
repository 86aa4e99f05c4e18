"""What suits a family, and whom an activity suits."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, role_required
from activities.models import Activity
from core.asking import ask
from participants.forms.suits import SuitsForm
from participants.matching.lists import what_suits, whom_it_suits
from participants.models import Family, Obstacle
from participants.views.files import family_within_reach


@role_required(*CASEWORKERS)
def match_list(request: StaffRequest, family_pk: int) -> HttpResponse:
    """What there is to do that suits this family; ``?belemmering=`` says against what."""
    family = family_within_reach(request, family_pk)
    obstacle = asked_obstacle(request, family)
    suiting = what_suits(family, request.user, obstacle)
    context = {"family": family, "obstacle": obstacle, "suiting": suiting}
    return render(request, "participants/match_list.html", context)


@role_required(*CASEWORKERS)
def match_families(request: StaffRequest, activity_pk: int) -> HttpResponse:
    """My families for whom an activity with room would be something."""
    activity = get_object_or_404(Activity, pk=activity_pk)
    context = {"activity": activity, "suited": whom_it_suits(activity, request.user)}
    return render(request, "participants/match_families.html", context)


@role_required(*CASEWORKERS)
def suits_edit(request: StaffRequest, family_pk: int) -> HttpResponse:
    """On which days the family can come, in which languages one can talk, where it lives."""
    family = family_within_reach(request, family_pk)
    form = SuitsForm(request.POST or None, instance=family)
    title, done = _("Wat past bij dit gezin"), _("Opgeslagen.")
    return ask(request, form, about=family, title=title, done=done)


def asked_obstacle(request: StaffRequest, family: Family) -> Obstacle | None:
    """The obstacle the address asks about, when it is of this family and for these eyes."""
    asked = request.GET.get("belemmering", "")
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 19):
        return None
    obstacles = Obstacle.objects.visible_to(request.user).filter(family=family).unsolved()
    return obstacles.select_related("kind").filter(pk=asked).first()
