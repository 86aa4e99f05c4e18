"""Hours that volunteers gave: told and corrected."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import KEEPERS, role_required
from activities.actions.duties import accept_duty, decline_duty
from activities.actions.shifts import put_back_shift, tell_duty, withdraw_shift
from activities.forms.shifts import ShiftForm
from activities.models import Duty, Shift, Volunteer
from core.asking import ask


@role_required(*KEEPERS)
def shift_add(request: StaffRequest, volunteer_pk: int) -> HttpResponse:
    """Hours of a volunteer; a host tells their own, perhaps of a duty that lasted longer."""
    volunteer = get_object_or_404(Volunteer.objects.visible_to(request.user), pk=volunteer_pk)
    shift = Shift(volunteer=volunteer, worked_on=timezone.localdate())
    asked = request.GET.get("dienst", "")
    if duty := volunteer.duties.filter(pk=asked).first() if asked.isdecimal() else None:
        shift.worked_on, shift.activity = duty.session.held_on, duty.session.activity
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


@role_required(*KEEPERS)
@require_POST
def shift_withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    """Hours that were written down by mistake, taken away or put back."""
    mine = Volunteer.objects.visible_to(request.user)
    shift = get_object_or_404(Shift.with_withdrawn.filter(volunteer__in=mine), pk=pk)
    if "back" in request.POST:
        put_back_shift(shift=shift, by=request.user)
        messages.success(request, _("De uren staan er weer."))
    else:
        withdraw_shift(shift=shift)
        messages.success(request, _("De uren zijn weggehaald. Je kunt ze nog terugzetten."))
    return redirect(shift.volunteer)


@role_required(*KEEPERS)
@require_POST
def duty_decline(request: StaffRequest, pk: int) -> HttpResponse:
    """I cannot come that day, or I can after all."""
    duty = _duty_within_reach(request, pk)
    if "back" in request.POST:
        accept_duty(duty=duty)
        messages.success(request, _("Fijn dat je toch kunt."))
    else:
        decline_duty(duty=duty)
        messages.success(request, _("Dank je wel dat je het zegt. We zoeken iemand anders."))
    return redirect(duty.volunteer)


@role_required(*KEEPERS)
@require_POST
def duty_tell(request: StaffRequest, pk: int) -> HttpResponse:
    """I was there: one press, and the hours of a duty are told."""
    duty = _duty_within_reach(request, pk)
    if not duty.session.minutes:
        address = reverse("activities:shift_add", args=[duty.volunteer_id])
        return redirect(f"{address}?dienst={duty.pk}")
    tell_duty(duty=duty, by=request.user)
    messages.success(request, _("Dank je wel. Je uren zijn doorgegeven."))
    return redirect(duty.volunteer)


def _duty_within_reach(request: StaffRequest, pk: int) -> Duty:
    """A duty of a volunteer whom this colleague may see, or a 404."""
    mine = Volunteer.objects.visible_to(request.user)
    duties = Duty.objects.filter(volunteer__in=mine)
    return get_object_or_404(duties.select_related("volunteer", "session__activity"), pk=pk)
