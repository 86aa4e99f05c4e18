"""Ages of children of whom we know no more than the year they were born in."""

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _


def is_of_age(born: int, *, lowest: int | None, highest: int | None, year: int) -> bool:
    """Whether a child born in ``born`` is of these ages (both included) at some moment of ``year``.

    Until its birthday it is a year younger than after it, so both ages are good.
    """
    turns = year - born
    return (highest is None or turns - 1 <= highest) and (lowest is None or turns >= lowest)


def ages_in_words(lowest: int | None, highest: int | None) -> str | Promise:
    """``kinderen van 6 tot en met 12 jaar``; empty when no age is given."""
    if lowest is None and highest is None:
        return ""
    if highest is None:
        return format_lazy(_("kinderen vanaf {lowest} jaar"), lowest=lowest)
    if lowest is None:
        return format_lazy(_("kinderen tot en met {highest} jaar"), highest=highest)
    return format_lazy(
        _("kinderen van {lowest} tot en met {highest} jaar"), lowest=lowest, highest=highest
    )
