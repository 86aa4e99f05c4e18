"""Programmes and the grants that pay for them."""

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from accounts.requests import StaffRequest
from accounts.roles import READERS, Role, role_required
from activities.forms.programmes import GrantForm, ProgrammeForm
from activities.models import Grant, Programme
from core.asking import ask


@role_required(*READERS)
def programme_list(request: StaffRequest) -> HttpResponse:
    """The lines of work, and who pays for them; there are a handful."""
    programmes = Programme.objects.prefetch_related("grants__funder")
    rows = programmes.annotate(activity_count=Count("activities")).order_by("-started_on", "name")
    return render(request, "activities/programme_list.html", {"programmes": rows})


@role_required(*READERS)
def programme_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """One line of work: its money and what is done for it."""
    programme = get_object_or_404(Programme, pk=pk)
    context = {
        "programme": programme,
        "grants": programme.grants.select_related("funder").order_by("-started_on"),
        "activities": programme.activities.all(),
        "groups": programme.groups.all(),
    }
    return render(request, "activities/programme_detail.html", context)


@role_required(Role.COORDINATOR)
def programme_add(request: StaffRequest) -> HttpResponse:
    """A new line of work."""
    form = ProgrammeForm(request.POST or None)
    return ask(request, form, title=_("Nieuw programma"), done=_("Het programma staat erin."))


@role_required(Role.COORDINATOR)
def programme_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change a programme, or note that it stopped."""
    form = ProgrammeForm(request.POST or None, instance=get_object_or_404(Programme, pk=pk))
    return ask(request, form, title=_("Programma wijzigen"), done=_("Het programma is opgeslagen."))


@role_required(Role.COORDINATOR)
def grant_add(request: StaffRequest, programme_pk: int) -> HttpResponse:
    """Money for a programme."""
    programme = get_object_or_404(Programme, pk=programme_pk)
    form = GrantForm(request.POST or None, instance=Grant(programme=programme))
    title, done = _("Nieuwe beschikking"), _("De beschikking staat erbij.")
    return ask(request, form, title=title, done=done, about=programme)


@role_required(Role.COORDINATOR)
def grant_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Another amount or another end."""
    grant = get_object_or_404(Grant.objects.select_related("programme"), pk=pk)
    form = GrantForm(request.POST or None, instance=grant)
    title, done = _("Beschikking wijzigen"), _("De beschikking is opgeslagen.")
    return ask(request, form, title=title, done=done, about=grant.programme)
