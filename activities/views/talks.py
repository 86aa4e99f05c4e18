"""Talks with partners: written down in one press or a few, mended, and taken away."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, role_required
from activities.forms.talks import TalkForm
from activities.models import Organisation, Talk
from core.asking import ask


@role_required(*CASEWORKERS)
@require_POST
def talk_call(request: StaffRequest, organisation_pk: int) -> HttpResponse:
    """We just called somebody there: one press."""
    organisation = get_object_or_404(Organisation, pk=organisation_pk)
    told = request.POST.get("contact", "")
    contacts = organisation.contacts.filter(pk=told) if told.isdecimal() else []
    organisation.talks.create(contact=next(iter(contacts), None), held_by=request.user)
    messages.success(request, _("Genoteerd: net gebeld."))
    return redirect(organisation)


@role_required(*CASEWORKERS)
def talk_add(request: StaffRequest, organisation_pk: int) -> HttpResponse:
    """We spoke with a partner; today, unless one says another day."""
    organisation = get_object_or_404(Organisation, pk=organisation_pk)
    talk = Talk(organisation=organisation, held_by=request.user)
    form = TalkForm(request.POST or None, instance=talk)
    return ask(
        request, form, title=_("Contact met een partner"), done=_("Genoteerd."), about=organisation
    )


@role_required(*CASEWORKERS)
def talk_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """What was agreed, or that it was another day."""
    talk = get_object_or_404(Talk.objects.select_related("organisation"), pk=pk)
    form = TalkForm(request.POST or None, instance=talk)
    title, done = _("Contact met een partner"), _("Opgeslagen.")
    return ask(request, form, title=title, done=done, about=talk.organisation)


@role_required(*CASEWORKERS)
@require_POST
def talk_remove(request: StaffRequest, pk: int) -> HttpResponse:
    """It was pressed by mistake."""
    talk = get_object_or_404(Talk.objects.select_related("organisation"), pk=pk)
    talk.delete()
    messages.success(request, _("Weggehaald."))
    return redirect(talk.organisation)
