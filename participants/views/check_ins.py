"""What was said at the door, beside the register: taken over, left out, or put back."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import KEEPERS, role_required
from participants.actions import check_ins
from participants.forms.check_ins import CheckInNamingForm
from participants.forms.registers import KeysField
from participants.models import CheckIn
from participants.views.registers import attempt, back_to_register, session_within_reach

AT_THE_DOOR = "#deur"


@role_required(*KEEPERS)
@require_POST
def check_in_take(request: StaffRequest, session_pk: int) -> HttpResponse:
    """Those who said so are here: visitors without a name."""
    session = session_within_reach(request, session_pk)
    keys = sorted(KeysField().to_python(request.POST.getlist("wie")))
    refused = attempt(check_ins.take_over, session=session, check_ins=keys, by=request.user)
    done = _("Ze tellen mee, zonder naam.")
    return back_to_register(request, session, refused, done=done, anchor=AT_THE_DOOR)


@role_required(*KEEPERS)
def check_in_name(request: StaffRequest, session_pk: int, pk: int) -> HttpResponse:
    """Who it was that said so; the rest of them are visitors without a name."""
    session = session_within_reach(request, session_pk)
    row = get_object_or_404(CheckIn.objects.waiting(), session=session, pk=pk)
    form = CheckInNamingForm(request.POST or None, user=request.user, session=session, check_in=row)
    if not form.is_valid():
        context = {"form": form, "session": session, "check_in": row}
        return render(request, "participants/check_in_name.html", context)
    who = {"person": form.known_person or form.person(), "by": request.user}
    refused = attempt(check_ins.link_person, session=session, check_in=pk, **who)
    done = _("Ze tellen mee, één van hen met naam.")
    return back_to_register(request, session, refused, done=done, anchor=AT_THE_DOOR)


@role_required(*KEEPERS)
@require_POST
def check_in_leave(request: StaffRequest, session_pk: int, pk: int) -> HttpResponse:
    """They are not here, or were counted already."""
    session = session_within_reach(request, session_pk)
    refused = attempt(check_ins.leave_out, session=session, check_in=pk, by=request.user)
    done = _("Deze aanmelding telt niet mee.")
    return back_to_register(request, session, refused, done=done, anchor=AT_THE_DOOR)


@role_required(*KEEPERS)
@require_POST
def check_in_undo(request: StaffRequest, session_pk: int, pk: int) -> HttpResponse:
    """What was made of it is taken back."""
    session = session_within_reach(request, session_pk)
    refused = attempt(check_ins.put_back, session=session, check_in=pk, by=request.user)
    done = _("Deze aanmelding staat weer open en telt niet mee.")
    return back_to_register(request, session, refused, done=done, anchor=AT_THE_DOOR)
