"""All that the page of one group of neighbours shows: how far it is, who carries it, who belongs to it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, Min, OuterRef
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from activities.independence import Meeting, meetings_of
from activities.models import GroupNeed, GroupSupport, Hands, NeighbourhoodGroup
from activities.ownership import Gauge, meter
from participants.group_way import way_of_group
from participants.models import Attendance, Family, Membership
from participants.way import WayStep

SHOWN, SHOWN_SUPPORT = 8, 5
ASK_WITHIN = timedelta(weeks=3)
"""Who carried a meeting is asked while one still knows."""


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One time together, and in whose hands it was, in words."""

    meeting: Meeting
    hands: list[str]


@dataclass(frozen=True, slots=True)
class MemberLine:
    """Somebody who belongs to the group now; ``way`` is how they came to what they do."""

    membership: Membership
    way: str
    may_open: bool


@dataclass(frozen=True, slots=True)
class GroupPage:
    """One group today."""

    way: list[WayStep]
    gauges: list[Gauge]
    to_ask: Meeting | None
    """The last meeting, when nobody noted yet who carried it."""
    meetings: list[MeetingLine]
    times: int
    need: GroupNeed | None
    needs: list[GroupNeed]
    support: list[GroupSupport]
    members: list[MemberLine] = field(default_factory=list)
    former: list[Membership] = field(default_factory=list)

    @property
    def has_initiator(self) -> bool:
        """Whether a resident pulls the cart today."""
        roles = {line.membership.role for line in self.members}
        return Membership.Role.INITIATOR in roles


def page_of(group: NeighbourhoodGroup, user: User) -> GroupPage:
    """What ``user`` may know of ``group``; who its members are only a caseworker. Five or six queries."""
    today = timezone.localdate()
    meetings = meetings_of(group, today)
    support = list(group.support.select_related("given_by"))
    helped_on = {one.given_on for one in support if one.kind != GroupSupport.Kind.CALL}
    needs = list(group.needs.all())
    rows = _memberships(group, user)
    initiators = [one for one in rows if one.role == Membership.Role.INITIATOR]
    now = [one for one in rows if one.ended_on is None or one.ended_on > today]
    names = user.is_caseworker
    return GroupPage(
        way=way_of_group(group, meetings, initiators, helped_on, today, names=names),
        gauges=meter(meetings),
        to_ask=_to_ask(meetings, today),
        meetings=[_line(meeting) for meeting in meetings[:SHOWN]],
        times=len({meeting.day for meeting in meetings}),
        need=needs[0] if needs else None,
        needs=needs[1:],
        support=support[:SHOWN_SUPPORT],
        members=_members(group, now, rows) if names else [],
        former=_former(now, rows) if names else [],
    )


def _memberships(group: NeighbourhoodGroup, user: User) -> list[Any]:
    theirs = Family.objects.visible_to(user).filter(pk=OuterRef("person__family"))
    rows = Membership.objects.that_lasted().filter(group=group)
    return list(
        rows.select_related("person__family", "volunteer").annotate(may_open=Exists(theirs))
    )


def _to_ask(meetings: Sequence[Meeting], today: date) -> Meeting | None:
    last = meetings[0] if meetings else None
    is_open = last and not last.is_known and last.day > today - ASK_WITHIN
    return last if is_open else None


def _line(meeting: Meeting) -> MeetingLine:
    hands = [str(Hands(hand).label) for hand in meeting.hands] if meeting.is_known else []
    return MeetingLine(meeting, hands)


def _who(membership: Membership) -> tuple[int | None, int | None, str]:
    return membership.person_id, membership.volunteer_id, membership.name


def _members(
    group: NeighbourhoodGroup, now: Iterable[Any], rows: Iterable[Membership]
) -> list[MemberLine]:
    """Who does something for the others first."""
    before: dict[Any, list[Membership]] = defaultdict(list)
    for row in rows:
        before[_who(row)].append(row)
    first_visits = _first_visits(group, now)
    lines = [
        MemberLine(one, _way_of(before[_who(one)], first_visits.get(one.person_id)), one.may_open)
        for one in now
    ]
    order = [str(role) for role in Membership.Role if role != Membership.Role.MEMBER]
    order.append(str(Membership.Role.MEMBER))
    return sorted(
        lines,
        key=lambda line: (order.index(line.membership.role), line.membership.shown_name.casefold()),
    )


def _first_visits(group: NeighbourhoodGroup, now: Iterable[Membership]) -> dict[int, date]:
    people = [one.person_id for one in now if one.person_id]
    visits = Attendance.objects.that_count().filter(
        person__in=people, session__activity__group=group
    )
    return dict(visits.order_by().values_list("person").annotate(Min("session__held_on")))


def _way_of(rows: Iterable[Membership], first_visit: date | None) -> str:
    """``kwam voor het eerst op 3 januari 2018, lid sinds …, trekker sinds …``."""
    roles = [
        (one.started_on, _("%(role)s sinds %(day)s") % {
            "role": one.get_role_display(), "day": date_format(one.started_on, "j F Y")
        })
        for one in rows
    ]  # fmt: skip
    parts = [told for _day, told in sorted(roles)]
    if first_visit:
        came = _("kwam voor het eerst op %(day)s") % {"day": date_format(first_visit, "j F Y")}
        parts.insert(0, came)
    return ", ".join(parts)


def _former(now: Iterable[Membership], rows: Sequence[Membership]) -> list[Membership]:
    """Who was here and is not any more, by their last role."""
    here = {_who(one) for one in now}
    last = {_who(one): one for one in rows if _who(one) not in here}
    return list(last.values())
