"""Groups of neighbours: which there are and how far they have come, and all about one."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from accounts.requests import StaffRequest
from accounts.roles import READERS, role_required
from activities.models import NeighbourhoodGroup
from core.htmx import render_page
from participants.forms.groups import GroupSearchForm
from participants.group_pages import page_of
from participants.group_rows import rows_of
from participants.group_stages import groups_that_call


@role_required(*READERS)
def group_list(request: StaffRequest) -> HttpResponse:
    """Residents who do something together, how far they are, and who waits for us."""
    today = timezone.localdate()
    form = GroupSearchForm(request.GET)
    groups = form.filter(today).select_related("place").order_by("name")
    page = Paginator(groups, 25).get_page(request.GET.get("pagina"))
    context = {"form": form, "page": page, "rows": rows_of(page, today)}
    context["calling"] = groups_that_call(today)
    return render_page(request, "participants/group_list.html", context, fragment="rows")


@role_required(*READERS)
def group_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """One group: how far it is on its way, who carries it, what it needs from us."""
    groups = NeighbourhoodGroup.objects.select_related("place", "gap").prefetch_related(
        "programmes"
    )
    group = get_object_or_404(groups, pk=pk)
    context = {"group": group, "shown": page_of(group, request.user)}
    context["activities"] = group.activities.all()
    return render(request, "participants/group_detail.html", context)
