"""The charts: pure functions from figures that may be told to inline SVG."""

from reporting.charts.bars import pairs
from reporting.charts.chart import Chart, Panel
from reporting.charts.cohorts import Cohort, cohorts
from reporting.charts.course import course
from reporting.charts.district import Ward, district
from reporting.charts.funnel import Stage, funnel, funnel_in_words
from reporting.charts.goal import goal
from reporting.charts.multiple import multiple
from reporting.charts.trend import trend
from reporting.charts.year import month, shade

__all__ = [
    "Chart",
    "Cohort",
    "Panel",
    "Stage",
    "Ward",
    "cohorts",
    "course",
    "district",
    "funnel",
    "funnel_in_words",
    "goal",
    "month",
    "multiple",
    "pairs",
    "shade",
    "trend",
]
