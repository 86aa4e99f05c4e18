"""One family beside one activity, one question at a time: is it possible, does it help, is it easy.

Each comparison answers with a rank (the lower, the better) and in words what speaks for it and what
to mind. What is not known speaks neither for nor against. ``COMPARISONS`` is the order in which they
decide (decision 0017); there are no weights to add up, so that one can see why one stands above
another: by the first comparison in which they differ.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from activities.ages import ages_in_words, is_of_age
from core.moments import DAYS, Part
from core.walking import Areas, Nearness, distance
from participants.matching.needs import Need
from participants.matching.offers import Moment, Offer
from participants.models import Suggestion
from participants.waits import waiting_in_words

Words = Collection[str | Promise]
NO_WORDS: Words = ()


class Finding(NamedTuple):
    """What one comparison says: its rank, what speaks for it, and what to mind."""

    rank: int
    fits: Words = NO_WORDS
    minds: Words = NO_WORDS


@dataclass(frozen=True)
class Around:
    """What is the same for every family and activity that are compared."""

    today: date
    areas: Areas = field(default_factory=dict)
    asked: int | None = None
    """The kind of obstacle one looks for something against."""


Comparison = Callable[[Need, Offer, Around], Finding]


def has_room(need: Need, offer: Offer, around: Around) -> Finding:
    """Whether anybody can still join."""
    if offer.places_left != 0:
        return Finding(0)
    return Finding(1, minds=[_("vol"), *filter(None, [waiting_in_words(offer.waiting)])])


def suits_ages(need: Need, offer: Offer, around: Around) -> Finding:
    """Whether one of the children is of the age it is meant for."""
    if offer.child_age_from is None and offer.child_age_to is None:
        return Finding(0)
    ages = {"lowest": offer.child_age_from, "highest": offer.child_age_to}
    children = ages_in_words(offer.child_age_from, offer.child_age_to)
    only = format_lazy(_("voor {children}"), children=children)
    born = [year for year in need.born if year is not None]
    if any(is_of_age(one, year=around.today.year, **ages) for one in born):
        return Finding(0, fits=[children])
    if len(born) < len(need.born):
        return Finding(0, minds=[only])
    return Finding(1, minds=[only])


def was_not_refused(need: Need, offer: Offer, around: Around) -> Finding:
    """Whether it was suggested before in vain: a no weighs more than staying away."""
    because = need.refused.get(offer.pk)
    if because is None:
        return Finding(0)
    if not because:
        return Finding(1, minds=[_("zei eerder ja en kwam niet")])
    reason = Suggestion.DeclinedBecause(because).label
    return Finding(2, minds=[format_lazy(_("eerder nee: {reason}"), reason=reason)])


def suits_moments(need: Need, offer: Offer, around: Around) -> Finding:
    """Whether it is on a day and a part of the day on which the family can come."""
    if not offer.moments:
        return Finding(1, minds=[_("nog geen nieuwe datum")])
    if not need.days and not need.parts:
        return Finding(0)
    suiting = [moment for moment in offer.moments if _suits(moment, need)]
    if suiting:
        return Finding(0, fits=_moments(suiting))
    return Finding(1, minds=_moments(offer.moments))


def answers_the_question(need: Need, offer: Offer, around: Around) -> Finding:
    """Whether it takes away the obstacle one looks for something against."""
    return Finding(0 if around.asked is None or around.asked in offer.takes_away else 1)


def takes_away_what_is_heavy(need: Need, offer: Offer, around: Around) -> Finding:
    """How many heavy obstacles it takes away: the more the better."""
    return Finding(-len(need.heavy & offer.takes_away.keys()))


def takes_away(need: Need, offer: Offer, around: Around) -> Finding:
    """How many obstacles it takes away, and which: the more the better."""
    taken = [kind for kind in need.obstacles if kind in offer.takes_away]
    heavy_first = sorted(taken, key=lambda kind: kind not in need.heavy)
    return Finding(-len(taken), fits=[need.obstacles[kind].lower() for kind in heavy_first])


def speaks_a_language(need: Need, offer: Offer, around: Around) -> Finding:
    """Whether somebody there speaks a language of the family besides Dutch."""
    shared = [name for pk, name in need.languages.items() if pk in offer.languages]
    if shared or not need.languages:
        return Finding(0, fits=shared)
    if not offer.languages:
        return Finding(1)
    return Finding(
        1, minds=[format_lazy(_("geen {name}"), name=name) for name in need.languages.values()]
    )


def is_near(need: Need, offer: Offer, around: Around) -> Finding:
    """How far it is from where the family lives."""
    way = distance(need.area, offer.area, around.areas)
    if way.nearness == Nearness.FAR:
        return Finding(way.nearness, minds=[way.words])
    return Finding(way.nearness, fits=[way.words] if way.words else [])


def is_for_them(need: Need, offer: Offer, around: Around) -> Finding:
    """For whom it is, in words: that is for a person to judge, so it decides nothing."""
    return Finding(0, minds=[offer.for_whom] if offer.for_whom else [])


def is_soon(need: Need, offer: Offer, around: Around) -> Finding:
    """How many days until the first time."""
    return Finding((offer.next_on - around.today).days if offer.next_on else 0)


COMPARISONS: tuple[Comparison, ...] = (
    # First what is possible,
    has_room,
    suits_ages,
    was_not_refused,
    suits_moments,
    # then what helps most,
    answers_the_question,
    takes_away_what_is_heavy,
    takes_away,
    # then what is easiest.
    speaks_a_language,
    is_near,
    is_for_them,
    is_soon,
)
POSSIBLE: frozenset[Comparison] = frozenset({has_room, suits_ages, was_not_refused, suits_moments})


def _suits(moment: Moment, need: Need) -> bool:
    is_the_day = not need.days or moment.weekday in need.days
    return is_the_day and (not need.parts or moment.part is None or moment.part in need.parts)


def _moments(moments: Iterable[Moment]) -> list[str | Promise]:
    in_order = sorted(
        moments, key=lambda at: (at.weekday, list(Part).index(at.part or Part.MORNING))
    )
    return [_moment(at) for at in in_order]


def _moment(at: Moment) -> str | Promise:
    if at.part is None:
        return DAYS[at.weekday]
    return format_lazy(_("{day}{part}"), day=DAYS[at.weekday], part=at.part.label)
