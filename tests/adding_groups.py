"""Every form about groups of neighbours that adds something, as somebody filled it in."""

from activities.models import GroupSupport, NeighbourhoodGroup, Session
from participants.models import GroupMailing, Membership
from tests.factories.activities import NeighbourhoodGroupFactory
from tests.factories.participants import CaseFactory, MembershipFactory, ObstacleFactory
from tests.sheet import sheet


def about_a_group(door, has_button=False, **words):  # noqa: FBT002  # the page of the group has it
    group = NeighbourhoodGroupFactory()
    page = group.get_absolute_url() if has_button else ""
    return sheet(door, group.pk, page=page, **words)


def group_for_a_gap():
    kind = ObstacleFactory(family=CaseFactory().family).kind_id
    return sheet("participants:gap_group_add", kind, name="Oppas", started_on="vandaag")


def mailing():
    member = MembershipFactory(person__family__email="fortes@example.org")
    return sheet(
        "participants:mailing_add", member.group_id, text="Dinsdag beginnen we om tien uur."
    )


GROUP_FORMS = {
    "participants:mailing_add": (GroupMailing, mailing),
    "activities:group_add": (
        NeighbourhoodGroup,
        lambda: sheet("activities:group_add", name="Tuingroep", started_on="1-1-2018"),
    ),
    "activities:meeting_add": (
        Session,
        lambda: about_a_group("activities:meeting_add", held_on="vandaag", visitors="4"),
    ),
    "activities:support_add": (
        GroupSupport,
        lambda: about_a_group("activities:support_add", has_button=True, kind="call"),
    ),
    "participants:gap_group_add": (NeighbourhoodGroup, group_for_a_gap),
    "participants:membership_add": (
        Membership,
        lambda: about_a_group(
            "participants:membership_add", name="Corrie", role="initiator", started_on="vandaag"
        ),
    ),
}
