"""What who leads the work does with a register: say that a strange one is right, see what changed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import Role, role_required
from participants.actions.register_checks import check_register
from participants.forms.register_checks import CheckForm
from participants.register_history import changes_of
from participants.views.registers import session_within_reach


@role_required(Role.COORDINATOR)
def register_history(request: StaffRequest, session_pk: int) -> HttpResponse:
    """Who said what about this register, and when."""
    session = session_within_reach(request, session_pk)
    changes, page = changes_of(session, request.GET.get("pagina"))
    context = {"session": session, "changes": changes, "page": page}
    return render(request, "participants/register_history.html", context)


@role_required(Role.COORDINATOR)
@require_POST
def register_check(request: StaffRequest, session_pk: int) -> HttpResponse:
    """It is right: do not ask again as long as the number stays the same."""
    session, form = session_within_reach(request, session_pk), CheckForm(request.POST)
    if form.is_valid():
        check_register(session=session, by=request.user, **form.cleaned_data)
        messages.success(request, _("Genoteerd: deze lijst klopt."))
    return redirect("participants:register_list")
