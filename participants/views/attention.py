"""Everybody who needs somebody, and noting in one tap that nobody answered."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, role_required
from participants.actions.evidence import log_evidence
from participants.attention.choices import Choice, coach_picks, kind_picks
from participants.attention.lines import ShownLine, shown, shown_postponed
from participants.attention.lists import attention
from participants.models import ContactMoment, Family
from participants.views.files import family_within_reach

PER_PAGE = 25
BACK = "terug"
"""The field that tells which page a button of a line was on."""


@role_required(*CASEWORKERS)
def attention_list(request: StaffRequest) -> HttpResponse:
    """The whole list of who needs me, or for the coordinator: who needs any of us."""
    choice, today = Choice.of(request.GET), timezone.localdate()
    everybody = attention(request.user, today=today)
    found = choice.of_coach(everybody)
    part = found.postponed if choice.shows_postponed else choice.of_kind(found).lines
    page = Paginator(part, PER_PAGE).get_page(request.GET.get("pagina"))
    in_words = shown_postponed if choice.shows_postponed else shown
    context: dict[str, Any] = {
        "page": page,
        "lines": in_words(list(page), request.user, today),
        "kinds": kind_picks(found, choice),
        "coaches": coach_picks(everybody, choice) if request.user.is_coordinator else [],
        "choice": choice,
    }
    return render(request, "participants/attention_list.html", context)


@role_required(*CASEWORKERS)
def attention_line(request: StaffRequest, family_pk: int) -> HttpResponse:
    """The line of one family as it is now, to take the place of the old one on a page."""
    family = family_within_reach(request, family_pk)
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect("participants:attention_list")
    context = {"line": line_of(request, family), "family": family}
    return render(request, "participants/attention_line.html", context)


@role_required(*CASEWORKERS)
@require_POST
def attempt_add(request: StaffRequest, family_pk: int) -> HttpResponse:
    """Called or rang today, and nobody answered."""
    family = family_within_reach(request, family_pk)
    kind = ContactMoment.Kind.PHONE if family.phone else ContactMoment.Kind.HOME_VISIT
    attempt = ContactMoment(family=family, kind=kind, was_reached=False, author=request.user)
    log_evidence(evidence=attempt)
    return back_to_the_list(request, family)


def line_of(request: StaffRequest, family: Family) -> ShownLine | None:
    """What calls about ``family`` now, or else what was put off, or nothing."""
    today = timezone.localdate()
    found = attention(request.user, today=today, family=family.pk)
    lines = shown(found.lines, request.user, today)
    lines = lines or shown_postponed(found.postponed, request.user, today)
    return next(iter(lines), None)


def back_to_the_list(request: StaffRequest, family: Family) -> HttpResponse:
    """To the new line of ``family`` when htmx asks, else to the page the button was on."""
    if request.htmx:  # type: ignore[attr-defined]
        return redirect("participants:attention_line", family_pk=family.pk)
    back = request.POST.get(BACK, "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back if is_ours else "participants:attention_list")
