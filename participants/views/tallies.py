"""Visitors without a name, counted apart: which kinds, and one more or less."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import KEEPERS, role_required
from core.asking import show_form
from core.sharing import after_saving
from participants.forms.tallies import TalliesForm, TallyForm
from participants.models import Tap
from participants.views.registers import back_to_register, say, session_within_reach


@role_required(*KEEPERS)
def tally_edit(request: StaffRequest, session_pk: int) -> HttpResponse:
    """Which visitors without a name are counted apart at this activity."""
    session = session_within_reach(request, session_pk)
    back = reverse("participants:register", args=[session.pk])
    form = TalliesForm(request.POST or None, instance=session.activity, back=back)
    if form.is_valid():
        form.save()
        after_saving(request, form)
        messages.success(request, _("De tellers zijn opgeslagen."))
        return redirect(f"{back}#zonder-naam")
    return show_form(request, form, title=_("Eigen tellers"))


@role_required(*KEEPERS)
@require_POST
def tally_count(request: StaffRequest, session_pk: int) -> HttpResponse:
    """One child or guest more, or less: it counts among the visitors without a name."""
    session, form = session_within_reach(request, session_pk), TallyForm(request.POST)
    refused = _("Deze tik kwam niet goed over.")
    if form.is_valid():
        token = form.cleaned_data.pop("token")
        refused = say(request, session, Tap.Kind.COUNT, token, **form.cleaned_data)
    return back_to_register(request, session, refused, anchor="#zonder-naam")
