"""The case of a family: beginning, correcting, closing, reopening."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, role_required
from core.asking import ask
from participants.actions.cases import reopen_case
from participants.forms.cases import CaseCloseForm, CaseForm
from participants.models import Case
from participants.views.files import family_within_reach


@role_required(*CASEWORKERS)
def case_add(request: StaffRequest, family_pk: int) -> HttpResponse:
    """Begin (again) with this family."""
    family = family_within_reach(request, family_pk)
    if running := family.cases.open().first():
        return redirect("participants:case_edit", family_pk=family.pk, pk=running.pk)
    form = CaseForm(request.POST or None, instance=Case(family=family))
    done = _("Het traject is begonnen.")
    return ask(request, form, about=family, title=_("Traject beginnen"), done=done)


@role_required(*CASEWORKERS)
def case_edit(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """Correct when and where the family was found, or for which programmes it counts."""
    family = family_within_reach(request, family_pk)
    form = CaseForm(request.POST or None, instance=get_object_or_404(family.cases, pk=pk))
    return ask(request, form, about=family, title=_("Traject wijzigen"), done=_("Opgeslagen."))


@role_required(*CASEWORKERS)
def case_close(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """Our work with this family stops, for a reason; a colleague may be closing it as well."""
    family = family_within_reach(request, family_pk)
    case = get_object_or_404(family.cases, pk=pk)
    if case.closed_on and request.method == "GET":
        messages.info(request, _("Dit traject is al afgesloten."))
        return redirect(family)
    form = CaseCloseForm(request.POST or None, instance=case, user=request.user)
    done = _("Traject afgesloten. Je kunt het altijd weer openen.")
    return ask(request, form, about=family, title=_("Traject afsluiten"), done=done)


@role_required(*CASEWORKERS)
@require_POST
def case_reopen(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """Take up the last closed case again."""
    family = family_within_reach(request, family_pk)
    case = get_object_or_404(family.cases.filter(closed_on__isnull=False), pk=pk)
    if family.cases.overlapping(case.found_on, None).exclude(pk=case.pk).exists():
        messages.warning(request, _("Dit gezin heeft een nieuwer traject. Ga daarmee verder."))
    else:
        reopen_case(case=case)
        messages.success(request, _("Het traject loopt weer."))
    return redirect(family)
