"""The charts of an annual report: the same for a page and for paper, each drawn from its table."""

from reporting.pictures.pictures import Pictures

__all__ = ["Pictures"]
