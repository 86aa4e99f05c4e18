from reporting.charts.course import course
from reporting.charts.funnel import funnel, funnel_in_words
from reporting.charts.goal import goal
from reporting.charts.trend import trend
from reporting.charts.year import Heat, month, shade, year

__all__ = [
    "Heat",
    "course",
    "funnel",
    "funnel_in_words",
    "goal",
    "month",
    "shade",
    "trend",
    "year",
]
