"""Measuring how it goes with somebody, and how it went before."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, role_required
from core.asking import ask
from participants.actions.measurements import remove_measurement, restore_measurement
from participants.forms.measurements import measurement_form
from participants.measuring import measuring_of, scales_for
from participants.models import Case, Family, Measurement
from participants.views.files import family_within_reach

PAGE = "participants:measurement_list"


@role_required(*CASEWORKERS)
def measurement_list(request: StaffRequest, family_pk: int) -> HttpResponse:
    """Everything that was measured of this family, and everything one can measure."""
    family = family_within_reach(request, family_pk)
    cases = list(family.cases.prefetch_related("milestones"))
    people = list(family.members.parents_first())
    rows = list(_measurements(family).select_related("person", "scale", "author"))
    context = {
        "family": family,
        "cases": measuring_of(cases, people, [row for row in rows if not row.removed_at]),
        "case_now": case_to_measure(family),
        "removed": [row for row in rows if row.removed_at],
    }
    return render(request, "participants/measurement_list.html", context)


@role_required(*CASEWORKERS)
def measurement_add(
    request: StaffRequest, family_pk: int, person_pk: int, scale_pk: int
) -> HttpResponse:
    """Measure a grown-up of this family on a scale that is in use."""
    family = family_within_reach(request, family_pk)
    case = case_to_measure(family)
    person = get_object_or_404(family.members.grown_up(), pk=person_pk)
    if case is None:
        raise Http404
    scale = get_object_or_404(scales_for(case, person), pk=scale_pk)
    measurement = Measurement(case=case, person=person, scale=scale, author=request.user)
    form = measurement_form(request.POST or None, measurement, request.GET.get("moment", ""))
    heading = _("%(scale)s: %(person)s") % {"scale": scale, "person": person}
    done = _("Meting opgeslagen.")
    return ask(request, form, about=family, title=_("Meten"), done=done, heading=heading)


@role_required(*CASEWORKERS)
def measurement_edit(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """Correct what was measured."""
    family = family_within_reach(request, family_pk)
    rows = _measurements(family).that_count().select_related("case", "person", "scale")
    measurement = get_object_or_404(rows, pk=pk)
    form = measurement_form(request.POST or None, measurement)
    words = {"scale": measurement.scale, "person": measurement.person}
    heading, done = _("%(scale)s: %(person)s") % words, _("Meting verbeterd.")
    return ask(
        request, form, about=family, title=_("Meting verbeteren"), done=done, heading=heading
    )


@role_required(*CASEWORKERS)
@require_POST
def measurement_remove(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """Take away what was measured by mistake."""
    family = family_within_reach(request, family_pk)
    remove_measurement(measurement=get_object_or_404(_measurements(family).that_count(), pk=pk))
    messages.success(request, _("Meting weggehaald. Je kunt hem onderaan weer terugzetten."))
    return redirect(PAGE, family_pk=family.pk)


@role_required(*CASEWORKERS)
@require_POST
def measurement_restore(request: StaffRequest, family_pk: int, pk: int) -> HttpResponse:
    """Put back what was taken away."""
    family = family_within_reach(request, family_pk)
    measurement = get_object_or_404(_measurements(family).exclude(removed_at=None), pk=pk)
    if restore_measurement(measurement=measurement):
        messages.success(request, _("Meting teruggezet."))
    else:
        messages.warning(
            request, _("Er is al een nieuwe meting voor dit moment. Haal die eerst weg.")
        )
    return redirect(PAGE, family_pk=family.pk)


def case_to_measure(family: Family) -> Case | None:
    """The case a new measurement belongs to: the one that runs, or else the last one."""
    return family.cases.open().first() or family.cases.first()


def _measurements(family: Family):  # the stubs lose our queryset on the way
    return Measurement.objects.filter(case__family=family)
