"""The poster of an activity: its address made, shown, renewed and closed."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import KEEPERS, role_required
from activities.models import Activity
from core.qr import qr
from participants.actions.door_links import make_door_link, revoke_door_link
from participants.door_poster import write_door_poster
from participants.models import DoorLink


@role_required(*KEEPERS)
def door_link(request: StaffRequest, activity_pk: int) -> HttpResponse:
    """The poster to print, and the buttons to renew or close its address."""
    activity = _within_reach(request, activity_pk)
    link = DoorLink.objects.filter(activity=activity, revoked_at=None).first()
    address = _address(request, link) if link and link.can_be_shown else ""
    context: dict[str, Any] = {"activity": activity, "link": link, "address": address}
    context["qr"] = qr(address) if address else ""
    return render(request, "participants/door_link.html", context)


@role_required(*KEEPERS)
@require_POST
def door_link_renew(request: StaffRequest, activity_pk: int) -> HttpResponse:
    """A new address; posters that hang somewhere no longer work."""
    activity = _within_reach(request, activity_pk)
    make_door_link(activity=activity, by=request.user)
    messages.success(request, _("De poster is klaar. Print hem en hang hem bij de deur."))
    return redirect("participants:door_link", activity_pk)


@role_required(*KEEPERS)
@require_POST
def door_link_revoke(request: StaffRequest, activity_pk: int) -> HttpResponse:
    """No poster of this activity works any more."""
    activity = _within_reach(request, activity_pk)
    revoke_door_link(activity=activity)
    messages.success(request, _("De poster werkt niet meer. Haal hem weg."))
    return redirect("participants:door_link", activity_pk)


@role_required(*KEEPERS)
def door_poster(request: StaffRequest, activity_pk: int) -> HttpResponse:
    """The poster as PDF, to hang at the door."""
    activity = _within_reach(request, activity_pk)
    link = get_object_or_404(DoorLink, activity=activity, revoked_at=None)
    paper = write_door_poster(activity, address=_address(request, link))
    answer = HttpResponse(paper, content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="poster-deur.pdf"'
    return answer


def _within_reach(request: StaffRequest, activity_pk: int) -> Activity:
    return get_object_or_404(Activity.objects.visible_to(request.user), pk=activity_pk)


def _address(request: StaffRequest, link: DoorLink) -> str:
    return request.build_absolute_uri(reverse("participants:front_door", args=[link.token]))
