"""Who helps at a session: who is planned, who can be asked, and who would be a participant as well."""

from collections.abc import Collection
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext

from activities.models import Availability, Duty, Session, Volunteer
from activities.papers import who_lacks
from activities.templatetags.volunteers import abilities
from core.moments import DAYS, Part, part_of
from participants.models import Attendance, Enrolment, Person

Group = tuple[str, list[tuple[int, str]]]


def helpers_at(session: Session) -> QuerySet[Duty, Any]:
    """Who is expected to help at ``session``; adds ``may_visit``: takes part in the activity as well."""
    visitor = _takes_part(session).filter(volunteer=OuterRef("volunteer")).order_by()
    duties = Duty.objects.filter(session=session).annotate(may_visit=Exists(visitor))
    return duties.select_related("volunteer").order_by("volunteer__search_key", "pk")


def takes_part(volunteer: Volunteer, sessions: Collection[Session]) -> bool:
    """Whether ``volunteer`` takes part around the days of these ``sessions`` of one activity."""
    days = [one.held_on for one in sessions]
    if not days:
        return False
    enrolled = Enrolment.objects.filter(
        Q(ended_on=None) | Q(ended_on__gte=min(days)),
        activity=next(iter(sessions)).activity_id,
        started_on__lte=max(days),
    )
    here = Attendance.objects.filter(session__in=[one.pk for one in sessions])
    return _either(enrolled, here).filter(volunteer=volunteer).exists()


def candidates(session: Session) -> QuerySet[Any]:
    """Who could be asked: with us that day and not planned yet."""
    planned = Duty.objects.filter(session=session).order_by().values("volunteer")
    return Volunteer.objects.active(on=session.held_on).exclude(pk__in=planned).by_name()


def candidate_groups(session: Session) -> list[Group]:
    """The candidates as one chooses among them: who can come that part of the week first."""
    moment = moment_of(session)
    volunteers = candidates(session)
    lacking = who_lacks(volunteers, session.activity, session.held_on)
    groups: dict[str, list[tuple[int, str]]] = {
        gettext("Kan op %(moment)s") % {"moment": moment}: [],
        gettext("Weten we niet"): [],
        gettext("Zei niet te kunnen op %(moment)s") % {"moment": moment}: [],
        gettext("Mist een bewijs"): [],
    }
    can, unknown, cannot, lacks = groups.values()
    for one in _told(volunteers, session):
        rows = (can if one.is_free else cannot) if one.is_known else unknown
        rows = lacks if one.pk in lacking else rows
        rows.append((one.pk, " · ".join(filter(None, [str(one), abilities(one)]))))
    return [(name, rows) for name, rows in groups.items() if rows]


def moment_of(session: Session) -> str:
    """``dinsdagochtend``; without an hour ``dinsdag``."""
    day = str(DAYS[session.held_on.weekday()]).lower()
    part = part_of(session.starts_at or session.activity.starts_at)
    return f"{day}{Part(part).label}" if part else day


def _told(volunteers: QuerySet[Any], session: Session) -> QuerySet[Any]:
    """With ``is_known``: said when they can come at all; and ``is_free``: can come then."""
    rows = Availability.objects.filter(volunteer=OuterRef("pk"))
    then: dict[str, Any] = {"weekday": session.held_on.weekday()}
    if part := part_of(session.starts_at or session.activity.starts_at):
        then["part"] = part
    told = volunteers.annotate(is_known=Exists(rows), is_free=Exists(rows.filter(**then)))
    return told.prefetch_related("languages", "skills", "availability")


def _takes_part(session: Session) -> QuerySet[Person]:
    """Who is on the register of ``session``, or was marked on it."""
    enrolled = Enrolment.objects.current(session.held_on).filter(activity=session.activity_id)
    return _either(enrolled, Attendance.objects.filter(session=session))


def _either(enrolled: QuerySet[Enrolment], here: QuerySet[Attendance]) -> QuerySet[Person]:
    on_it, came = (rows.order_by().values("person") for rows in (enrolled, here))
    return Person.objects.filter(Q(pk__in=on_it) | Q(pk__in=came))
