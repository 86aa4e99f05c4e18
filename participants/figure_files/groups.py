"""The groups and initiatives behind the figures about them."""

from django.urls import reverse

from activities.figure_rows import Asked, Row, Rows, RowsOf, each, group_row
from activities.models import GroupStage
from participants.group_stages import groups_at_the_end
from participants.initiatives.linked import linked
from participants.initiatives.links import initiatives_together
from participants.initiatives.overview import DOORS


def _at_stage(stage: GroupStage) -> RowsOf:
    return lambda asked: Rows(
        groups_at_the_end(asked.period, asked.programme).filter(stage=stage).order_by("name"),
        each(group_row),
    )


def _linked(asked: Asked) -> Rows:
    ends = linked(initiatives_together(asked.period), asked.period, asked.programme)
    rows = [Row(end.name, reverse(DOORS[end.kind], args=[end.pk])) for end in ends]
    return Rows(sorted(rows), list)


GROUP_ROWS: dict[str, RowsOf] = {
    "groups_idea": _at_stage(GroupStage.IDEA),
    "groups_with_initiator": _at_stage(GroupStage.INITIATOR),
    "groups_first_meeting": _at_stage(GroupStage.FIRST_MEETING),
    "groups_five_meetings": _at_stage(GroupStage.FIVE_MEETINGS),
    "groups_independent": _at_stage(GroupStage.INDEPENDENT),
    "initiatives_linked": _linked,
}
