"""The rule of each step of connection in words, as it is printed wherever a figure is."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participants.connections import Taken
from participants.models.connections import ConnectionStep, RuleBook, Thresholds


def rule_of_step(step: ConnectionStep, rule: Thresholds) -> str:
    """When ``step`` is taken by ``rule``: one or two plain sentences."""
    match step:
        case ConnectionStep.MET:
            return _("Eén keer bij een groep of activiteit geweest.")
        case ConnectionStep.RETURNS:
            return _(
                "Op %(visits)s dagen bij dezelfde groep of activiteit geweest, binnen %(weeks)s."
            ) % {"visits": rule.visits, "weeks": weeks(rule.within_weeks)}
        case ConnectionStep.BELONGS:
            return _(
                "Komt daar %(months)s na het terugkomen nog steeds: de keer ervoor was hooguit %(weeks)s "
                "eerder. Of kent daar iemand bij naam. Of heeft een vaste taak: als vrijwilliger of in een "
                "buurtgroep."
            ) % {"months": months(rule.stays_months), "weeks": weeks(rule.within_weeks)}
        case _:
            return _own_accord(rule)


def _own_accord(rule: Thresholds) -> str:
    if not rule.invited_weeks:
        return ngettext(
            "Hoort erbij, en kwam daarna nog een keer zonder dat iemand van ons meeging.",
            "Hoort erbij, en kwam daarna %(visits)s keer achter elkaar zonder dat iemand van ons "
            "meeging.",
            rule.own_visits,
        ) % {"visits": rule.own_visits}
    return ngettext(
        "Hoort erbij, en kwam daarna nog een keer zonder dat iemand van ons meeging of het gezin in "
        "de %(weeks)s ervoor had gevraagd.",
        "Hoort erbij, en kwam daarna %(visits)s keer achter elkaar zonder dat iemand van ons meeging "
        "of het gezin in de %(weeks)s ervoor had gevraagd.",
        rule.own_visits,
    ) % {"visits": rule.own_visits, "weeks": weeks(rule.invited_weeks)}


def our_rule_in_words(day: date) -> str:
    """What *aansluiting* is on ``day`` by the rule of the foundation; one query."""
    return rule_in_words(RuleBook.opened().on(day))


def rule_in_words(rule: Thresholds) -> str:
    """What *aansluiting* is by ``rule``, the milestone: the third visit, or a task."""
    return _(
        "Aansluiting: iemand van het gezin was binnen %(weeks)s weken op %(visits)s dagen bij "
        "dezelfde groep of activiteit, of is vaste vrijwilliger."
    ) % {"weeks": rule.within_weeks, "visits": rule.visits}


def rule_of_staying(rule: Thresholds) -> str:
    """How we look whether who returned still comes after some months."""
    return _(
        "Komt nog: was precies zoveel maanden na het terugkomen, of in de %(weeks)s erna, weer ergens. "
        "Of heeft dan een vaste taak. Pas als die %(weeks)s voorbij zijn, weten we het van iedereen."
    ) % {"weeks": weeks(rule.within_weeks)}


def evidence_of_step(taken: Taken) -> str:
    """Where and through what a step was taken."""
    match (taken.through, taken.step):
        case ("task", _step):
            in_a_group = _("vaste taak bij %(place)s") % {"place": taken.place}
            return in_a_group if taken.place else _("vaste taak als vrijwilliger")
        case ("tie", _step):
            return _("kent iemand bij %(place)s") % {"place": taken.place}
        case (_through, ConnectionStep.BELONGS):
            return _("komt nog steeds bij %(place)s") % {"place": taken.place}
        case (_through, ConnectionStep.INDEPENDENT):
            return _("uit zichzelf bij %(place)s") % {"place": taken.place}
        case _:
            return _("bij %(place)s") % {"place": taken.place}


def weeks(number: int) -> str:
    """``8 weken``."""
    return ngettext("%(number)s week", "%(number)s weken", number) % {"number": number}


def months(number: int) -> str:
    """``3 maanden``."""
    return ngettext("%(number)s maand", "%(number)s maanden", number) % {"number": number}
