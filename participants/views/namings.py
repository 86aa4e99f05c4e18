"""A visitor who was counted without a name turns out to be somebody, today or days later."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import KEEPERS, role_required
from participants.actions import namings
from participants.forms.namings import NamingForm
from participants.registers import people_on
from participants.views.registers import attempt, back_to_register, session_within_reach


@role_required(*KEEPERS)
def naming_add(request: StaffRequest, session_pk: int) -> HttpResponse:
    """Who one of the visitors without a name was."""
    session = session_within_reach(request, session_pk)
    form = NamingForm(request.POST or None, user=request.user, session=session)
    if not form.is_valid():
        return render(request, "participants/naming_add.html", {"form": form, "session": session})
    who = {"person": form.known_person or form.person(), "by": request.user}
    refused = attempt(namings.name_visitor, session=session, **who)
    done = _("Deze bezoeker staat nu met naam op de lijst. Het totaal bleef gelijk.")
    return back_to_register(request, session, refused, done=done, anchor="#zonder-naam")


@role_required(*KEEPERS)
@require_POST
def naming_undo(request: StaffRequest, session_pk: int, person_pk: int) -> HttpResponse:
    """It was somebody else: a visitor without a name again."""
    session = session_within_reach(request, session_pk)
    person = get_object_or_404(people_on(session), pk=person_pk)
    refused = attempt(namings.undo_name, session=session, person=person, by=request.user)
    done = _("Deze bezoeker telt weer mee zonder naam. Het totaal bleef gelijk.")
    return back_to_register(request, session, refused, done=done, anchor="#zonder-naam")
