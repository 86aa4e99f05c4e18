"""How long things take, as figures: a median and its quartiles, of enough rows to say it."""

from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _

from participants.facts import Waits
from reporting.disclosure import readable
from reporting.indicators.base import Number


class Quartiles(NamedTuple):
    """A quarter took at most ``quick`` days, a quarter ``slow`` or more; of ``number`` rows."""

    quick: Number
    slow: Number
    number: int


def median(waits: Waits) -> Number | None:
    """Half took at most so many days; None of few, because then it tells about somebody."""
    if waits.number < settings.SMALLEST_REPORTED_COUNT:
        return None
    return _shown(waits.quartiles[1])


def quartiles(waits: Waits) -> Quartiles | None:
    """What lies around the median; None of few, as there is no median then."""
    if waits.number < settings.SMALLEST_REPORTED_COUNT:
        return None
    quick, _middle, slow = waits.quartiles
    return Quartiles(_shown(quick), _shown(slow), waits.number)


def spread(waits: Waits) -> str:
    """What is said beside the median: the quartiles, and on how many rows they rest."""
    around = quartiles(waits)
    if around is None:
        return _("Te weinig om te zeggen: minder dan %(fewest)s.") % {
            "fewest": settings.SMALLEST_REPORTED_COUNT
        }
    return _(
        "Bij een kwart duurde het hooguit %(quick)s dagen, bij een kwart %(slow)s dagen of langer. "
        "Dit rust op %(number)s."
    ) % {
        "quick": readable(around.quick),
        "slow": readable(around.slow),
        "number": readable(around.number),
    }


def _shown(days: float) -> Number:
    """On half a day; whole days without a comma."""
    half = round(days * 2) / 2
    return int(half) if half.is_integer() else half
