"""The public page behind the poster of an activity: a visitor says how many came, without an account.

Whoever has the address may say so, and nobody learns anything about others:

* it opens around the time of a session only, and otherwise tells when the next one is;
* what is said counts nowhere until a host takes it over;
* one row per device and session, corrected until a host looked; at most sixty at one session;
* an unknown, renewed or closed address gets the same page, and who tries many waits.

The only cookie is a number that tells one device from another, for a day.
"""

from datetime import timedelta
from secrets import token_hex
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from activities.models import Activity, Session
from activities.opening import next_session, open_session
from core.limits import Limit
from core.secret_doors import secret_door, to_itself
from participants.actions.check_ins import DoorIsFullError, check_in, check_out
from participants.actions.door_links import door_behind
from participants.actions.registers import RefusedError
from participants.forms.check_ins import CheckInForm
from participants.models import CheckIn

MISSES = Limit("door.miss", most=20, within=timedelta(minutes=10))
"""Wrong addresses, per place on the internet."""
PRESSES = Limit("door.press", most=60, within=timedelta(hours=1))
"""Presses at one activity, per place on the internet: a whole room may be one place."""
DEVICE = "deur"
A_DAY = timedelta(days=1)


@secret_door
def front_door(request: HttpRequest, token: str) -> HttpResponse:
    """Asks with how many somebody came, around the time of a session."""
    place = get_adapter(request).get_client_ip(request)
    if MISSES.is_reached(place):
        return render(request, "participants/answer_wait.html", status=429)
    activity = door_behind(token)
    if activity is None:
        MISSES.note(place)
        return render(request, "participants/front_door_closed.html", status=404)
    session = open_session(activity, timezone.now())
    if session is None:
        return _not_now(request, activity)
    if request.method == "POST":
        return _note(request, session, place)
    return _show(request, session)


def _not_now(request: HttpRequest, activity: Activity) -> HttpResponse:
    coming = next_session(activity, timezone.now())
    context = {"activity": activity, "coming": coming}
    return render(request, "participants/front_door_later.html", context)


def _note(request: HttpRequest, session: Session, place: str) -> HttpResponse:
    who = f"{session.activity_id}|{place}"
    if PRESSES.is_reached(who):
        return render(request, "participants/answer_wait.html", status=429)
    PRESSES.note(who)
    device, form = _device(request), CheckInForm(request.POST)
    if not ("gone" in request.POST or form.is_valid()):
        return _show(request, session, form)
    try:
        if "gone" in request.POST:
            check_out(session=session, device=_fingerprint(device, session))
        else:
            check_in(session=session, device=_fingerprint(device, session), **form.cleaned_data)
    except RefusedError as why:
        return _show(request, session, form, refused=str(why))
    except DoorIsFullError:
        words = _("Er zijn al heel veel aanmeldingen. Zeg het even tegen de begeleider.")
        return _show(request, session, form, refused=words)
    return _with_device(HttpResponseRedirect(to_itself()), device)


def _show(
    request: HttpRequest, session: Session, form: CheckInForm | None = None, *, refused: str = ""
) -> HttpResponse:
    device = _device(request)
    mine = CheckIn.objects.filter(session=session, device=_fingerprint(device, session)).first()
    told = {"number": mine.number, "given_name": mine.given_name} if mine else None
    context: dict[str, Any] = {
        "activity": session.activity,
        "session": session,
        "mine": mine,
        "refused": refused,
        "form": form or CheckInForm(initial=told),
    }
    return _with_device(render(request, "participants/front_door.html", context), device)


def _device(request: HttpRequest) -> str:
    return request.COOKIES.get(DEVICE) or token_hex(16)


def _fingerprint(device: str, session: Session) -> str:
    told = f"{device}|{session.pk}"
    return salted_hmac("participants.check_in", told, algorithm="sha256").hexdigest()


def _with_device(response: HttpResponse, device: str) -> HttpResponse:
    """Tell this device from others until tomorrow; given before it presses, so twice is once."""
    response.set_cookie(
        DEVICE,
        device,
        max_age=A_DAY,
        path="/deur/",
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return response
