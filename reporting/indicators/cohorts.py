"""The families found in the period, followed: how far they came since, and how long that took."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from participants import facts
from participants.facts import Step, Waits
from reporting.indicators.base import Breakdown, Chapter, Counted, Number, Scope, Unit, Via
from reporting.indicators.waits import median
from reporting.yields import half_year_places

COHORTS = Chapter(_("Wie we in deze periode vonden, tot nu toe"))


def _found(scope: Scope) -> int:
    return scope.follow(facts.families_of_cohort)[Step.FOUND]


def _days_to(step: Step) -> Callable[[Scope], Waits]:
    return lambda scope: scope.ask(facts.waits_until_step)[step]


def _known(scope: Scope) -> int:
    return scope.ask(facts.half_years).known


def _per_place(column: str) -> Breakdown:
    def rows(scope: Scope) -> list[tuple[str, int]]:
        return [(place.name, getattr(place, column)) for place in scope.ask(half_year_places)]

    return Breakdown(_("Waar we ze vonden"), rows, _("onbekend"))


@COHORTS.indicator(
    "cohort_approached",
    _("Van wie we vonden: benaderd"),
    definition=_(
        "Van de gezinnen die we in de periode vonden: met wie we sindsdien contact zochten, op welke "
        "dag ook."
    ),
    unit=Unit.FAMILY,
    via=Via.CASE,
    counted=Counted.COHORT,
    out_of=_found,
)
def cohort_approached(scope: Scope) -> int:
    return scope.follow(facts.families_of_cohort)[Step.APPROACHED]


@COHORTS.indicator(
    "cohort_reached",
    _("Van wie we vonden: bereikt"),
    definition=_(
        "Van de gezinnen die we in de periode vonden: met wie er sindsdien echt contact was, op welke "
        "dag ook."
    ),
    unit=Unit.FAMILY,
    via=Via.CASE,
    counted=Counted.COHORT,
    out_of=_found,
)
def cohort_reached(scope: Scope) -> int:
    return scope.follow(facts.families_of_cohort)[Step.REACHED]


@COHORTS.indicator(
    "cohort_obstacle_solved",
    _("Van wie we vonden: een belemmering opgelost"),
    definition=_(
        "Van de gezinnen die we in de periode vonden: bij wie sindsdien een belemmering is opgelost, op "
        "welke dag ook."
    ),
    unit=Unit.FAMILY,
    via=Via.CASE,
    counted=Counted.COHORT,
    out_of=_found,
)
def cohort_obstacle_solved(scope: Scope) -> int:
    return scope.follow(facts.families_of_cohort)[Step.OBSTACLE_SOLVED]


@COHORTS.indicator(
    "cohort_connected",
    _("Van wie we vonden: aansluiting"),
    definition=_(
        "Van de gezinnen die we in de periode vonden: die sindsdien aansluiting hadden, op welke dag "
        "ook."
    ),
    unit=Unit.FAMILY,
    via=Via.CASE,
    counted=Counted.COHORT,
    out_of=_found,
)
def cohort_connected(scope: Scope) -> int:
    return scope.follow(facts.families_of_cohort)[Step.CONNECTED]


@COHORTS.indicator(
    "half_year_reached",
    _("Bereikt binnen een half jaar"),
    definition=_(
        "Gezinnen van wie het eerste half jaar na het vinden in de periode afliep, en met wie er in dat "
        "half jaar echt contact was."
    ),
    unit=Unit.FAMILY,
    via=Via.CASE,
    out_of=_known,
    parts=[_per_place("reached")],
)
def half_year_reached(scope: Scope) -> int:
    return scope.ask(facts.half_years).reached


@COHORTS.indicator(
    "half_year_connected",
    _("Aansluiting binnen een half jaar"),
    definition=_(
        "Gezinnen van wie het eerste half jaar na het vinden in de periode afliep, en die in dat half "
        "jaar aansluiting kregen."
    ),
    unit=Unit.FAMILY,
    via=Via.CASE,
    out_of=_known,
    parts=[_per_place("connected")],
)
def half_year_connected(scope: Scope) -> int:
    return scope.ask(facts.half_years).connected


@COHORTS.indicator(
    "days_to_reached",
    _("Dagen tot het eerste echte contact"),
    definition=_(
        "Van de trajecten waarin in de periode voor het eerst echt contact was: het aantal dagen sinds "
        "het vinden. De helft duurde zo lang of korter (mediaan)."
    ),
    unit=Unit.DAY,
    via=Via.CASE,
    waits=_days_to(Step.REACHED),
)
def days_to_reached(scope: Scope) -> Number | None:
    return median(_days_to(Step.REACHED)(scope))


@COHORTS.indicator(
    "days_to_connected",
    _("Dagen tot aansluiting"),
    definition=_(
        "Van de trajecten die in de periode tot aansluiting leidden: het aantal dagen sinds het vinden. "
        "De helft duurde zo lang of korter (mediaan)."
    ),
    unit=Unit.DAY,
    via=Via.CASE,
    waits=_days_to(Step.CONNECTED),
)
def days_to_connected(scope: Scope) -> Number | None:
    return median(_days_to(Step.CONNECTED)(scope))
