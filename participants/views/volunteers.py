"""Volunteers as far as families are touched: how they stand with us, and who became one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, Role, role_required
from activities.actions.shifts import approve
from activities.models import Volunteer
from core.asking import ask
from participants.actions.volunteers import take_back_phase
from participants.forms.hours import ApproveForm
from participants.forms.volunteers import PersonVolunteerForm, PhaseForm
from participants.models import Person
from participants.volunteering import VolunteerWork, hours_to_approve


@role_required(Role.COORDINATOR)
def volunteer_attention(request: StaffRequest) -> HttpResponse:
    """Hours to look at, papers that run out, and hosts of whom nothing was heard."""
    work = VolunteerWork(timezone.localdate())
    context = {"work": work, "told": hours_to_approve()}
    return render(request, "participants/volunteer_attention.html", context)


@role_required(Role.COORDINATOR)
@require_POST
def hours_approve(request: StaffRequest) -> HttpResponse:
    """All hours that were ticked, in one press."""
    form = ApproveForm(request.POST)
    if form.is_valid():
        number = approve(shifts=form.shifts, by=request.user)
        done = ngettext("%(n)s keer goedgekeurd.", "%(n)s keer goedgekeurd.", number)
        messages.success(request, done % {"n": number})
        if left := len(form.cleaned_data["shift"]) - number:
            messages.warning(request, _changed(left))
    else:
        messages.error(request, " ".join(map(str, form.errors["shift"])))
    return redirect("participants:volunteer_attention")


@role_required(*CASEWORKERS)
def phase_add(request: StaffRequest, volunteer_pk: int) -> HttpResponse:
    """A volunteer begins, wants to stop, stops, or comes back."""
    volunteer = get_object_or_404(Volunteer, pk=volunteer_pk)
    form = PhaseForm(request.POST or None, volunteer=volunteer, user=request.user)
    done = _("De stand is veranderd.")
    return ask(request, form, title=_("Stand veranderen"), done=done, about=volunteer)


@role_required(*CASEWORKERS)
@require_POST
def phase_remove(request: StaffRequest, volunteer_pk: int) -> HttpResponse:
    """The last change was a mistake."""
    volunteer = get_object_or_404(Volunteer, pk=volunteer_pk)
    take_back_phase(volunteer=volunteer)
    messages.success(request, _("De laatste verandering is teruggedraaid."))
    return redirect(volunteer)


@role_required(*CASEWORKERS)
def person_volunteer_add(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """Somebody of a family begins to help, and stays the same person."""
    people = Person.objects.visible_to(request.user).grown_up().filter(volunteer=None)
    person = get_object_or_404(people.select_related("family"), family=family_pk, pk=pk)
    form = PersonVolunteerForm(request.POST or None, user=request.user, person=person)
    done = _("Fijn, een vrijwilliger erbij.")
    heading = _("%(name)s wordt vrijwilliger") % {"name": person}
    title = _("Wordt vrijwilliger")
    return ask(request, form, title=title, heading=heading, done=done, about=person.family)


def _changed(number: int) -> str:
    """What is said of hours that are not as they were when the page was opened."""
    sentence = ngettext(
        "%(n)s keer is intussen veranderd of al goedgekeurd. Kijk er nog eens naar.",
        "%(n)s keer zijn intussen veranderd of al goedgekeurd. Kijk er nog eens naar.",
        number,
    )
    return sentence % {"n": number}
