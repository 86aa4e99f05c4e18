"""Putting off a line of the attention list, and taking it up again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, Role, role_required
from core.asking import show_form
from core.htmx import wants_piece
from core.templatetags.days import day
from participants.actions.snoozes import take_up_again
from participants.attention.lists import attention
from participants.attention.signals import SIGNAL
from participants.forms.snoozes import SnoozeForm
from participants.models import Family, Signal
from participants.views.attention import back_to_the_list
from participants.views.files import family_within_reach


@role_required(*CASEWORKERS)
def snooze_add(request: StaffRequest, family_pk: int) -> HttpResponse:
    """Let what calls about this family now rest for a while, and say why."""
    family = family_within_reach(request, family_pk)
    calls = _calls(request, family)
    if not calls:
        messages.info(request, _("%(family)s vraagt nu geen aandacht.") % {"family": family})
        return redirect("participants:attention_list")
    form = SnoozeForm(request.POST or None, about=family, calls=calls, by=request.user)
    if form.is_valid():
        form.save()
        _say_when_it_is_back(request, form)
        return back_to_the_list(request, family)
    return _show(request, form, family)


def _say_when_it_is_back(request: StaffRequest, form: SnoozeForm) -> None:
    """Nothing when the line itself says so."""
    if not wants_piece(request):
        done = _("%(what)s komt terug op %(day)s.")
        messages.success(request, done % {"what": form.about, "day": day(form.back_on)})


def _show(request: StaffRequest, form: SnoozeForm, family: Family) -> HttpResponse:
    """As a page, or in the line of the family; what is wrong is said there and not in place of it."""
    is_piece = wants_piece(request)
    if is_piece:
        form.helper.attrs["hx-post"] = request.path
    response = show_form(request, form, title=_("Later"), about=None if is_piece else family)
    if is_piece:
        response["HX-Retarget"] = f"#later-{family.pk}"
        response["HX-Reswap"] = "innerHTML"
    return response


@role_required(*CASEWORKERS)
@require_POST
def snooze_end(request: StaffRequest, family_pk: int) -> HttpResponse:
    """Not later after all: the family calls again from now."""
    family = family_within_reach(request, family_pk)
    take_up_again(about=family)
    if not wants_piece(request):
        messages.success(request, _("%(what)s staat weer op de lijst.") % {"what": family})
    return back_to_the_list(request, family)


@role_required(Role.COORDINATOR)
def signal_snooze(request: StaffRequest, pk: int) -> HttpResponse:
    """Let a signal rest for a while, and say why."""
    signal = get_object_or_404(Signal.objects.waiting(), pk=pk)
    calls, by = [SIGNAL.code], request.user
    form = SnoozeForm(request.POST or None, about=signal, calls=calls, by=by)
    if form.is_valid():
        form.save()
        _say_when_it_is_back(request, form)
        return redirect("participants:attention_list")
    return show_form(request, form, title=_("Later"), about=signal)


@role_required(Role.COORDINATOR)
@require_POST
def signal_resume(request: StaffRequest, pk: int) -> HttpResponse:
    """Not later after all: the signal calls again from now."""
    signal = get_object_or_404(Signal.objects.waiting(), pk=pk)
    take_up_again(about=signal)
    messages.success(request, _("%(what)s staat weer op de lijst.") % {"what": signal})
    return redirect("participants:attention_list")


def _calls(request: StaffRequest, family: Family) -> list[str]:
    found = attention(request.user, today=timezone.localdate(), family=family.pk)
    return [kind.code for line in found.lines for kind, _call in line.calls]
