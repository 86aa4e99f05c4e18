"""Contact moments of a family."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, role_required
from core.asking import ask
from participants.forms.contacts import ContactAddForm, ContactEditForm
from participants.models import ContactMoment
from participants.views.files import family_within_reach


@role_required(*CASEWORKERS)
def contact_add(request: StaffRequest, family_pk: int) -> HttpResponse:
    """Note an attempt or a conversation."""
    family = family_within_reach(request, family_pk)
    contact = ContactMoment(family=family, author=request.user)
    form = ContactAddForm(request.POST or None, instance=contact, user=request.user)
    done = _("Contact genoteerd.")
    return ask(request, form, about=family, title=_("Contact noteren"), done=done)


@role_required(*CASEWORKERS)
@require_POST
def contact_families(request: StaffRequest, family_pk: int) -> HttpResponse:
    """The families a note may also be about, by the words that were typed; saves nothing.

    What is typed is a name: it comes in the body, never in an address.
    """
    family = family_within_reach(request, family_pk)
    contact = ContactMoment(family=family)
    form = ContactAddForm(request.POST, instance=contact, user=request.user)
    return render(request, "participants/contact_families.html#found", {"form": form})


@role_required(*CASEWORKERS)
def contact_edit(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """Correct what was noted about a contact; the milestones follow."""
    family = family_within_reach(request, family_pk)
    contact = get_object_or_404(family.contacts, pk=pk)
    form = ContactEditForm(request.POST or None, instance=contact, user=request.user)
    return ask(request, form, about=family, title=_("Contact verbeteren"), done=_("Verbeterd."))
