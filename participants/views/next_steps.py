"""What somebody has promised to do for a family."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, role_required
from core.asking import ask
from core.templatetags.days import full_day
from participants.actions.next_steps import do_step, drop_step, take_up_step
from participants.forms.next_steps import NextStepForm
from participants.models import NextStep, Obstacle, Suggestion
from participants.views.attention import BACK, back_to_the_list
from participants.views.files import family_within_reach

PER_PAGE = 50


@role_required(*CASEWORKERS)
def next_step_list(request: StaffRequest) -> HttpResponse:
    """What I have promised, the latest first in need; and with whom I go along."""
    mine = NextStep.objects.visible_to(request.user).to_do().filter(owner=request.user)
    page = Paginator(mine.select_related("family"), PER_PAGE).get_page(request.GET.get("pagina"))
    going = Suggestion.objects.visible_to(request.user).running()
    along = going.filter(companion_colleague=request.user).order_by("first_session__held_on", "pk")
    rows = along.select_related("family", "activity", "first_session")[:PER_PAGE]
    context = {"page": page, "along": rows}
    return render(request, "participants/next_step_list.html", context)


@role_required(*CASEWORKERS)
def next_step_add(request: StaffRequest, family_pk: int) -> HttpResponse:
    """Promise to do something; ``?belemmering=`` says what it takes away."""
    family = family_within_reach(request, family_pk)
    obstacles = Obstacle.objects.visible_to(request.user).filter(family=family).unsolved()
    asked = request.GET.get("belemmering", "")
    obstacle = obstacles.filter(pk=asked).first() if asked.isdecimal() else None
    step = NextStep(family=family, owner=request.user, obstacle=obstacle)
    form = NextStepForm(request.POST or None, instance=step, user=request.user)
    done = _("De stap staat erbij.")
    return ask(request, form, about=family, title=_("Stap erbij"), done=done)


@role_required(*CASEWORKERS)
def next_step_edit(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """Another day, another person, other words."""
    family = family_within_reach(request, family_pk)
    step = get_object_or_404(family.next_steps.to_do(), pk=pk)
    form = NextStepForm(request.POST or None, instance=step, user=request.user)
    return ask(request, form, about=family, title=_("Stap wijzigen"), done=_("Opgeslagen."))


@role_required(*CASEWORKERS)
@require_POST
def next_step_done(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """It was done today."""
    family = family_within_reach(request, family_pk)
    step = get_object_or_404(family.next_steps, pk=pk)
    following = do_step(step=step, on=timezone.localdate())
    done = _("Gedaan. De volgende keer: %(day)s.") if following else _("Gedaan.")
    if BACK in request.POST:
        return back_to_the_list(request, family)
    messages.success(request, done % {"day": full_day(following.due_on if following else None)})
    return redirect("participants:next_step_list" if "van" in request.POST else family)


@role_required(*CASEWORKERS)
@require_POST
def next_step_drop(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """It need not be done any more."""
    family = family_within_reach(request, family_pk)
    drop_step(step=get_object_or_404(family.next_steps, pk=pk), on=timezone.localdate())
    messages.success(request, _("Die hoeft niet meer."))
    return redirect(family)


@role_required(*CASEWORKERS)
@require_POST
def next_step_undo(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """It was not done after all."""
    family = family_within_reach(request, family_pk)
    take_up_step(step=get_object_or_404(family.next_steps, pk=pk))
    messages.success(request, _("De stap staat er weer."))
    return redirect(family)
