"""The people around a family."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, role_required
from core.asking import ask
from participants.forms.ties import TieForm
from participants.models import Tie
from participants.views.files import family_within_reach


@role_required(*CASEWORKERS)
def tie_add(request: StaffRequest, family_pk: int) -> HttpResponse:
    """Somebody this family can turn to."""
    family = family_within_reach(request, family_pk)
    form = TieForm(request.POST or None, instance=Tie(family=family))
    done = _("Staat in de kring.")
    return ask(request, form, about=family, title=_("Iemand in de kring"), done=done)


@role_required(*CASEWORKERS)
def tie_edit(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """They do something else now, or no longer."""
    family = family_within_reach(request, family_pk)
    form = TieForm(request.POST or None, instance=get_object_or_404(family.ties, pk=pk))
    return ask(request, form, about=family, title=_("Kring wijzigen"), done=_("Opgeslagen."))
