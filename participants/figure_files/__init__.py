"""The rows behind every figure of the report: names, so only for who may open their files.

A figure is known by its code. Each function takes the queryset that the figure counts and asks for its rows,
as far as the files of these families are within reach.
"""

from activities.figure_rows import PUBLIC_ROWS, Asked, Row, Rows, RowsOf
from participants.figure_files.connections import CONNECTION_ROWS
from participants.figure_files.families import FAMILY_ROWS
from participants.figure_files.groups import GROUP_ROWS
from participants.figure_files.referrals import REFERRAL_ROWS
from participants.figure_files.visits import VISIT_ROWS

ROWS: dict[str, RowsOf] = {
    **FAMILY_ROWS,
    **CONNECTION_ROWS,
    **VISIT_ROWS,
    **REFERRAL_ROWS,
    **GROUP_ROWS,
    **PUBLIC_ROWS,
}

__all__ = ["ROWS", "Asked", "Row", "Rows", "rows_behind"]


def rows_behind(code: str, asked: Asked) -> Rows:
    """The rows that the figure with this ``code`` counts; an unknown code is a ``KeyError``."""
    return ROWS[code](asked)
