"""Visits: what we offered, who came, and how often."""

from django.utils.translation import gettext_lazy as _

from activities import facts as agenda
from participants import facts
from reporting.indicators.base import Chapter, Scope, Unit, Via

VISITS = Chapter(_("Bezoeken en bijeenkomsten"))


@VISITS.indicator(
    "visits",
    _("Bezoeken"),
    definition=_(
        "Elke keer dat iemand, met naam, bij een bijeenkomst was. Wie vaker komt, telt vaker. "
        "Afgezegde bijeenkomsten tellen niet."
    ),
    unit=Unit.VISIT,
    via=Via.ACTIVITY,
)
def visits(scope: Scope) -> int:
    return sum(scope.ask(facts.visits_per_day).values())


@VISITS.indicator(
    "unnamed_visitors",
    _("Bezoeken zonder naam"),
    definition=_(
        "Bezoekers die bij een bijeenkomst alleen zijn geteld. Ze tellen niet mee bij bezoeken "
        "en bezoekers met naam. Afgezegde bijeenkomsten tellen niet."
    ),
    unit=Unit.VISIT,
    via=Via.ACTIVITY,
)
def unnamed_visitors(scope: Scope) -> int:
    return sum(day.unnamed_visitors for day in scope.ask(agenda.meetings_per_day).values())


@VISITS.indicator(
    "unique_visitors",
    _("Verschillende bezoekers"),
    definition=_(
        "Verschillende personen die in de periode minstens één keer bij een bijeenkomst waren, "
        "met naam."
    ),
    unit=Unit.PERSON,
    via=Via.ACTIVITY,
)
def unique_visitors(scope: Scope) -> int:
    return scope.ask(facts.visitors).people


@VISITS.indicator(
    "new_visitors",
    _("Nieuwe bezoekers"),
    definition=_(
        "Verschillende bezoekers uit de periode die nog nooit eerder bij ons waren, "
        "bij welke activiteit ook."
    ),
    unit=Unit.PERSON,
    via=Via.ACTIVITY,
)
def new_visitors(scope: Scope) -> int:
    return scope.ask(facts.visitors).newcomers


@VISITS.indicator(
    "returning_visitors",
    _("Bezoekers die we al kenden"),
    definition=_(
        "Verschillende bezoekers uit de periode die vóór de eerste dag ervan al eens bij ons waren, "
        "bij welke activiteit ook."
    ),
    unit=Unit.PERSON,
    via=Via.ACTIVITY,
)
def returning_visitors(scope: Scope) -> int:
    came = scope.ask(facts.visitors)
    return came.people - came.newcomers


@VISITS.indicator(
    "families_visiting",
    _("Gezinnen die kwamen"),
    definition=_(
        "Gezinnen van wie in de periode minstens één keer iemand bij een bijeenkomst was, met of zonder "
        "traject. Wie alleen woont, is ook een gezin."
    ),
    unit=Unit.FAMILY,
    via=Via.ACTIVITY,
)
def families_visiting(scope: Scope) -> int:
    return scope.ask(facts.visitors).families


@VISITS.indicator(
    "sessions",
    _("Bijeenkomsten"),
    definition=_("Bijeenkomsten die in de periode op de agenda stonden en niet zijn afgezegd."),
    unit=Unit.SESSION,
    via=Via.ACTIVITY,
)
def sessions(scope: Scope) -> int:
    return sum(day.sessions for day in scope.ask(agenda.meetings_per_day).values())
