"""Beside the names of a register: who said they would not come, and a note about this time."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import KEEPERS, role_required
from participants.actions.absences import note_absence, take_back_absence
from participants.actions.session_notes import write_note
from participants.forms.absent import AbsentForm, NoteForm
from participants.models import Absence
from participants.registers import people_on
from participants.views.registers import attempt, back_to_register, session_within_reach

HERE = "#over"


@role_required(*KEEPERS)
@require_POST
def absent_tell(request: StaffRequest, session_pk: int) -> HttpResponse:
    """A family said that it would not come this time: that silence means nothing."""
    session = session_within_reach(request, session_pk)
    form = AbsentForm(request.POST, session=session)
    if not form.is_valid():
        refused = _("Die persoon staat niet meer op deze lijst.")
        return back_to_register(request, session, refused, anchor=HERE)
    day = {"family": form.cleaned_data["family"], "first_on": session.held_on}
    known = Absence.objects.filter(**day, last_on=session.held_on).first()
    absence = known or Absence(**day, last_on=session.held_on)
    absence.because = form.cleaned_data["because"]
    note_absence(absence=absence)
    return back_to_register(request, session, "", done=_("Opgeslagen."), anchor=HERE)


@role_required(*KEEPERS)
@require_POST
def absent_remove(request: StaffRequest, session_pk: int, pk: int) -> HttpResponse:
    """It was not so: only what was said about this one day can be taken back here."""
    session = session_within_reach(request, session_pk)
    day = {"first_on": session.held_on, "last_on": session.held_on}
    families = people_on(session).order_by().values("family")
    told = Absence.objects.filter(family__in=families, **day)
    take_back_absence(absence=get_object_or_404(told, pk=pk))
    return back_to_register(request, session, "", done=_("Opgeslagen."), anchor=HERE)


@role_required(*KEEPERS)
@require_POST
def note_save(request: StaffRequest, session_pk: int) -> HttpResponse:
    """A few words about this time."""
    session = session_within_reach(request, session_pk)
    form = NoteForm(request.POST)
    refused = " ".join(str(error) for errors in form.errors.values() for error in errors)
    refused = refused or attempt(write_note, session=session, **form.cleaned_data)
    return back_to_register(request, session, refused, done=_("Opgeslagen."), anchor=HERE)
