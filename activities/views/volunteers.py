"""Volunteers: found, read, added."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, KEEPERS, role_required
from activities.forms.volunteers import VolunteerForm, VolunteerSearchForm
from activities.models import Volunteer
from activities.rosters import about_volunteer
from core.asking import ask
from core.htmx import render_page
from core.periods import Period
from core.searching import asked, keep_words

HOURS_AT_ONCE = 10
"""On a phone the papers and trainings come behind them."""
TOLD = ("languages", "skills", "availability")


@role_required(*CASEWORKERS)
def volunteer_list(request: StaffRequest) -> HttpResponse:
    """Neighbours who help, and what each gave this year."""
    if request.method == "POST":
        return keep_words(request)
    form = VolunteerSearchForm(asked(request))
    this_year = Period.year(timezone.localdate().year)
    rows = form.filter(Volunteer.objects.with_minutes(this_year).by_name())
    rows = rows.prefetch_related(*TOLD)
    page = Paginator(rows, 25).get_page(request.GET.get("pagina"))
    context = {"form": form, "page": page, "year": this_year.first.year}
    return render_page(request, "activities/volunteer_list.html", context, fragment="rows")


@role_required(*KEEPERS)
def volunteer_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """One volunteer and their hours; who is no caseworker sees only themselves."""
    today = timezone.localdate()
    reach = Volunteer.objects.visible_to(request.user).with_phase(on=today)
    known = reach.select_related("account").prefetch_related(*TOLD, "phases")
    volunteer = get_object_or_404(known, pk=pk)
    shifts = volunteer.shifts(manager="with_withdrawn").select_related("activity")
    context = {
        "volunteer": volunteer,
        "page": Paginator(shifts, HOURS_AT_ONCE).get_page(request.GET.get("pagina")),
        **about_volunteer(volunteer, request.user, today),
    }
    return render(request, "activities/volunteer_detail.html", context)


@role_required(*CASEWORKERS)
def volunteer_add(request: StaffRequest) -> HttpResponse:
    """Somebody who starts helping."""
    form = VolunteerForm(request.POST or None, user=request.user)
    return ask(request, form, title=_("Nieuwe vrijwilliger"), done=_("De vrijwilliger staat erin."))


@role_required(*CASEWORKERS)
def volunteer_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change what we know of a volunteer."""
    volunteer = get_object_or_404(Volunteer, pk=pk)
    form = VolunteerForm(request.POST or None, instance=volunteer, user=request.user)
    title, done = _("Vrijwilliger wijzigen"), _("De vrijwilliger is opgeslagen.")
    return ask(request, form, title=title, done=done)
