"""Partners: found, read, added, and whom to call there."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, READERS, role_required
from activities.forms.organisations import (
    ContactPersonForm,
    OrganisationForm,
    OrganisationSearchForm,
)
from activities.models import ContactPerson, Organisation
from core.asking import ask
from core.htmx import render_page


@role_required(*READERS)
def organisation_list(request: StaffRequest) -> HttpResponse:
    """The partners around us, found by name or by what they do."""
    form = OrganisationSearchForm(request.GET)
    rows = form.filter(Organisation.objects.by_name()).prefetch_related("contacts")
    page = Paginator(rows, 25).get_page(request.GET.get("pagina"))
    context = {"form": form, "page": page}
    return render_page(request, "activities/organisation_list.html", context, fragment="rows")


@role_required(*READERS)
def organisation_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """One partner: what they do, whom to call, what we do together, what they pay for."""
    organisation = get_object_or_404(Organisation, pk=pk)
    context = {
        "organisation": organisation,
        "contacts": organisation.contacts.all(),
        "takes_away": organisation.takes_away.all(),
        "languages": organisation.languages.all(),
        "activities": organisation.activities.all(),
        "grants": organisation.grants.select_related("programme").order_by("-started_on"),
    }
    return render(request, "activities/organisation_detail.html", context)


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
