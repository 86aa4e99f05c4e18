"""Sessions: put in the agenda, and moved."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, KEEPERS, role_required
from activities.actions.sessions import plan_sessions
from activities.forms.series import next_term
from activities.forms.sessions import SessionAddForm, SessionForm
from activities.models import Activity, Session
from core.asking import ask, show_form
from core.school_days import day_off


@role_required(*KEEPERS)
def session_add(request: StaffRequest, activity_pk: int) -> HttpResponse:
    """One day, or a few after a look at all of them; a host for their own activity."""
    activity = get_object_or_404(Activity.objects.visible_to(request.user), pk=activity_pk)
    asked = _number(request.GET.get("reeks", ""))
    again = activity.series.filter(pk=asked).first()
    start = next_term(again) if again else {}
    form = SessionAddForm(request.POST or None, activity=activity, initial=start)
    title = _("Bijeenkomst erbij")
    if not form.is_valid():
        return show_form(request, form, title=title, about=activity)
    if not (days := form.kept):
        return render(request, "activities/session_preview.html", form.preview | {"title": title})
    hours = {name: form.cleaned_data[name] for name in ("starts_at", "ends_at", "place")}
    plan_sessions(activity=activity, days=days, recurrences=form.recurrences, **hours)
    messages.success(request, planned(days))
    return redirect(activity)


@role_required(*CASEWORKERS)
def session_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Another day, hour or place."""
    session = get_object_or_404(Session.objects.select_related("activity__place"), pk=pk)
    form = SessionForm(request.POST or None, instance=session)
    done = _("De bijeenkomst is opgeslagen.")
    title = _("Bijeenkomst wijzigen")
    return ask(request, form, title=title, done=done, about=session.activity)


def planned(days: list[date]) -> str:
    """What is said when ``days`` were put in the agenda; of one day also that it is a day off."""
    done = ngettext(
        "De bijeenkomst staat in de agenda.", "%(n)s bijeenkomsten staan in de agenda.", len(days)
    )
    off = day_off(days[0]) if len(days) == 1 else ""
    warning = _("Let op: dat is %(day)s.") % {"day": off} if off else ""
    return " ".join(filter(None, (done % {"n": len(days)}, warning)))


def _number(asked: str) -> int:
    """The key in an address; what is no key is nobody's."""
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0
