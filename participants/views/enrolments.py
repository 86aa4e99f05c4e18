"""Putting a family on the register of an activity."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, role_required
from core.asking import ask
from participants.forms.enrolments import EnrolmentForm
from participants.views.files import family_within_reach


@role_required(*CASEWORKERS)
def enrolment_add(request: StaffRequest, family_pk: int) -> HttpResponse:
    """Put people of this family on the register of an activity."""
    family = family_within_reach(request, family_pk)
    form = EnrolmentForm(request.POST or None, family=family)
    title = _("Laten meedoen aan een activiteit")
    return ask(request, form, about=family, title=title, done=_("Ze staan op de lijst."))
