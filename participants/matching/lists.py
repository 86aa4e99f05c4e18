"""The lists of the two pages: what suits one family, and whom one activity suits."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from activities.models import Activity
from core.moments import DAYS, Part
from core.walking import known_areas
from participants.matching.comparisons import Around
from participants.matching.matches import Match, PartnerMatch, best_first, partners_for
from participants.matching.needs import Need, needs_of
from participants.matching.offers import Offer, offers_on, partners_on
from participants.models import Case, Family, Obstacle

BEST = 3
"""As many stand on the page; the rest behind a press."""
MOST = 25
"""More than this nobody reads."""


@dataclass(frozen=True, slots=True)
class Suiting:
    """What suits a family, the best first, and the partners that can take something away."""

    need: Need
    area: str
    """The part of town where it lives, empty when we do not know."""
    matches: list[Match]
    partners: list[PartnerMatch]

    @property
    def best(self) -> list[Match]:
        return self.matches[:BEST]

    @property
    def rest(self) -> list[Match]:
        return self.matches[BEST:MOST]

    @property
    def looked_at(self) -> list[str]:
        """What was known of the family to look with, in words."""
        need = self.need
        heavy_first = sorted(need.obstacles, key=lambda kind: kind not in need.heavy)
        days = [str(name) for number, name in DAYS.items() if number in need.days]
        parts = [str(part.label) for part in Part if part in need.parts]
        return [
            *(need.obstacles[kind].lower() for kind in heavy_first),
            *need.languages.values(),
            *filter(None, [", ".join(days), ", ".join(parts), self.area]),
        ]

    @property
    def not_known(self) -> list[str]:
        """What was not asked yet and would help to find something, in words."""
        return [str(UNKNOWN[name]) for name in self.need.unknown]


UNKNOWN = {
    "obstacles": _("wat het gezin tegenhoudt"),
    "moments": _("welke dagen passen"),
    "languages": _("welke talen"),
    "area": _("de buurt"),
}


@dataclass(frozen=True, slots=True)
class Suited:
    """Whom an activity suits, the best first; ``offer`` is None when it does not run."""

    offer: Offer | None
    matches: list[Match]

    @property
    def best(self) -> list[Match]:
        return self.matches[:BEST]

    @property
    def rest(self) -> list[Match]:
        return self.matches[BEST:MOST]

    @property
    def is_full(self) -> bool:
        return self.offer is not None and self.offer.places_left == 0


def what_suits(family: Family, user: User, asked: Obstacle | None = None) -> Suiting:
    """What suits ``family``, first of all against the obstacle ``asked``; sixteen queries."""
    today = timezone.localdate()
    (need,) = needs_of(Family.objects.filter(pk=family.pk), user)
    around = Around(today, known_areas(), asked.kind_id if asked else None)
    offers = offers_on(Activity.objects.all(), today)
    home = around.areas.get(need.area or 0)
    return Suiting(
        need=need,
        area=str(home or ""),
        matches=best_first([need], offers, around),
        partners=partners_for(need, partners_on(today)),
    )


def whom_it_suits(activity: Activity, user: User) -> Suited:
    """Which of the families of ``user`` with an open case ``activity`` suits; thirteen queries.

    Nobody while it is full, and only families that it helps with something: the others one finds
    at their own page.
    """
    today = timezone.localdate()
    offers = offers_on(Activity.objects.filter(pk=activity.pk), today)
    if not offers or offers[0].places_left == 0:
        return Suited(offers[0] if offers else None, [])
    with_case = Case.objects.open().filter(family=OuterRef("pk"))
    families = Family.objects.visible_to(user).filter(Exists(with_case))
    around = Around(today, known_areas())
    matches = best_first(needs_of(families, user), offers, around)
    return Suited(offers[0], [match for match in matches if match.helps])
