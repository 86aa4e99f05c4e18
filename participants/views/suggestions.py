"""Suggesting something to join to a family, and what came of it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, role_required
from activities.models import Activity
from core.asking import ask
from participants.actions.suggestions import accept_suggestion, close_stayed_away
from participants.forms.suggestions import DeclineForm, SuggestionForm
from participants.models import Family, Suggestion
from participants.views.files import family_within_reach
from participants.views.matches import asked_obstacle


@role_required(*CASEWORKERS)
def suggestion_add(request: StaffRequest, family_pk: int, activity_pk: int) -> HttpResponse:
    """Suggest an activity, with whoever goes along the first time."""
    family = family_within_reach(request, family_pk)
    activity = get_object_or_404(Activity.objects.current(timezone.localdate()), pk=activity_pk)
    if family.suggestions.running().filter(activity=activity).exists():
        return _back(request, family, _("Deze activiteit is al voorgesteld."))
    suggestion = Suggestion(
        family=family,
        activity=activity,
        obstacle=asked_obstacle(request, family),
        offered_by=request.user,
    )
    form = SuggestionForm(request.POST or None, instance=suggestion, user=request.user)
    heading = _("Voorstellen: %(activity)s") % {"activity": activity}
    title, done = _("Voorstellen"), _("Voorgesteld. Noteer hier wat het gezin zegt.")
    return ask(request, form, about=family, title=title, done=done, heading=heading)


@role_required(*CASEWORKERS)
def suggestion_edit(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """Somebody else goes along, or another day."""
    family = family_within_reach(request, family_pk)
    suggestion = _of(family, pk)
    form = SuggestionForm(request.POST or None, instance=suggestion, user=request.user)
    heading = _("Wie gaat mee, en wanneer: %(activity)s") % {"activity": suggestion.activity}
    title, done = _("Voorstel wijzigen"), _("Opgeslagen.")
    return ask(request, form, about=family, title=title, done=done, heading=heading)


@role_required(*CASEWORKERS)
@require_POST
def suggestion_accept(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """The family said yes."""
    family = family_within_reach(request, family_pk)
    suggestion = _of(family, pk)
    if not suggestion.is_running:
        return _back(request, family, _("Dit voorstel is al beantwoord."))
    if not suggestion.is_accepted:
        accept_suggestion(suggestion=suggestion, on=timezone.localdate())
    done = _("Fijn. Het gezin staat op de lijst van %(activity)s.")
    return _back(request, family, done % {"activity": suggestion.activity})


@role_required(*CASEWORKERS)
def suggestion_decline(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """The family said no, and why."""
    family = family_within_reach(request, family_pk)
    suggestion = _of(family, pk)
    if not suggestion.is_running:
        return _back(request, family, _("Dit voorstel is al beantwoord."))
    form = DeclineForm(request.POST or None, instance=suggestion)
    heading = _("Nee tegen %(activity)s") % {"activity": suggestion.activity}
    title, done = _("Nee noteren"), _("Genoteerd. Volgende keer houden we daar rekening mee.")
    return ask(request, form, about=family, title=title, done=done, heading=heading)


@role_required(*CASEWORKERS)
@require_POST
def suggestion_stayed_away(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """The family said yes, and did not come."""
    family = family_within_reach(request, family_pk)
    suggestion = _of(family, pk)
    if not (suggestion.is_running and suggestion.is_accepted):
        return _back(request, family, _("Dit voorstel is al beantwoord."))
    close_stayed_away(suggestion=suggestion)
    return _back(request, family, _("Genoteerd: niet gekomen. Vraag eens hoe dat kwam."))


def _of(family: Family, pk: int) -> Suggestion:
    rows = family.suggestions.with_companions().select_related("activity", "first_session")
    return get_object_or_404(rows, pk=pk)


def _back(request: StaffRequest, family: Family, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect(f"{family.get_absolute_url()}#meedoen")
