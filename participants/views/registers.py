"""The register of a session: found, filled in tap by tap, and called ready."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.models import User
from accounts.requests import StaffRequest
from accounts.roles import KEEPERS, Role, role_required
from activities.models import Session, Volunteer
from core.devices import device_secret
from core.htmx import render_page
from participants.actions import registers
from participants.actions.registers import RefusedError
from participants.actions.taps import take_one, take_taps
from participants.agenda import NEWEST_FIRST, register_lines, sessions_to_fill_in, with_visitors
from participants.check_ins import check_ins_of, with_check_ins
from participants.forms.registers import (
    CancelForm,
    CountForm,
    NewcomerForm,
    RegisterSearchForm,
    TicksForm,
)
from participants.forms.taps import UnreadableError, read_taps
from participants.last_time import previous_session, visitors_of
from participants.models import Tap
from participants.registers import read_register
from participants.rosters import helpers_at
from participants.taking_along import pages_to_take_along
from participants.taps import read_state
from participants.waits import turns

MOST_OPEN = 50  # more stand below, under what came before


@role_required(*KEEPERS)
def register_list(request: StaffRequest) -> HttpResponse:
    """The registers I may fill in: what is still open first, then the earlier ones."""
    today = timezone.localdate()
    form = RegisterSearchForm(request.GET, user=request.user)
    mine = Session.objects.visible_to(request.user).select_related("activity", "place")
    past = with_visitors(mine.filter(held_on__lte=today))
    to_do = sessions_to_fill_in(request.user, today, most=MOST_OPEN)
    earlier = form.filter(past.order_by(*NEWEST_FIRST)).exclude(
        pk__in=[line.session.pk for line in to_do]
    )
    page = Paginator(earlier, 25).get_page(request.GET.get("pagina"))
    context = {"form": form, "open": to_do, "page": page, "lines": register_lines(page, today)}
    context["turns"] = turns(request.user, today)
    context["along"] = pages_to_take_along(mine)
    context["me"] = Volunteer.objects.filter(account=request.user).first()
    return render_page(request, "participants/register_list.html", context, fragment="registers")


@role_required(*KEEPERS)
def register(request: StaffRequest, session_pk: int) -> HttpResponse:
    """Everybody who may be here, to be tapped; without script the whole page is sent at once."""
    session = session_within_reach(request, session_pk)
    if request.method == "POST":
        return back_to_register(
            request, session, _save_ticks(request, session), done=_("Opgeslagen.")
        )
    return render(request, "participants/register.html", on_register_page(request, session))


def on_register_page(
    request: StaffRequest, session: Session, *, is_copy: bool = False
) -> dict[str, Any]:
    """What stands on the page of ``session``; a copy for on a phone holds no more than it must."""
    role = Role.HOST if is_copy else request.user.role
    reader = User(pk=request.user.pk, role=role)
    door = [] if is_copy else check_ins_of(session)
    previous = previous_session(session)
    register = read_register(session, user=reader, today=timezone.localdate())
    return {
        "is_copy": is_copy,
        "door": door,
        "waiting": [one for one in door if one.is_waiting],
        "register": register.in_short() if is_copy else register,
        "session": session,
        "previous": previous,
        "then": visitors_of(previous),
        "state": read_state(session, request.user, register.here),
        "reasons": CancelForm.AT_ONCE if CancelForm.may_be_told(session) else (),
        "newcomer": NewcomerForm(user=request.user, session=session, is_copy=is_copy),
        "token": uuid4(),
        "duties": [] if is_copy else helpers_at(session),
    }


@role_required(*KEEPERS)
def register_state(request: StaffRequest, session_pk: int) -> JsonResponse:
    """Who is here by now, for a phone that looks again; it brings what a tap needs to be let in."""
    get_token(request)
    return JsonResponse(read_state(session_within_reach(request, session_pk), request.user))


@role_required(*KEEPERS)
@require_POST
def register_taps(request: StaffRequest, session_pk: int) -> JsonResponse:
    """What was tapped on a phone, now or hours ago: what became of each, and the whole truth."""
    session = session_within_reach(request, session_pk)
    try:
        sent = read_taps(request.body)
    except UnreadableError as why:
        return JsonResponse({"sentence": str(why)}, status=400)
    if sent.owner != device_secret(request.user, "owner"):
        return JsonResponse({"sentence": _("Deze tikken zijn van een collega.")}, status=409)
    taps = take_taps(session=session, taps=sent.taps, device=sent.device, by=request.user)
    answers = {str(tap.key): _said(tap) for tap in taps}
    return JsonResponse({"taps": answers, **read_state(session, request.user)})


@role_required(*KEEPERS)
@require_POST
def register_count(request: StaffRequest, session_pk: int) -> HttpResponse:
    """A visitor without a name more or less, or a number that was typed."""
    session, form = session_within_reach(request, session_pk), CountForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        refused = say(request, session, Tap.Kind.COUNT, data["token"], change=data["change"])
    else:
        refused = " ".join(str(error) for errors in form.errors.values() for error in errors)
    return back_to_register(request, session, refused, anchor="#zonder-naam")


@role_required(*KEEPERS)
@require_POST
def register_newcomer(request: StaffRequest, session_pk: int) -> HttpResponse:
    """Somebody who comes for the first time, or turns out to be known."""
    session = session_within_reach(request, session_pk)
    form = NewcomerForm(request.POST, user=request.user, session=session)
    if not form.is_valid():
        context = {"form": form, "session": session}
        return render(request, "participants/register_newcomer.html", context)
    if known := form.known_person:
        what: dict[str, Any] = {"person": known, "comes_with": form.cleaned_data["comes_with"]}
        refused = attempt(registers.add_known, session=session, by=request.user, **what)
    else:
        refused = say(request, session, Tap.Kind.NEWCOMER, **request.POST.dict())
    return back_to_register(request, session, refused, done=_("Staat op de lijst, aanwezig."))


@role_required(*KEEPERS)
@require_POST
def register_repeat(request: StaffRequest, session_pk: int) -> HttpResponse:
    """Like last time; asks first when that would take somebody off who was tapped today."""
    session = session_within_reach(request, session_pk)
    previous = previous_session(session)
    if previous is None:
        return back_to_register(
            request, session, _("Dit is de eerste keer: er is nog geen vorige keer.")
        )
    gone = registers.only_now(session=session, previous=previous).count()
    if gone and "sure" not in request.POST:
        context = {"session": session, "previous": previous, "gone": gone}
        return render(request, "participants/register_repeat.html", context)
    refused = attempt(
        registers.repeat_previous, session=session, previous=previous, by=request.user
    )
    return back_to_register(
        request, session, refused, done=_("De lijst is nu zoals de vorige keer.")
    )


@role_required(*KEEPERS)
def register_cancel(request: StaffRequest, session_pk: int) -> HttpResponse:
    """It did not take place, and why."""
    session = session_within_reach(request, session_pk)
    form = CancelForm(request.POST or None, session=session)
    if form.is_valid():
        refused = say(request, session, Tap.Kind.CANCEL, **request.POST.dict())
        return back_to_register(
            request, session, refused, done=_("Genoteerd: deze keer ging het niet door.")
        )
    return render(request, "participants/register_cancel.html", {"form": form, "session": session})


@role_required(*KEEPERS)
@require_POST
def register_resume(request: StaffRequest, session_pk: int) -> HttpResponse:
    """It did take place after all."""
    session = session_within_reach(request, session_pk)
    say(request, session, Tap.Kind.CANCEL, held=True)
    return back_to_register(request, session, "", done=_("De bijeenkomst gaat toch door."))


@role_required(*KEEPERS)
@require_POST
def register_close(request: StaffRequest, session_pk: int) -> HttpResponse:
    """Ready, with whatever was ticked on the page; what is ready can be opened again."""
    session = session_within_reach(request, session_pk)
    if "reopen" in request.POST:
        say(request, session, Tap.Kind.CLOSE, ready=False)
        return back_to_register(request, session, "", done=_("De presentie is weer open."))
    refused = _save_ticks(request, session) or say(request, session, Tap.Kind.CLOSE, ready=True)
    if refused:
        return back_to_register(request, session, refused)
    messages.success(request, _("Klaar. De presentie is opgeslagen."))
    return redirect("participants:register_list")


def _reach(request: StaffRequest) -> QuerySet[Session]:
    mine = Session.objects.visible_to(request.user).select_related("activity", "place")
    return with_check_ins(mine)


def session_within_reach(request: StaffRequest, session_pk: int) -> Session:
    """A session whose register this colleague keeps, or a 404."""
    return get_object_or_404(_reach(request), pk=session_pk)


def attempt(verb: Callable[..., None], **what: Any) -> str:
    """Do ``verb``; the sentence to show when the register cannot take it."""
    try:
        verb(**what)
    except RefusedError as why:
        return str(why)
    return ""


def say(
    request: StaffRequest, session: Session, kind: str, key: UUID | None = None, /, **value: Any
) -> str:
    """Carry out what a page without a script sent; the sentence to show when that cannot be."""
    return take_one(session=session, by=request.user, kind=kind, value=value, key=key)


def _save_ticks(request: StaffRequest, session: Session) -> str:
    form = TicksForm(request.POST)
    form.full_clean()
    return attempt(registers.mark_ticks, session=session, ticks=form.ticks(), by=request.user)


def _said(tap: Tap) -> dict[str, Any]:
    return {"outcome": tap.outcome, "sentence": tap.sentence, "person": tap.person_id}


def back_to_register(
    request: StaffRequest, session: Session, refused: str, *, done: str = "", anchor: str = ""
) -> HttpResponse:
    """Back to the register with a sentence: why not, or what was done."""
    if refused:
        messages.error(request, refused)
    elif done:
        messages.success(request, done)
    return redirect(reverse("participants:register", args=[session.pk]) + anchor)
