"""The waiting list of an activity: who is first, offered a place, placed or not."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import KEEPERS, role_required
from activities.models import Activity
from participants.actions import waits
from participants.models import Family, Wait
from participants.views.registers import attempt
from participants.waits import rooms_of

MOST_BEFORE = 20


@role_required(*KEEPERS)
def wait_list(request: StaffRequest, activity_pk: int) -> HttpResponse:
    """Who waits for a place, in order, and how it went with who waited before."""
    activity = _activity(request, activity_pk)
    rows = Wait.objects.filter(activity=activity).select_related("person")
    theirs = set(Family.objects.visible_to(request.user).order_by().values_list("pk", flat=True))
    context = {
        "activity": activity,
        "room": rooms_of([activity], timezone.localdate())[activity.pk],
        "waiting": _named(rows.waiting(), theirs),
        "before": _named(
            rows.exclude(ended_on=None).order_by("-ended_on", "-pk")[:MOST_BEFORE], theirs
        ),
    }
    return render(request, "participants/wait_list.html", context)


@role_required(*KEEPERS)
@require_POST
def wait_offer(request: StaffRequest, activity_pk: int, pk: int) -> HttpResponse:
    """Somebody was asked whether they want the place."""
    done = _("Genoteerd: de plek is vandaag aangeboden.")
    return _answer(request, activity_pk, pk, waits.offer_place, done)


@role_required(*KEEPERS)
@require_POST
def wait_place(request: StaffRequest, activity_pk: int, pk: int) -> HttpResponse:
    """They take the place: on the register from today on."""
    done = _("Staat vanaf vandaag op de lijst.")
    return _answer(request, activity_pk, pk, waits.take_place, done)


@role_required(*KEEPERS)
@require_POST
def wait_decline(request: StaffRequest, activity_pk: int, pk: int) -> HttpResponse:
    """They do not want it any more."""
    done = _("Genoteerd. Wie daarna kwam, is nu aan de beurt.")
    return _answer(request, activity_pk, pk, waits.decline_place, done)


def _answer(
    request: StaffRequest, activity_pk: int, pk: int, verb: Callable[..., None], done: str
) -> HttpResponse:
    activity = _activity(request, activity_pk)
    rows = Wait.objects.filter(activity=activity).select_related("person", "activity")
    if refused := attempt(verb, wait=get_object_or_404(rows, pk=pk)):
        messages.error(request, refused)
    else:
        messages.success(request, done)
    return redirect("participants:wait_list", activity_pk)


def _named(rows: Any, theirs: set[int]) -> list[tuple[Wait, str]]:
    """With the whole name of whose file one may open, of others name and initial."""
    return [
        (row, str(row.person) if row.person.family_id in theirs else row.person.register_name)
        for row in rows
    ]


def _activity(request: StaffRequest, pk: int) -> Activity:
    return get_object_or_404(Activity.objects.visible_to(request.user), pk=pk)
