"""Promises to funders per award, and what the awards cost."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.requests import StaffRequest
from accounts.roles import OFFICE, Role, role_required
from activities.models import Grant
from core.asking import ask
from reporting.actions.targets import history_of
from reporting.forms.targets import SpendingForm, TargetForm
from reporting.indicators import CATALOGUE
from reporting.models import Report, Spending, Target
from reporting.promises import name_of


@role_required(*OFFICE, Role.COACH)
def target_list(request: StaffRequest) -> HttpResponse:
    """What was promised over a year, programme by programme, with what was promised before."""
    today = timezone.localdate()
    years = sorted({*Target.objects.values_list("year", flat=True), today.year}, reverse=True)
    asked = request.GET.get("jaar", "")
    year = int(asked) if asked.isdecimal() and int(asked) in years else today.year
    targets = Target.objects.filter(year=year).select_related("programme", "grant__funder")
    in_order = list(targets.order_by("programme__name", "code", "value"))
    history = history_of(in_order)
    lines = [
        (
            target,
            CATALOGUE[target.code].label if target.code in CATALOGUE else target.code,
            name_of(target.grant),
            history.get(target.pk, [])[1:],
        )
        for target in in_order
    ]
    context = {"year": year, "years": years, "lines": lines}
    return render(request, "reporting/target_list.html", context)


@role_required(Role.COORDINATOR)
def target_add(request: StaffRequest) -> HttpResponse:
    """Something was promised."""
    new = Target(year=timezone.localdate().year)
    form = TargetForm(request.POST or None, instance=new, by=request.user)
    return ask(request, form, title=_("Nieuwe afspraak"), done=_("De afspraak staat erbij."))


@role_required(Role.COORDINATOR)
def target_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Another number was agreed, or it went otherwise and that is explained."""
    target = get_object_or_404(Target.objects.select_related("programme"), pk=pk)
    form = TargetForm(request.POST or None, instance=target, by=request.user)
    return ask(request, form, title=_("Afspraak wijzigen"), done=_("De afspraak is opgeslagen."))


@role_required(Role.COORDINATOR)
def spending_edit(request: StaffRequest, pk: int, grant_pk: int) -> HttpResponse:
    """What an award was meant to cost in the year of a report, and what it did."""
    report = get_object_or_404(Report.objects.select_related("programme"), pk=pk)
    grant = get_object_or_404(Grant.objects.select_related("funder"), pk=grant_pk)
    known = Spending.objects.filter(grant=grant, year=report.year).first()
    new = Spending(grant=grant, year=report.year, budgeted=grant.amount or 0)
    form = SpendingForm(
        request.POST or None,
        instance=known or new,
        by=request.user,
        back=report.get_absolute_url(),
    )
    title = _("Begroot en besteed: %s") % name_of(grant)
    return ask(request, form, title=title, done=_("De bedragen staan erin."), about=report)
