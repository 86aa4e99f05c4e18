"""What the report says in sentences: the news first, then how it was counted."""

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities import facts as agenda
from participants import facts
from reporting.disclosure import Told, in_several, note, part, readable
from reporting.indicators import CATALOGUE, Scope
from reporting.promises import Promises


def headline(connected: int) -> str:
    """The news of the year in one line."""
    if not connected:
        return _("Nog geen gezin vond een plek om bij te horen")
    return ngettext(
        "%(families)s gezin vond een plek om bij te horen",
        "%(families)s gezinnen vonden een plek om bij te horen",
        connected,
    ) % {"families": readable(connected)}


def summary(scope: Scope, promises: Promises) -> str:
    """The way of the families in a few plain sentences."""
    found, reached, connected, still = (
        int(CATALOGUE[code].count(scope) or 0)
        for code in ("found", "reached", "connected", "connected_still")
    )
    sentences = [
        ngettext("We vonden %s gezin.", "We vonden %s gezinnen.", found) % readable(found),
        ngettext("Met %s gezin kregen we contact.", "Met %s gezinnen kregen we contact.", reached)
        % readable(reached),
        ngettext(
            "%s gezin ging vaak naar een groep of activiteit, of werd vrijwilliger.",
            "%s gezinnen gingen vaak naar een groep of activiteit, of werden vrijwilliger.",
            connected,
        )
        % readable(connected),
    ]
    if connected:
        sentences.append(
            _("Op %(day)s deden er daarvan nog %(still)s mee.")
            % {"day": date_format(scope.counted.last, "j F"), "still": readable(still)}
        )
    if promises.families is not None:
        sentences.append(_("De afspraak: %s.") % readable(promises.families))
    else:
        sentences.append(promises.why_none)
    return " ".join([*sentences, *begun_for_gaps(scope)])


def begun_for_gaps(scope: Scope) -> list[str]:
    """One sentence about the groups that were begun for a gap in the offer, when there are any."""
    groups = scope.ask(agenda.groups_begun_for_gaps)
    if not groups:
        return []
    each = [
        _("%(group)s (%(gap)s, %(families)s gezinnen)")
        % {"group": one.group, "gap": one.gap, "families": part(one.families)}
        for one in groups
    ]
    said = ngettext(
        "Omdat gezinnen ergens tegenaan liepen waar nog niets voor was, begon deze groep: %s.",
        "Omdat gezinnen ergens tegenaan liepen waar nog niets voor was, begonnen deze groepen: %s.",
        len(each),
    )
    return [said % get_text_list(each, _("en"))]


def counted_days(scope: Scope) -> str:
    """Which days are in the report, and whether the year still runs."""
    days = {
        "first": date_format(scope.counted.first, "j F"),
        "last": date_format(scope.counted.last, "j F Y"),
    }
    if scope.counted.last < scope.period.last:
        return _("%(first)s tot en met vandaag, %(last)s. Het jaar loopt nog.") % days
    return _("%(first)s tot en met %(last)s.") % days


def overlap(scope: Scope) -> str:
    """In how many programmes the same families count, in words."""
    shared = scope.ask(facts.families_shared)
    counted_for = dict(scope.ask(facts.families_per_programme))
    said = ngettext(
        "In %(year)d hadden we een traject met %(families)s gezin",
        "In %(year)d hadden we een traject met %(families)s gezinnen",
        shared.families,
    ) % {"year": scope.period.first.year, "families": readable(shared.families)}
    if scope.programme:
        counted_for.pop(scope.programme.name, None)
        said = _("%(said)s in %(programme)s") % {"said": said, "programme": scope.programme.name}
    if not counted_for:
        return f"{said}."
    each = _("%(families)s ook in %(name)s") if scope.programme else _("%(families)s in %(name)s")
    parts = [each % {"families": part(count), "name": name} for name, count in counted_for.items()]
    which = _("%(said)s, waarvan %(parts)s.") % {
        "said": said,
        "parts": get_text_list(parts, _("en")),
    }
    surplus = sum(counted_for.values()) + shared.without - shared.families
    return f"{which} {_counted_once(scope, in_several(shared.in_several, surplus))}"


def _counted_once(scope: Scope, several: Told) -> str:
    if scope.programme:
        return _("In dit verslag telt elk gezin één keer.")
    return _(
        "Voor meer dan één programma telden er %(several)s mee. In dit verslag telt elk gezin "
        "één keer."
    ) % {"several": several}


def how_counted(scope: Scope) -> list[str]:
    """How the figures came about, paragraph by paragraph."""
    return [
        overlap(scope),
        _(
            "Een gezin telt bij elke stap hooguit één keer in de periode. Een stap telt op de dag "
            "dat die blijkt uit wat is genoteerd; niemand vult hem met de hand in. Gezinnen die "
            "vorig jaar zijn gevonden, kunnen dit jaar aansluiting vinden. Daarom kan een latere "
            "stap groter zijn dan een eerdere."
        ),
        _(
            "Bezoeken zonder naam staan apart. Ze tellen niet mee bij gezinnen en bezoekers. "
            "Afgezegde bijeenkomsten tellen niet."
        ),
        note(),
        _("Er was geen controlegroep: we laten zien wat er gebeurde, niet waardoor."),
    ]
