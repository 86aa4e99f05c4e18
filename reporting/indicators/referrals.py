"""Families brought to partners."""

from django.utils.translation import gettext_lazy as _

from participants import facts
from participants.facts import Waits
from reporting.indicators.base import Breakdown, Chapter, Missing, Number, Scope, Unit, Via
from reporting.indicators.waits import median

REFERRALS = Chapter(_("Doorverwijzingen"))


def _ending_unknown(scope: Scope) -> Missing:
    sent = scope.ask(facts.referrals_sent)
    return Missing(sent.sent - sent.known, sent.sent)


def _until_there(scope: Scope) -> Waits:
    return scope.ask(facts.waits_until_visit)


@REFERRALS.indicator(
    "referrals",
    _("Doorverwijzingen"),
    definition=_(
        "Doorverwijzingen naar een partner die in de periode zijn verstuurd. Een gezin kan er "
        "meer hebben."
    ),
    unit=Unit.REFERRAL,
    via=Via.REFERRAL,
    parts=[
        Breakdown(
            _("Hoe het afliep"),
            lambda scope: scope.ask(facts.referrals_per_outcome),
            _("partner en gezin spreken elkaar tegen"),
        )
    ],
)
def referrals(scope: Scope) -> int:
    return scope.ask(facts.referrals_sent).sent


@REFERRALS.indicator(
    "warm_handovers",
    _("Warme overdrachten"),
    definition=_(
        "Doorverwijzingen uit de periode waarbij we samen met het gezin bij de partner waren."
    ),
    unit=Unit.REFERRAL,
    via=Via.REFERRAL,
)
def warm_handovers(scope: Scope) -> int:
    return scope.ask(facts.referrals_sent).warm


@REFERRALS.indicator(
    "referrals_known",
    _("Doorverwijzingen waarvan we de afloop weten"),
    definition=_(
        "Doorverwijzingen uit de periode waarvan de partner, het gezin of wij zeiden hoe het afliep: "
        "aangekomen, geholpen, afgewezen, geen plek of niet bereikt. Ingetrokken telt niet mee, en "
        "ook niet als partner en gezin elkaar tegenspreken."
    ),
    unit=Unit.REFERRAL,
    via=Via.REFERRAL,
)
def referrals_known(scope: Scope) -> int:
    return scope.ask(facts.referrals_sent).known


@REFERRALS.indicator(
    "referrals_arrived",
    _("Doorverwijzingen die aankwamen"),
    definition=_(
        "Doorverwijzingen uit de periode waarvan we weten dat het gezin bij de partner aankwam of "
        "er geholpen is."
    ),
    unit=Unit.REFERRAL,
    via=Via.REFERRAL,
    missing=_ending_unknown,
)
def referrals_arrived(scope: Scope) -> int:
    return scope.ask(facts.referrals_sent).arrived


@REFERRALS.indicator(
    "days_to_visit",
    _("Dagen van doorverwijzing tot eerste bezoek"),
    definition=_(
        "Van de doorverwijzingen uit de periode die aankwamen: het aantal dagen tussen versturen en de "
        "dag waarop we er samen heen gingen, of anders de eerste dag waarop iemand zei dat het gezin er "
        "was. De helft duurde zo lang of korter (mediaan)."
    ),
    unit=Unit.DAY,
    via=Via.REFERRAL,
    waits=_until_there,
)
def days_to_visit(scope: Scope) -> Number | None:
    return median(_until_there(scope))


@REFERRALS.indicator(
    "partners_active",
    _("Actieve partners"),
    definition=_(
        "Partners naar wie we in de periode een gezin verwezen, met wie we samen een bijeenkomst "
        "hadden, of met wie we elkaar spraken. Een gesprek hoort bij geen programma."
    ),
    unit=Unit.PARTNER,
    via=Via.PARTNER,
)
def partners_active(scope: Scope) -> int:
    return scope.ask(facts.partners_active)
