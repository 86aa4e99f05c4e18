"""The families behind a gap in the offer, and beginning a group for it."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, role_required
from activities.models import NeighbourhoodGroup, ObstacleKind
from core.asking import ask
from participants.forms.gaps import GapGroupForm
from participants.gap_files import families_behind
from participants.gaps import families_missing, unanswered

PER_PAGE = 25


@role_required(*CASEWORKERS)
def gap_detail(request: StaffRequest, kind_pk: int) -> HttpResponse:
    """Which of my families miss this."""
    kind = get_object_or_404(ObstacleKind, pk=kind_pk)
    families = families_behind(kind, request.user, timezone.localdate())
    rows = families.select_related("area", "coach")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("pagina"))
    return render(request, "participants/gap_detail.html", {"kind": kind, "page": page})


@role_required(*CASEWORKERS)
def gap_group_add(request: StaffRequest, kind_pk: int) -> HttpResponse:
    """Begin a group of neighbours because families miss this and nobody takes it away."""
    today = timezone.localdate()
    kind = get_object_or_404(unanswered(today).filter(is_sensitive=False), pk=kind_pk)
    if not families_missing(kind, today):
        raise Http404
    form = GapGroupForm(request.POST or None, instance=NeighbourhoodGroup(gap=kind))
    done = _("De buurtgroep staat erin. Zet nu de eerste activiteit klaar.")
    heading = _("Een groep voor: %(gap)s") % {"gap": kind}
    return ask(request, form, title=_("Nieuwe buurtgroep"), done=done, heading=heading)
