"""Series of sessions: continued, or ended sooner."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.requests import StaffRequest
from accounts.roles import KEEPERS, role_required
from activities.actions.sessions import change_hours, end_series, extend_series
from activities.forms.series import SeriesForm, SeriesHoursForm
from activities.models import Activity, Series
from activities.views.sessions import planned
from core.asking import show_form


@role_required(*KEEPERS)
def series_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Another last day, after a look at what is added; a host for their own activity."""
    series = _within_reach(request, pk)
    form, title = SeriesForm(request.POST or None, series=series), _("Reeks wijzigen")
    if not form.is_valid():
        heading = f"{title}: {series}"
        return show_form(request, form, title=title, about=series.activity, heading=heading)
    if not form.is_longer:
        messages.success(request, _end(series, form))
    elif days := form.kept:
        extend_series(series=series, last_on=form.cleaned_data["last_on"], days=days)
        messages.success(request, planned(days))
    else:
        return render(request, "activities/session_preview.html", form.preview | {"title": title})
    return redirect(series.activity)


@role_required(*KEEPERS)
def series_hours(request: StaffRequest, pk: int) -> HttpResponse:
    """Other hours or another place from a day on; what was moved or held stays as it was."""
    series = _within_reach(request, pk)
    form, title = SeriesHoursForm(request.POST or None, series=series), _("Andere tijd of plek")
    if not form.is_valid():
        heading = f"{title}: {series}"
        return show_form(request, form, title=title, about=series.activity, heading=heading)
    number = change_hours(series=series, **form.cleaned_data)
    sentence = ngettext(
        "%(n)s bijeenkomst is gewijzigd.", "%(n)s bijeenkomsten zijn gewijzigd.", number
    )
    messages.success(request, sentence % {"n": number})
    return redirect(series.activity)


def _within_reach(request: StaffRequest, pk: int) -> Series:
    reach = Series.objects.filter(activity__in=Activity.objects.visible_to(request.user))
    return get_object_or_404(reach.select_related("activity__place", "place"), pk=pk)


def _end(series: Series, form: SeriesForm) -> str:
    """End it, and say how many times do not go on."""
    told = form.cleaned_data
    number = end_series(series=series, last_on=told["last_on"], because=told["because"])
    if not number:
        return _("De reeks is opgeslagen.")
    sentence = ngettext(
        "De reeks is korter. %(n)s bijeenkomst gaat niet door.",
        "De reeks is korter. %(n)s bijeenkomsten gaan niet door.",
        number,
    )
    return sentence % {"n": number}
