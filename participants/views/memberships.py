"""Who belongs to a group of neighbours, and what they do in it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, role_required
from activities.models import NeighbourhoodGroup
from core.asking import ask
from participants.forms.memberships import MemberForm, MembershipForm, RoleForm
from participants.models import Membership


@role_required(*CASEWORKERS)
def membership_add(request: StaffRequest, group_pk: int) -> HttpResponse:
    """Somebody joins this group."""
    group = get_object_or_404(NeighbourhoodGroup, pk=group_pk)
    form = MemberForm(request.POST or None, group=group, user=request.user)
    done = _("Hoort nu bij de groep.")
    return ask(request, form, about=group, title=_("Iemand erbij"), done=done)


@role_required(*CASEWORKERS)
def membership_role(request: StaffRequest, group_pk: int, pk: int) -> HttpResponse:
    """They do something else now; a resident becomes the one who pulls the cart."""
    member = _member(group_pk, pk)
    form = RoleForm(request.POST or None, membership=member)
    title, done = _("Andere rol"), _("Opgeslagen wat deze persoon nu doet.")
    heading = _("Andere rol: %(name)s") % {"name": member.shown_name}
    return ask(request, form, about=member.group, title=title, heading=heading, done=done)


@role_required(*CASEWORKERS)
def membership_edit(request: StaffRequest, group_pk: int, pk: int) -> HttpResponse:
    """What stands here is not right, or they do not belong to the group any more."""
    member = _member(group_pk, pk)
    form = MembershipForm(request.POST or None, instance=member)
    heading = _("Lid wijzigen: %(name)s") % {"name": member.shown_name}
    return ask(
        request,
        form,
        about=member.group,
        title=_("Lid wijzigen"),
        heading=heading,
        done=_("Opgeslagen."),
    )


def _member(group_pk: int, pk: int) -> Membership:
    rows = Membership.objects.select_related("group", "person", "volunteer")
    return get_object_or_404(rows, pk=pk, group=group_pk)
