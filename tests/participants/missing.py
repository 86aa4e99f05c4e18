"""A family that misses something nobody takes away, for tests about gaps in the offer."""

from datetime import date

from tests.factories.participants import CaseFactory, FamilyFactory, ObstacleFactory

TODAY = date(2018, 9, 18)


def misses(kind, *, coach=None, area=None, case=None, **obstacle):
    """A family with a case that stands before ``kind``."""
    family = FamilyFactory(coach=coach, area=area)
    CaseFactory(family=family, **({"found_on": date(2018, 1, 8)} | (case or {})))
    ObstacleFactory(family=family, kind=kind, **({"noted_on": date(2018, 2, 1)} | obstacle))
    return family
