"""What we put on the neighbourhood agenda, and whether it is open."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, Role, role_required
from activities.forms.public_agenda import PublicAgendaForm, PublishForm
from activities.models import Activity, PublicAgenda
from core.asking import ask


@role_required(*CASEWORKERS)
def activity_publish(request: StaffRequest, pk: int) -> HttpResponse:
    """On the neighbourhood agenda or not, and what is told there."""
    activity = get_object_or_404(Activity, pk=pk)
    form = PublishForm(request.POST or None, instance=activity)
    return ask(request, form, title=_("Op de buurtagenda"), done=_("Opgeslagen."))


@role_required(Role.COORDINATOR)
def public_agenda_edit(request: StaffRequest) -> HttpResponse:
    """Open or close the neighbourhood agenda."""
    form = PublicAgendaForm(request.POST or None, instance=PublicAgenda.of_this_house())
    done = _("De buurtagenda is opgeslagen.")
    return ask(request, form, title=_("Buurtagenda"), done=done)
