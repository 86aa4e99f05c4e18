"""Volunteers: found, read, added; and their hours."""

from django.core.paginator import Paginator
from django.db.models import Sum
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, KEEPERS, role_required
from activities.forms.volunteers import ShiftForm, VolunteerForm, VolunteerSearchForm
from activities.models import Shift, Volunteer
from core.asking import ask
from core.htmx import render_page
from core.periods import Period
from core.searching import asked, keep_words


@role_required(*CASEWORKERS)
def volunteer_list(request: StaffRequest) -> HttpResponse:
    """Neighbours who help, and what each gave this year."""
    if request.method == "POST":
        return keep_words(request)
    form = VolunteerSearchForm(asked(request))
    this_year = Period.year(timezone.localdate().year)
    rows = form.filter(Volunteer.objects.with_minutes(this_year).by_name())
    page = Paginator(rows, 25).get_page(request.GET.get("pagina"))
    context = {"form": form, "page": page, "year": this_year.first.year}
    return render_page(request, "activities/volunteer_list.html", context, fragment="rows")


@role_required(*KEEPERS)
def volunteer_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """One volunteer and their hours; who is no caseworker sees only themselves."""
    reach = Volunteer.objects.visible_to(request.user).select_related("account")
    volunteer = get_object_or_404(reach, pk=pk)
    shifts = volunteer.shifts.select_related("activity")
    year = timezone.localdate().year
    this_year = shifts.filter(worked_on__year=year).aggregate(minutes=Sum("minutes"))
    context = {
        "volunteer": volunteer,
        "page": Paginator(shifts, 25).get_page(request.GET.get("pagina")),
        "minutes": this_year["minutes"] or 0,
        "year": year,
    }
    return render(request, "activities/volunteer_detail.html", context)


@role_required(*CASEWORKERS)
def volunteer_add(request: StaffRequest) -> HttpResponse:
    """Somebody who starts helping."""
    form = VolunteerForm(request.POST or None)
    return ask(request, form, title=_("Nieuwe vrijwilliger"), done=_("De vrijwilliger staat erin."))


@role_required(*CASEWORKERS)
def volunteer_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change what we know of a volunteer, or note that they stopped."""
    form = VolunteerForm(request.POST or None, instance=get_object_or_404(Volunteer, pk=pk))
    title, done = _("Vrijwilliger wijzigen"), _("De vrijwilliger is opgeslagen.")
    return ask(request, form, title=title, done=done)


@role_required(*KEEPERS)
def shift_add(request: StaffRequest, volunteer_pk: int) -> HttpResponse:
    """Hours of a volunteer; a host writes down their own."""
    volunteer = get_object_or_404(Volunteer.objects.visible_to(request.user), pk=volunteer_pk)
    shift = Shift(volunteer=volunteer, worked_on=timezone.localdate())
    form = ShiftForm(request.POST or None, instance=shift, user=request.user)
    done = _("De uren zijn opgeslagen.")
    return ask(request, form, title=_("Uren noteren"), done=done, about=volunteer)


@role_required(*KEEPERS)
def shift_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Correct hours that were written down."""
    mine = Volunteer.objects.visible_to(request.user)
    shifts = Shift.objects.filter(volunteer__in=mine).select_related("volunteer")
    shift = get_object_or_404(shifts, pk=pk)
    form = ShiftForm(request.POST or None, instance=shift, user=request.user)
    done = _("De uren zijn opgeslagen.")
    return ask(request, form, title=_("Uren wijzigen"), done=done, about=shift.volunteer)
