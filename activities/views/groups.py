"""Groups of neighbours: found, read, started, changed."""

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, READERS, role_required
from activities.forms.groups import GroupForm, GroupSearchForm
from activities.models import NeighbourhoodGroup
from core.asking import ask
from core.htmx import render_page


@role_required(*READERS)
def group_list(request: StaffRequest) -> HttpResponse:
    """Residents who do something together."""
    form = GroupSearchForm(request.GET)
    groups = form.filter(NeighbourhoodGroup.objects.select_related("place"))
    rows = groups.annotate(activity_count=Count("activities")).order_by("name")
    page = Paginator(rows, 25).get_page(request.GET.get("pagina"))
    context = {"form": form, "page": page}
    return render_page(request, "activities/group_list.html", context, fragment="rows")


@role_required(*READERS)
def group_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """One group: what they do together, and its activities."""
    groups = NeighbourhoodGroup.objects.select_related("place", "gap").prefetch_related(
        "programmes"
    )
    group = get_object_or_404(groups, pk=pk)
    context = {"group": group, "activities": group.activities.all()}
    return render(request, "activities/group_detail.html", context)


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
