"""Families and activities side by side, in the order in which they suit each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.utils.text import capfirst

from participants.matching.comparisons import COMPARISONS, POSSIBLE, Around, Finding
from participants.matching.needs import Need
from participants.matching.offers import Offer, Partner


@dataclass(frozen=True)
class Match:
    """One family and one activity, and what every comparison says about them."""

    need: Need
    offer: Offer
    findings: tuple[Finding, ...]

    @property
    def order(self) -> tuple[int, ...]:
        """The ranks in the order in which they decide: of two matches the lower comes first."""
        return tuple(finding.rank for finding in self.findings)

    @cached_property
    def fits(self) -> str:
        """What speaks for it, most telling first; empty when nothing does."""
        return _sentence(finding.fits for finding in self._told)

    @cached_property
    def minds(self) -> str:
        """What to mind; empty when there is nothing."""
        return _sentence(finding.minds for finding in self.findings)

    @property
    def is_possible(self) -> bool:
        """Whether nothing stands in its way that we know of."""
        return not any(
            finding.rank
            for compare, finding in zip(COMPARISONS, self.findings, strict=True)
            if compare in POSSIBLE
        )

    @property
    def helps(self) -> bool:
        """Whether it takes away something that stands in the way of this family."""
        return not self.need.obstacles.keys().isdisjoint(self.offer.takes_away)

    @property
    def _told(self) -> list[Finding]:
        """What helps and what is easy, and after that that it is possible."""
        pairs = list(zip(COMPARISONS, self.findings, strict=True))
        helps = [finding for compare, finding in pairs if compare not in POSSIBLE]
        return [*helps, *(finding for compare, finding in pairs if compare in POSSIBLE)]


def compare(need: Need, offer: Offer, around: Around) -> Match:
    """What every comparison says about this family and this activity."""
    return Match(need, offer, tuple(one(need, offer, around) for one in COMPARISONS))


def best_first(needs: Iterable[Need], offers: Iterable[Offer], around: Around) -> list[Match]:
    """Every family with every activity it does not take part in yet, the best first.

    Alike in everything: in the order in which they were given.
    """
    offers = list(offers)
    found = [
        compare(need, offer, around)
        for need in needs
        for offer in offers
        if offer.pk not in need.taken
    ]
    return sorted(found, key=lambda match: match.order)


@dataclass(frozen=True, slots=True)
class PartnerMatch:
    """A partner that takes away what stands in a family's way."""

    partner: Partner
    takes_away: list[str]
    languages: list[str]

    @property
    def fits(self) -> str:
        return _sentence([self.takes_away, self.languages])


def partners_for(need: Need, partners: Iterable[Partner]) -> list[PartnerMatch]:
    """Partners that take away something, the one that takes away most first; who is full last."""
    found = [
        PartnerMatch(
            partner,
            [name.lower() for kind, name in need.obstacles.items() if kind in partner.takes_away],
            [name for pk, name in need.languages.items() if pk in partner.languages],
        )
        for partner in partners
    ]
    helping = [match for match in found if match.takes_away]
    return sorted(
        helping,
        key=lambda match: (
            match.partner.full_until_on is not None,
            -len(match.takes_away),
            -len(match.languages),
        ),
    )


def _sentence(parts: Iterable[Iterable[object]]) -> str:
    return capfirst(", ".join(str(word) for words in parts for word in words))
