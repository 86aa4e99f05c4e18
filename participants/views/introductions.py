"""Who brought a family to us, and telling them, when the family agrees, what came of it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, role_required
from core.asking import ask
from participants.actions.referrals import has_consent
from participants.forms.introductions import FeedbackForm, IntroductionForm
from participants.models import Feedback, Introduction
from participants.views.files import family_within_reach


@role_required(*CASEWORKERS)
def introduction_add(request: StaffRequest, family_pk: int) -> HttpResponse:
    """Somebody referred this family to us."""
    family = family_within_reach(request, family_pk)
    introduction = Introduction(family=family, author=request.user)
    form = IntroductionForm(request.POST or None, instance=introduction)
    title, done = _("Wie verwees dit gezin naar ons?"), _("Genoteerd.")
    return ask(request, form, about=family, title=title, done=done)


@role_required(*CASEWORKERS)
def introduction_edit(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """The family may say later that we can tell them, or that we cannot."""
    family = family_within_reach(request, family_pk)
    introduction = get_object_or_404(Introduction, family=family, pk=pk)
    form = IntroductionForm(request.POST or None, instance=introduction)
    title, done = _("Verwijzing naar ons bijwerken"), _("Opgeslagen.")
    return ask(request, form, about=family, title=title, done=done)


@role_required(*CASEWORKERS)
def feedback_add(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """Write down what we told who brought the family in; only when the family agrees."""
    family = family_within_reach(request, family_pk)
    introduction = get_object_or_404(
        Introduction.objects.select_related("organisation"), family=family, pk=pk
    )
    if not (introduction.may_tell_back and has_consent(family)):
        sentence = _("Vraag het gezin eerst of we mogen vertellen wat ervan kwam.")
        messages.warning(request, sentence)
        return redirect("participants:introduction_edit", family_pk, pk)
    feedback = Feedback(introduction=introduction, author=request.user)
    form = FeedbackForm(request.POST or None, instance=feedback)
    heading = _("Wat vertelden we aan %(who)s?") % {"who": introduction}
    title, done = _("Terugkoppelen"), _("Terugkoppeling genoteerd.")
    return ask(request, form, about=family, title=title, done=done, heading=heading)
