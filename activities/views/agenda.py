"""The agenda: what there is to do in two weeks, day by day."""

from itertools import groupby
from operator import attrgetter
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from accounts.models import User
from accounts.requests import StaffRequest
from accounts.roles import EVERYONE, role_required
from activities.forms.agenda import AgendaForm
from activities.models import Session, Volunteer
from core.htmx import render_page
from core.periods import Period


@role_required(*EVERYONE)
def agenda(request: StaffRequest) -> HttpResponse:
    """Sessions by day: this week and the next, or two other weeks."""
    form = AgendaForm(request.GET)
    shown = form.filter(Session.objects.all())
    sessions = shown.select_related("activity__place", "place")
    context = {
        "form": form,
        "period": form.period,
        "days": [(day, list(held)) for day, held in groupby(sessions, attrgetter("held_on"))],
        "today": timezone.localdate(),
        "is_now": form.period == AgendaForm().period,
        "weeks": _other_weeks(request, form.period),
        "mine": _kept(shown, request.user),
        "me": Volunteer.objects.filter(account=request.user).first(),
    }
    return render_page(request, "activities/agenda.html", context, fragment="days")


def _other_weeks(request: StaffRequest, period: Period) -> dict[str, str]:
    """The addresses of the two weeks before and after, with the same filter."""
    query = request.GET.copy()
    weeks = {}
    for name, day in (("earlier", period.before), ("later", period.after)):
        query["vanaf"] = day.isoformat()
        weeks[name] = f"?{query.urlencode()}"
    return weeks


def _kept(sessions: Any, user: User) -> set[int]:
    """The keys of those ``sessions`` whose register ``user`` keeps."""
    return set(sessions.visible_to(user).order_by().values_list("pk", flat=True))
