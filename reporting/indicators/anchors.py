"""The ring around families: who had somebody of their own near when we began, and who has now."""

from django.utils.translation import gettext_lazy as _

from participants.anchoring import families_with_anchor
from reporting.indicators.base import Chapter, Scope, Unit, Via

ANCHORS = Chapter(_("De kring om gezinnen"))


@ANCHORS.indicator(
    "anchored_before",
    _("Gezinnen met iemand dichtbij toen we begonnen"),
    definition=_(
        "Gezinnen met een traject in de periode die op de eerste dag van hun traject minstens één "
        "buur, andere ouder, vriend, familielid dichtbij, steunfiguur of vrijwilliger hadden. "
        "Hulpverleners en familie ver weg tellen niet. Van wie niet is genoteerd sinds wanneer, "
        "nemen we aan dat die er al was."
    ),
    unit=Unit.FAMILY,
    via=Via.CASE,
)
def anchored_before(scope: Scope) -> int:
    return scope.ask(families_with_anchor).before


@ANCHORS.indicator(
    "anchored_now",
    _("Gezinnen met iemand dichtbij nu"),
    definition=_(
        "Dezelfde gezinnen en dezelfde mensen, op de laatste dag van de periode, of op de dag waarop "
        "het traject werd afgesloten als dat eerder was."
    ),
    unit=Unit.FAMILY,
    via=Via.CASE,
)
def anchored_now(scope: Scope) -> int:
    return scope.ask(families_with_anchor).after
