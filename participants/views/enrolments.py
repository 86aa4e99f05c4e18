"""Putting a family on the register of an activity, and taking it off."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, role_required
from activities.models import Activity
from core.asking import show_form
from participants.actions.enrolments import end_enrolments, resume_enrolments
from participants.actions.waits import first_in_line
from participants.forms.enrolments import EnrolmentForm
from participants.views.files import family_within_reach


@role_required(*CASEWORKERS)
def enrolment_add(request: StaffRequest, family_pk: int) -> HttpResponse:
    """Put people of this family on the register of an activity."""
    family = family_within_reach(request, family_pk)
    form = EnrolmentForm(request.POST or None, family=family, user=request.user)
    if form.is_valid():
        messages.success(request, form.save())
        return redirect(family)
    return show_form(request, form, about=family, title=_("Laten meedoen aan een activiteit"))


@role_required(*CASEWORKERS)
@require_POST
def enrolment_end(request: StaffRequest, family_pk: int, activity_pk: int) -> HttpResponse:
    """The family no longer takes part; it stands on the register for the last time today."""
    family = family_within_reach(request, family_pk)
    activity = get_object_or_404(Activity, pk=activity_pk)
    end_enrolments(family=family, activity=activity)
    done = _("Vanaf morgen staat dit gezin niet meer op de lijst van %(activity)s.")
    messages.success(request, done % {"activity": activity})
    if who := first_in_line(activity):
        told = {"name": who.person.register_name, "activity": activity}
        words = _("Er komt plek. %(name)s is de eerste op de wachtlijst van %(activity)s.")
        messages.info(request, words % told)
    return redirect(f"{family.get_absolute_url()}#meedoen")


@role_required(*CASEWORKERS)
@require_POST
def enrolment_resume(request: StaffRequest, family_pk: int, activity_pk: int) -> HttpResponse:
    """The family takes part again, or never stopped."""
    family = family_within_reach(request, family_pk)
    running = Activity.objects.current(timezone.localdate())
    activity = get_object_or_404(running, pk=activity_pk)
    resume_enrolments(family=family, activity=activity)
    messages.success(
        request, _("Dit gezin staat weer op de lijst van %(activity)s.") % {"activity": activity}
    )
    return redirect(f"{family.get_absolute_url()}#meedoen")
