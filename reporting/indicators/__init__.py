"""The catalogue of indicators, in the order of the annual report."""

from reporting.indicators.anchors import ANCHORS
from reporting.indicators.base import (
    Breakdown,
    Chapter,
    Counted,
    Indicator,
    Missing,
    Number,
    Scope,
    Unit,
)
from reporting.indicators.cohorts import COHORTS
from reporting.indicators.connections import CONNECTIONS
from reporting.indicators.families import FAMILIES
from reporting.indicators.groups import GROUPS
from reporting.indicators.obstacles import OBSTACLES
from reporting.indicators.referrals import REFERRALS
from reporting.indicators.together import TOGETHER
from reporting.indicators.visits import VISITS
from reporting.indicators.volunteers import VOLUNTEERS

CHAPTERS: list[Chapter] = [
    FAMILIES,
    COHORTS,
    CONNECTIONS,
    ANCHORS,
    OBSTACLES,
    VISITS,
    TOGETHER,
    GROUPS,
    VOLUNTEERS,
    REFERRALS,
]
CATALOGUE: dict[str, Indicator] = {
    indicator.code: indicator for chapter in CHAPTERS for indicator in chapter.indicators
}

__all__ = [
    "CATALOGUE",
    "CHAPTERS",
    "Breakdown",
    "Chapter",
    "Counted",
    "Indicator",
    "Missing",
    "Number",
    "Scope",
    "Unit",
]
