"""How long things take, as figures: a median and its quartiles, of enough rows to say it."""

from django.conf import settings
from django.utils.translation import gettext as _

from participants.facts import Waits
from reporting.disclosure import readable
from reporting.indicators.base import Number


def median(waits: Waits) -> Number | None:
    """Half took at most so many days; None of few, because then it tells about somebody."""
    if waits.number < settings.SMALLEST_REPORTED_COUNT:
        return None
    return _shown(waits.quartiles[1])


def spread(waits: Waits) -> str:
    """What is said beside the median: the quartiles, and on how many rows they rest."""
    if waits.number < settings.SMALLEST_REPORTED_COUNT:
        return _("Te weinig om te zeggen: minder dan %(fewest)s.") % {
            "fewest": settings.SMALLEST_REPORTED_COUNT
        }
    quick, _middle, slow = waits.quartiles
    return _(
        "Bij een kwart duurde het hooguit %(quick)s dagen, bij een kwart %(slow)s dagen of langer. "
        "Dit rust op %(number)s."
    ) % {
        "quick": readable(_shown(quick)),
        "slow": readable(_shown(slow)),
        "number": readable(waits.number),
    }


def _shown(days: float) -> Number:
    """On half a day; whole days without a comma."""
    half = round(days * 2) / 2
    return int(half) if half.is_integer() else half
