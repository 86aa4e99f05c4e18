"""The groups and initiatives behind the figures about them."""

from activities.figure_rows import Asked, Row, Rows, RowsOf, each, group_row
from activities.models import Activity, GroupStage, NeighbourhoodGroup
from participants.group_stages import groups_at_the_end
from participants.initiatives.linked import linked


def _at_stage(stage: GroupStage) -> RowsOf:
    return lambda asked: Rows(
        groups_at_the_end(asked.period, asked.programme).filter(stage=stage).order_by("name"),
        each(group_row),
    )


def _linked(asked: Asked) -> Rows:
    places = linked(asked.period, asked.programme)
    groups = NeighbourhoodGroup.objects.filter(pk__in=[key for key in places if key > 0])
    activities = Activity.objects.filter(pk__in=[-key for key in places if key < 0])
    found: list[NeighbourhoodGroup | Activity] = [*groups, *activities]
    rows = [Row(str(one), one.get_absolute_url()) for one in found]
    return Rows(sorted(rows), list)


GROUP_ROWS: dict[str, RowsOf] = {
    "groups_idea": _at_stage(GroupStage.IDEA),
    "groups_with_initiator": _at_stage(GroupStage.INITIATOR),
    "groups_first_meeting": _at_stage(GroupStage.FIRST_MEETING),
    "groups_five_meetings": _at_stage(GroupStage.FIVE_MEETINGS),
    "groups_independent": _at_stage(GroupStage.INDEPENDENT),
    "initiatives_linked": _linked,
}
