"""Messages to the members of a group of neighbours."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, role_required
from activities.models import NeighbourhoodGroup
from core.asking import ask
from participants.actions.mailings import addresses_of
from participants.forms.mailings import GroupMailingForm
from participants.models import GroupMailing, Membership


@role_required(*CASEWORKERS)
def mailing_list(request: StaffRequest, group_pk: int) -> HttpResponse:
    """What was written to this group, and how far it came."""
    group = get_object_or_404(NeighbourhoodGroup, pk=group_pk)
    mailings = GroupMailing.objects.filter(group=group).with_counts().select_related("author")
    context = {
        "group": group,
        "addresses": len(addresses_of(group)),
        "members": Membership.objects.current().that_lasted().filter(group=group).count(),
        "page": Paginator(mailings.order_by("-created_at", "-pk"), 10).get_page(
            request.GET.get("pagina")
        ),
    }
    return render(request, "participants/mailing_list.html", context)


@role_required(*CASEWORKERS)
def mailing_add(request: StaffRequest, group_pk: int) -> HttpResponse:
    """Write to everybody of this group at once."""
    group = get_object_or_404(NeighbourhoodGroup, pk=group_pk)
    form = GroupMailingForm(request.POST or None, group=group, user=request.user)
    done = _("Het bericht gaat binnen een kwartier weg.")
    title, heading = _("Bericht aan de groep"), _("Bericht aan %(group)s") % {"group": group}
    return ask(request, form, title=title, heading=heading, done=done)
