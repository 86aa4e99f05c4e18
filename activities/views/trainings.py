"""Trainings for volunteers: who followed what."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, role_required
from activities.forms.trainings import TrainingForm
from activities.models import Session
from core.asking import ask


@role_required(*CASEWORKERS)
def training_edit(request: StaffRequest, session_pk: int) -> HttpResponse:
    """Which volunteers were there."""
    sessions = Session.objects.filter(activity__is_training=True).select_related("activity")
    session = get_object_or_404(sessions, pk=session_pk)
    form = TrainingForm(request.POST or None, session=session)
    title, done = _("Wie volgde deze training?"), _("Genoteerd wie erbij was.")
    return ask(request, form, title=title, done=done, about=session.activity)
