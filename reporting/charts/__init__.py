from reporting.charts.course import course
from reporting.charts.drawing import PAPER
from reporting.charts.flat import flat

__all__ = ["PAPER", "course", "flat"]
