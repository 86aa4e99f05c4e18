"""Handing a family over to a colleague, on paper."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, role_required
from core.asking import show_form
from participants.forms.handovers import HandoverForm
from participants.handover import file_name
from participants.views.files import family_within_reach


@role_required(*CASEWORKERS)
def handover_make(request: StaffRequest, family_pk: int) -> HttpResponse:
    """A sheet to take along; that somebody made one is noted."""
    family = family_within_reach(request, family_pk)
    form = HandoverForm(request.POST or None, family=family, user=request.user)
    if not form.is_valid():
        return show_form(request, form, title=_("Overdracht maken"), about=family)
    response = HttpResponse(form.save(), content_type="application/pdf")
    name = file_name(timezone.localdate())
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
