"""What the steps of a family rest on."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, role_required
from participants.evidence import evidence_for
from participants.models import Milestone, Obstacle
from participants.views.files import family_within_reach

RESTS_ON = ("case__family", "case__finding_place", "contact__author", "obstacle__kind")
AND_ON = ("session__activity", "volunteer", "membership__group")


@role_required(*CASEWORKERS)
def milestone_detail(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """Why this step counts, and the way to correct what it rests on."""
    family = family_within_reach(request, family_pk)
    milestones = Milestone.objects.filter(case__family=family)
    milestone = get_object_or_404(milestones.select_related(*RESTS_ON, *AND_ON), pk=pk)
    visible = Obstacle.objects.visible_to(request.user).filter(family=family)
    evidence = evidence_for(milestone, visible.select_related("kind"))
    context = {"family": family, "evidence": evidence}
    return render(request, "participants/milestone_detail.html", context)
