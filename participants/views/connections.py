"""Which families took a step of connection, and the rule by which they did."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, Role, role_required
from core.asking import ask
from participants.connection_lists import NOWHERE, list_of, rule_history
from participants.forms.connection_lists import ConnectionListForm
from participants.forms.connections import ConnectionRuleForm
from participants.models import ConnectionRule
from participants.models.connections import SLUGS

PER_PAGE = 50


@role_required(*CASEWORKERS)
def connection_families(request: StaffRequest, step: str) -> HttpResponse:
    """The families within reach that took a step in a year, or that came nowhere yet."""
    if step not in (*SLUGS.values(), NOWHERE):
        raise Http404
    year, programme = ConnectionListForm(request.GET).chosen()
    found = list_of(step, year, programme, request.user)
    page = Paginator(found.lines, PER_PAGE).get_page(request.GET.get("pagina"))
    context = {"list": found, "page": page, "lines": found.named(page.object_list)}
    return render(request, "participants/connection_families.html", context)


@role_required(*CASEWORKERS, Role.BOARD)
def connection_rule_list(request: StaffRequest) -> HttpResponse:
    """What holds now, and everything that held before."""
    return render(request, "participants/connection_rule_list.html", {"history": rule_history()})


@role_required(Role.COORDINATOR)
def connection_rule_add(request: StaffRequest) -> HttpResponse:
    """Other numbers from a day on."""
    form = ConnectionRuleForm(request.POST or None, author=request.user)
    done = _("De nieuwe regel staat erbij.")
    return ask(request, form, title=_("Regel voor aansluiting wijzigen"), done=done)


@role_required(Role.COORDINATOR)
@require_POST
def connection_rule_withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    """Take back a rule whose day has not come yet."""
    rules = ConnectionRule.objects.filter(starts_on__gt=timezone.localdate())
    get_object_or_404(rules, pk=pk).delete()
    messages.success(request, _("De regel gaat niet in."))
    return redirect("participants:connection_rule_list")
