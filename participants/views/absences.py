"""When a family told us that it is away."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, role_required
from core.asking import ask
from participants.actions.absences import take_back_absence
from participants.forms.absences import AbsenceForm
from participants.models import Absence
from participants.views.files import family_within_reach


@role_required(*CASEWORKERS)
def absence_add(request: StaffRequest, family_pk: int) -> HttpResponse:
    """Note that the family is away: nobody has to worry meanwhile."""
    family = family_within_reach(request, family_pk)
    form = AbsenceForm(request.POST or None, instance=Absence(family=family))
    done = _("Genoteerd. Zolang het gezin er niet is, telt het niet als stilte.")
    return ask(request, form, about=family, title=_("Het gezin is een tijd weg"), done=done)


@role_required(*CASEWORKERS)
@require_POST
def absence_remove(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """The family is not away after all."""
    family = family_within_reach(request, family_pk)
    take_back_absence(absence=get_object_or_404(family.absences, pk=pk))
    messages.success(request, _("De afwezigheid is teruggenomen."))
    return redirect(family)
