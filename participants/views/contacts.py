"""Contact moments of a family."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, role_required
from core.asking import ask
from participants.forms.contacts import ContactMomentForm
from participants.models import ContactMoment
from participants.views.files import family_within_reach


@role_required(*CASEWORKERS)
def contact_add(request: StaffRequest, family_pk: int) -> HttpResponse:
    """Note an attempt or a conversation."""
    family = family_within_reach(request, family_pk)
    contact = ContactMoment(family=family, author=request.user)
    form = ContactMomentForm(request.POST or None, instance=contact)
    done = _("Contact genoteerd.")
    return ask(request, form, about=family, title=_("Contact noteren"), done=done)


@role_required(*CASEWORKERS)
def contact_edit(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """Correct what was noted about a contact; the milestones follow."""
    family = family_within_reach(request, family_pk)
    contact = get_object_or_404(family.contacts, pk=pk)
    form = ContactMomentForm(request.POST or None, instance=contact)
    return ask(request, form, about=family, title=_("Contact verbeteren"), done=_("Verbeterd."))
