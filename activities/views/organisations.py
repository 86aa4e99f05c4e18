"""Partners: added, looked after, and whom to call there."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, role_required
from activities.forms.organisations import (
    ContactPersonForm,
    OrganisationForm,
)
from activities.models import ContactPerson, Organisation
from core.asking import ask


@role_required(*CASEWORKERS)
def organisation_add(request: StaffRequest) -> HttpResponse:
    """Add a partner."""
    form = OrganisationForm(request.POST or None)
    return ask(request, form, title=_("Nieuwe partner"), done=_("De partner staat erin."))


@role_required(*CASEWORKERS)
def organisation_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change what we know of a partner."""
    form = OrganisationForm(request.POST or None, instance=get_object_or_404(Organisation, pk=pk))
    return ask(request, form, title=_("Partner wijzigen"), done=_("De partner is opgeslagen."))


@role_required(*CASEWORKERS)
@require_POST
def organisation_check(request: StaffRequest, pk: int) -> HttpResponse:
    """What stands here is still right today: one press."""
    organisation = get_object_or_404(Organisation, pk=pk)
    organisation.checked_on, organisation.checked_by = timezone.localdate(), request.user
    organisation.save(update_fields=["checked_on", "checked_by", "updated_at"])
    messages.success(request, _("Genoteerd: dit klopt nog."))
    return redirect(organisation)


@role_required(*CASEWORKERS)
def contact_add(request: StaffRequest, organisation_pk: int) -> HttpResponse:
    """Somebody to call at a partner."""
    organisation = get_object_or_404(Organisation, pk=organisation_pk)
    form = ContactPersonForm(
        request.POST or None, instance=ContactPerson(organisation=organisation)
    )
    title, done = _("Nieuwe contactpersoon"), _("De contactpersoon staat erbij.")
    return ask(request, form, title=title, done=done, about=organisation)


@role_required(*CASEWORKERS)
def contact_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Another telephone number, another job."""
    contact = get_object_or_404(ContactPerson.objects.select_related("organisation"), pk=pk)
    form = ContactPersonForm(request.POST or None, instance=contact)
    title, done = _("Contactpersoon wijzigen"), _("De contactpersoon is opgeslagen.")
    return ask(request, form, title=title, done=done, about=contact.organisation)
