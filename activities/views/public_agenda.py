"""The neighbourhood agenda: read by everybody, without signing in, while it is open."""

from collections.abc import Callable
from functools import wraps
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from activities.feeds import write_feed
from activities.forms.public_agenda import PublicSearchForm
from activities.models import Activity, NeighbourhoodGroup, PublicAgenda, Session
from activities.open_data import events
from activities.poster import write_poster
from core.htmx import render_page
from core.periods import Period

TIMES_SHOWN = 12


def open_to_all(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Nobody signs in to look here; there is nothing while the agenda is closed."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        agenda = get_object_or_404(PublicAgenda, is_open=True)
        return view(request, agenda, *args, **kwargs)

    return login_not_required(require_safe(opened))


@open_to_all
def public_agenda(request: HttpRequest, agenda: PublicAgenda) -> HttpResponse:
    """What there is to do in four weeks, day by day."""
    form = PublicSearchForm(request.GET)
    sessions = form.filter(Session.objects.public())
    here = reverse("activities:public_agenda")
    context = {
        "form": form,
        "agenda": agenda,
        "period": form.period,
        "days": [(day, list(held)) for day, held in groupby(sessions, attrgetter("held_on"))],
        "is_now": form.period.first == timezone.localdate(),
        "later": _later(request, form.period),
        "group_feed": "",
        "address": request.build_absolute_uri(here),
        "feed": request.build_absolute_uri(reverse("activities:public_feed")),
    }
    return render_page(request, "activities/public_agenda.html", context, fragment="days")


@open_to_all
def public_activity(request: HttpRequest, agenda: PublicAgenda, pk: int) -> HttpResponse:
    """One activity as the neighbourhood may know it, with its next times."""
    shown = Activity.objects.public(timezone.localdate()).select_related("place", "group")
    activity = get_object_or_404(shown.prefetch_related("languages"), pk=pk)
    coming = list(_coming().filter(activity=activity)[:TIMES_SHOWN])
    context = {
        "activity": activity,
        "agenda": agenda,
        "coming": coming,
        "address": _address(request, activity),
        "feed": request.build_absolute_uri(reverse("activities:activity_feed", args=[pk])),
        "group_feed": _group_feed(request, activity),
        "data": events(activity, coming, _address(request, activity)),
    }
    return render(request, "activities/public_activity.html", context)


@open_to_all
def public_poster(request: HttpRequest, agenda: PublicAgenda) -> HttpResponse:
    """The week as a poster, of today or of the day that is asked for."""
    form = PublicSearchForm(request.GET)
    week = Period.week_of(form.period.first)
    sessions = Session.objects.public().took_place().within(week)
    address = request.build_absolute_uri(reverse("activities:public_agenda"))
    paper = write_poster(week, sessions, contact=agenda.contact, address=address)
    answer = HttpResponse(paper, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="buurtagenda-{week.first}.pdf"'
    return answer


@open_to_all
def public_feed(request: HttpRequest, agenda: PublicAgenda) -> HttpResponse:
    """Everything on the neighbourhood agenda, for somebody's own calendar."""
    return _feed(request, agenda, _("Buurtagenda"), Session.objects.public())


@open_to_all
def activity_feed(request: HttpRequest, agenda: PublicAgenda, pk: int) -> HttpResponse:
    """One activity, for somebody's own calendar."""
    activity = get_object_or_404(Activity.objects.filter(is_public=True), pk=pk)
    return _feed(request, agenda, activity.name, Session.objects.public().filter(activity=pk))


@open_to_all
def group_feed(request: HttpRequest, agenda: PublicAgenda, pk: int) -> HttpResponse:
    """Whatever a group of neighbours does, for somebody's own calendar."""
    groups = NeighbourhoodGroup.objects.filter(activities__is_public=True).distinct()
    group = get_object_or_404(groups, pk=pk)
    sessions = Session.objects.public().filter(activity__group=group)
    return _feed(request, agenda, group.name, sessions)


@conditional_page
def _feed(
    request: HttpRequest, agenda: PublicAgenda, name: str, sessions: QuerySet[Session]
) -> HttpResponse:
    """``sessions`` of the last month and all that come; who has them already gets a short answer."""
    since = Period.month_of(timezone.localdate()).before
    feed = write_feed(
        name,
        sessions.filter(held_on__gte=since),
        house=agenda.house,
        address=lambda activity: _address(request, activity),
    )
    return HttpResponse(feed, content_type="text/calendar; charset=utf-8")


def _coming() -> QuerySet[Session]:
    return Session.objects.public().filter(held_on__gte=timezone.localdate())


def _address(request: HttpRequest, activity: Activity) -> str:
    return request.build_absolute_uri(reverse("activities:public_activity", args=[activity.pk]))


def _group_feed(request: HttpRequest, activity: Activity) -> str:
    """Where whatever else the neighbours of its group do can be followed; empty without a group."""
    if not activity.group_id:
        return ""
    feed = reverse("activities:group_feed", args=[activity.group_id])
    return request.build_absolute_uri(feed)


def _later(request: HttpRequest, period: Period) -> str:
    """The address of the four weeks after these, with the same questions."""
    query = request.GET.copy()
    query["vanaf"] = period.after.isoformat()
    return f"?{query.urlencode()}"
