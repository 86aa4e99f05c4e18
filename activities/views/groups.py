"""Groups of neighbours: started, changed. Their list and page show people: one room up."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, role_required
from activities.forms.groups import GroupForm
from activities.models import NeighbourhoodGroup
from core.asking import ask


@role_required(*CASEWORKERS)
def group_add(request: StaffRequest) -> HttpResponse:
    """A new group of neighbours."""
    form = GroupForm(request.POST or None)
    return ask(request, form, title=_("Nieuwe buurtgroep"), done=_("De buurtgroep staat erin."))


@role_required(*CASEWORKERS)
def group_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change a group, or note that it stopped."""
    group = get_object_or_404(NeighbourhoodGroup, pk=pk)
    form = GroupForm(request.POST or None, instance=group)
    return ask(
        request, form, title=_("Buurtgroep wijzigen"), done=_("De buurtgroep is opgeslagen.")
    )
