"""The agenda: what there is to do, as a list of two weeks or as a calendar."""

from itertools import groupby
from operator import attrgetter
from typing import Any

from django.http import HttpResponse, QueryDict
from django.utils import timezone

from accounts.models import User
from accounts.requests import StaffRequest
from accounts.roles import EVERYONE, role_required
from activities.calendar import weekdays, weeks_of
from activities.forms.agenda import AgendaForm, Look
from activities.models import Session, Volunteer
from core.htmx import render_page


@role_required(*EVERYONE)
def agenda(request: StaffRequest) -> HttpResponse:
    """Sessions by day: this week and the next, or another stretch; as a list, a week or a month."""
    form = AgendaForm(request.GET)
    shown = form.filter(Session.objects.all())
    sessions = list(shown.select_related("activity__place", "place"))
    context = {
        "form": form,
        "period": form.period,
        "look": form.look,
        "looks": [(look, _address(request, beeld=look)) for look in Look],
        "days": [(day, list(held)) for day, held in groupby(sessions, attrgetter("held_on"))],
        "weeks": weeks_of(form.period, sessions),
        "weekdays": weekdays(form.period),
        "today": timezone.localdate(),
        "is_now": form.period == AgendaForm(_only_look(request)).period,
        "earlier": _address(request, vanaf=form.period.before),
        "later": _address(request, vanaf=form.period.after),
        "now": _address(request, vanaf=""),
        "mine": _kept(shown, request.user),
        "me": Volunteer.objects.filter(account=request.user).first(),
    }
    return render_page(request, "activities/agenda.html", context, fragment="days")


def _address(request: StaffRequest, **other: object) -> str:
    """The address of this page with something ``other``; what else was asked stays."""
    query = request.GET.copy()
    for name, value in other.items():
        query[name] = str(value)
    return f"?{query.urlencode()}"


def _only_look(request: StaffRequest) -> QueryDict:
    query = QueryDict(mutable=True)
    query["beeld"] = request.GET.get("beeld", "")
    return query


def _kept(sessions: Any, user: User) -> set[int]:
    """The keys of those ``sessions`` whose register ``user`` keeps."""
    return set(sessions.visible_to(user).order_by().values_list("pk", flat=True))
