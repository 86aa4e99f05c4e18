"""Beside the names of a register, without a script: who will not come, a note, a concern, own hours."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import KEEPERS, role_required
from core.asking import show_form
from participants.actions.signals import report_at
from participants.forms.absent import ConcernForm
from participants.models import Tap
from participants.views.registers import back_to_register, say, session_within_reach

HERE = "#over"


@role_required(*KEEPERS)
@require_POST
def absent_tell(request: StaffRequest, session_pk: int) -> HttpResponse:
    """A family said that it would not come this time: that silence means nothing. Or it will."""
    return _take(request, session_pk, Tap.Kind.ABSENT)


@role_required(*KEEPERS)
@require_POST
def note_save(request: StaffRequest, session_pk: int) -> HttpResponse:
    """A few words about this time."""
    return _take(request, session_pk, Tap.Kind.NOTE)


@role_required(*KEEPERS)
@require_POST
def hours_tell(request: StaffRequest, session_pk: int) -> HttpResponse:
    """I was there: as long as it lasted, or as long as I say."""
    return _take(request, session_pk, Tap.Kind.HOURS)


@role_required(*KEEPERS)
def concern_add(request: StaffRequest, session_pk: int) -> HttpResponse:
    """Somebody of this register, or around it, may want support."""
    session = session_within_reach(request, session_pk)
    form = ConcernForm(request.POST or None, session=session)
    if form.is_valid():
        report_at(signal=form.save(commit=False), session=session, by=request.user)
        done = _("Dank je wel. De projectleider kijkt ernaar.")
        return back_to_register(request, session, "", done=done, anchor=HERE)
    return show_form(request, form, title=_("Ik maak me zorgen over iemand"))


def _take(request: StaffRequest, session_pk: int, kind: str) -> HttpResponse:
    session = session_within_reach(request, session_pk)
    refused = say(request, session, kind, **request.POST.dict())
    return back_to_register(request, session, refused, done=_("Opgeslagen."), anchor=HERE)
