"""Activities: found, read, started, changed."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, READERS, Role, role_required
from activities.forms.activities import ActivityForm, ActivitySearchForm, copied
from activities.models import Activity, NeighbourhoodGroup, Session
from core.asking import ask
from core.htmx import render_page

NEXT_SESSIONS = 8
MOST_EXAMPLES = 8


@role_required(*READERS, Role.HOST)
def activity_list(request: StaffRequest) -> HttpResponse:
    """What there is to do, with the next time for each; a host sees their own."""
    form = ActivitySearchForm(request.GET)
    coming = Session.objects.took_place().filter(
        activity=OuterRef("pk"), held_on__gte=timezone.localdate()
    )
    activities = form.filter(Activity.objects.visible_to(request.user)).annotate(
        next_on=Subquery(coming.order_by("held_on").values("held_on")[:1])
    )
    rows = activities.select_related("place", "group").prefetch_related("hosts").order_by("name")
    page = Paginator(rows, 25).get_page(request.GET.get("pagina"))
    context = {"form": form, "page": page}
    return render_page(request, "activities/activity_list.html", context, fragment="rows")


@role_required(*READERS, Role.HOST)
def activity_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """One activity: when, where, by whom, for what, and its sessions."""
    activity = get_object_or_404(_reach(request), pk=pk)
    today = timezone.localdate()
    sessions = activity.sessions.select_related("place").annotate(
        helpers=Count("duties", filter=Q(duties__declined_at=None))
    )
    past = sessions.filter(held_on__lt=today).order_by(
        "-held_on", F("starts_at").desc(nulls_last=True), "-pk"
    )
    coming = list(sessions.filter(held_on__gte=today))
    context = {
        "activity": activity,
        "coming": coming[:NEXT_SESSIONS],
        "later": coming[NEXT_SESSIONS:],
        "page": Paginator(past, 10).get_page(request.GET.get("pagina")),
        "series": activity.series.going_on(today),
    }
    return render(request, "activities/activity_detail.html", context)


@role_required(*CASEWORKERS)
def activity_add(request: StaffRequest) -> HttpResponse:
    """Start an activity."""
    done = _("De activiteit staat erin. Zet nu de eerste bijeenkomst in de agenda.")
    form = ActivityForm(request.POST or None, initial=_of_group(request.GET.get("groep", "")))
    if request.method == "POST":
        return ask(request, form, title=_("Nieuwe activiteit"), done=done)
    title, today = _("Nieuwe activiteit"), timezone.localdate()
    context = {"form": form, "title": title, "heading": title}
    context["examples"] = Activity.objects.worth_copying(today)[:MOST_EXAMPLES]
    return render(request, "activities/activity_add.html", context)


@role_required(*CASEWORKERS)
def activity_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change an activity, or note that it stopped."""
    activity = get_object_or_404(Activity, pk=pk)
    form = ActivityForm(request.POST or None, instance=activity)
    return ask(
        request, form, title=_("Activiteit wijzigen"), done=_("De activiteit is opgeslagen.")
    )


@role_required(*CASEWORKERS)
def activity_copy(request: StaffRequest, pk: int) -> HttpResponse:
    """A new activity that begins with what another one has."""
    source = get_object_or_404(Activity, pk=pk)
    form = ActivityForm(request.POST or None, initial=copied(source))
    done = _("De kopie staat erin. Zet nu de eerste bijeenkomst in de agenda.")
    return ask(request, form, title=_("Activiteit kopiëren"), done=done)


def _of_group(asked: str) -> dict[str, Any]:
    """What is filled in already when a group begins an activity: also what it was begun for."""
    groups = NeighbourhoodGroup.objects.select_related("gap")
    group = groups.filter(pk=asked).first() if asked.isdecimal() else None
    return {"group": group, "takes_away": [group.gap] if group.gap else []} if group else {}


def _reach(request: StaffRequest):  # type: ignore[no-untyped-def]
    activities = Activity.objects.visible_to(request.user)
    return activities.select_related("place", "group", "organisation").prefetch_related(
        "hosts", "programmes", "takes_away", "languages", "requires"
    )
