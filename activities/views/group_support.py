"""Meetings of a group of neighbours, who carried them, and what we did for the group."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, role_required
from activities.actions.groups import agree_need, give_support
from activities.forms.group_support import HandsForm, MeetingForm, SupportForm
from activities.models import GroupNeed, GroupSupport, NeighbourhoodGroup, Session
from core.asking import ask


@role_required(*CASEWORKERS)
def meeting_add(request: StaffRequest, pk: int) -> HttpResponse:
    """They were together; today, unless one says another day."""
    group = get_object_or_404(NeighbourhoodGroup, pk=pk)
    form = MeetingForm(request.POST or None, group=group)
    done = _("Genoteerd: de groep kwam bij elkaar.")
    return ask(request, form, title=_("Ze kwamen bij elkaar"), done=done, about=group)


@role_required(*CASEWORKERS)
def meeting_hands(request: StaffRequest, pk: int, session_pk: int) -> HttpResponse:
    """Who carried this meeting."""
    group = get_object_or_404(NeighbourhoodGroup, pk=pk)
    session = get_object_or_404(Session.objects.filter(activity__group=group), pk=session_pk)
    form = HandsForm(request.POST or None, session=session)
    done = _("Genoteerd wie de bijeenkomst droeg.")
    return ask(request, form, title=_("Wie droeg deze bijeenkomst?"), done=done, about=group)


@role_required(*CASEWORKERS)
@require_POST
def support_add(request: StaffRequest, pk: int) -> HttpResponse:
    """We did something for this group today: one press."""
    group = get_object_or_404(NeighbourhoodGroup, pk=pk)
    kind = _one_of(GroupSupport.Kind, request)
    give_support(group=group, kind=kind, by=request.user, on=timezone.localdate())
    messages.success(request, _("Genoteerd: %(what)s.") % {"what": GroupSupport.Kind(kind).label})
    return redirect(group)


@role_required(*CASEWORKERS)
def support_edit(request: StaffRequest, pk: int, support_pk: int) -> HttpResponse:
    """What it was about, or that it was another day."""
    support = get_object_or_404(
        GroupSupport.objects.select_related("group"), pk=support_pk, group=pk
    )
    form = SupportForm(request.POST or None, instance=support)
    return ask(
        request, form, title=_("Steun aan de groep"), done=_("Opgeslagen."), about=support.group
    )


@role_required(*CASEWORKERS)
@require_POST
def support_remove(request: StaffRequest, pk: int, support_pk: int) -> HttpResponse:
    """It was pressed by mistake."""
    group = get_object_or_404(NeighbourhoodGroup, pk=pk)
    get_object_or_404(group.support, pk=support_pk).delete()
    messages.success(request, _("Weggehaald."))
    return redirect(group)


@role_required(*CASEWORKERS)
@require_POST
def need_set(request: StaffRequest, pk: int) -> HttpResponse:
    """From today the group needs us this much: one press."""
    group = get_object_or_404(NeighbourhoodGroup, pk=pk)
    agree_need(group=group, kind=_one_of(GroupNeed.Kind, request), on=timezone.localdate())
    messages.success(request, _("Genoteerd wat de groep van ons nodig heeft."))
    return redirect(group)


def _one_of(kinds: type[GroupNeed.Kind] | type[GroupSupport.Kind], request: StaffRequest) -> str:
    """Which of ``kinds`` the pressed button says; a button that we did not draw leads nowhere."""
    kind = request.POST.get("kind", "")
    if kind not in kinds:
        raise Http404
    return kind
