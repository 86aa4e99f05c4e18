"""Who helps at a session: asked, taken off again, and whether a helper takes part as well."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, KEEPERS, role_required
from activities.models import Duty, Session
from participants.forms.duties import DutyForm
from participants.rosters import helpers_at, moment_of


@role_required(*CASEWORKERS)
def duty_add(request: StaffRequest, session_pk: int) -> HttpResponse:
    """Who helps this time, and whom else one can ask."""
    session = get_object_or_404(Session.objects.select_related("activity", "place"), pk=session_pk)
    form = DutyForm(request.POST or None, session=session, user=request.user)
    if form.is_valid():
        form.save()
        messages.success(request, _("Staat op het rooster."))
        return redirect("participants:duty_add", session_pk=session.pk)
    context = {"form": form, "session": session, "moment": moment_of(session)}
    context["duties"] = helpers_at(session)
    return render(request, "participants/duty_add.html", context)


@role_required(*CASEWORKERS)
@require_POST
def duty_remove(request: StaffRequest, pk: int) -> HttpResponse:
    """Somebody does not help this time after all."""
    duty = get_object_or_404(Duty, pk=pk)
    duty.delete()
    messages.success(request, _("Van het rooster gehaald."))
    return redirect("participants:duty_add", session_pk=duty.session_id)


@role_required(*KEEPERS)
@require_POST
def duty_visit(request: StaffRequest, pk: int) -> HttpResponse:
    """Who helps takes part as well, said at the door."""
    within_reach = Session.objects.visible_to(request.user).order_by().values("pk")
    duty = get_object_or_404(Duty, pk=pk, session__in=within_reach)
    duty.is_also_visitor = True
    duty.save(update_fields=["is_also_visitor", "updated_at"])
    messages.success(request, _("Kan nu ook als aanwezig worden aangetikt."))
    return redirect("participants:register", session_pk=duty.session_id)
