"""Neighbours who help, and the hours they give."""

from django.utils.translation import gettext_lazy as _

from activities import facts as agenda
from participants import facts
from reporting.indicators.base import Chapter, Counted, Number, Scope, Unit, Via

VOLUNTEERS = Chapter(_("Vrijwilligers"))


@VOLUNTEERS.indicator(
    "volunteers",
    _("Vrijwilligers"),
    definition=_(
        "Verschillende vrijwilligers van wie voor de periode minstens één keer uren zijn goedgekeurd."
    ),
    unit=Unit.PERSON,
    via=Via.ACTIVITY,
)
def volunteers(scope: Scope) -> int:
    return scope.ask(agenda.volunteering).volunteers


@VOLUNTEERS.indicator(
    "volunteer_hours",
    _("Uren van vrijwilligers"),
    definition=_(
        "Alle goedgekeurde uren van vrijwilligers in de periode bij elkaar, op een tiende uur. "
        "Uren die nog op goedkeuring wachten, tellen niet mee."
    ),
    unit=Unit.HOUR,
    via=Via.ACTIVITY,
)
def volunteer_hours(scope: Scope) -> Number:
    hours = round(scope.ask(agenda.volunteering).minutes / 60, 1)
    return int(hours) if hours.is_integer() else hours


@VOLUNTEERS.indicator(
    "residents_volunteering",
    _("Bewoners die vrijwilliger werden"),
    definition=_(
        "Personen uit onze gezinnen die in de periode voor het eerst actief waren als vrijwilliger, "
        "en die daarvoor al meededen: ze kwamen bij een bijeenkomst, of hun gezin had een traject."
    ),
    unit=Unit.PERSON,
    via=Via.CASE,
)
def residents_volunteering(scope: Scope) -> int:
    return scope.ask(facts.residents_who_began_to_help)


@VOLUNTEERS.indicator(
    "volunteers_there",
    _("Vrijwilligers op de laatste dag"),
    definition=_("Vrijwilligers die op de laatste dag van de periode actief waren."),
    unit=Unit.PERSON,
    via=Via.EVERYTHING,
    counted=Counted.LAST_DAY,
)
def volunteers_there(scope: Scope) -> int:
    return scope.ask(agenda.coming_and_going).there


@VOLUNTEERS.indicator(
    "volunteers_began",
    _("Nieuwe vrijwilligers"),
    definition=_("Vrijwilligers die op een dag van de periode actief werden."),
    unit=Unit.PERSON,
    via=Via.EVERYTHING,
)
def volunteers_began(scope: Scope) -> int:
    return scope.ask(agenda.coming_and_going).began


@VOLUNTEERS.indicator(
    "volunteers_stopped",
    _("Vrijwilligers die stopten"),
    definition=_("Vrijwilligers van wie de laatste dag in de periode viel."),
    unit=Unit.PERSON,
    via=Via.EVERYTHING,
)
def volunteers_stopped(scope: Scope) -> int:
    return scope.ask(agenda.coming_and_going).stopped


@VOLUNTEERS.indicator(
    "trainings",
    _("Trainingen voor vrijwilligers"),
    definition=_("Bijeenkomsten van trainingen in de periode die niet zijn afgezegd."),
    unit=Unit.SESSION,
    via=Via.ACTIVITY,
)
def trainings(scope: Scope) -> int:
    return scope.ask(agenda.training).sessions


@VOLUNTEERS.indicator(
    "volunteers_trained",
    _("Vrijwilligers die een training volgden"),
    definition=_(
        "Verschillende vrijwilligers die in de periode bij minstens één bijeenkomst van een training "
        "waren."
    ),
    unit=Unit.PERSON,
    via=Via.ACTIVITY,
)
def volunteers_trained(scope: Scope) -> int:
    return scope.ask(agenda.training).volunteers
