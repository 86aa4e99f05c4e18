"""The way of a family as its page shows it: five steps, each with its day and its evidence."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max, Min
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participants.models import Attendance, Case, Milestone, Step
from participants.models.attendances import ungrouped_activity
from participants.models.milestones import CONNECTION


@dataclass(frozen=True, slots=True)
class WayStep:
    """One of the five steps of a case: reached on a day, or still to come."""

    label: str
    reached_on: date | None
    evidence: str
    window: str
    """How the window is drawn: ``on`` when reached, ``reached`` for the next one, else ``none``."""


def connection_rule() -> str:
    """The rule of the last step, as it is printed wherever connection is shown."""
    return _(
        "Aansluiting is: %(visits)s keer bij dezelfde groep of activiteit binnen %(weeks)s weken, "
        "of een vaste taak als vrijwilliger."
    ) % {"visits": CONNECTION.visits, "weeks": CONNECTION.within_days // 7}


def way_of(case: Case) -> list[WayStep]:
    """The five steps of ``case``; costs one query when connection is still to come."""
    reached = {milestone.step: milestone for milestone in case.milestones.all()}
    to_come = [step for step in Step if step not in reached]
    return [
        WayStep(
            label=str(step.label),
            reached_on=reached[step].reached_on if step in reached else None,
            evidence=evidence_of(reached[step], case) if step in reached else hint(case, step),
            window="on" if step in reached else "reached" if step == to_come[0] else "none",
        )
        for step in Step
    ]


def evidence_of(milestone: Milestone, case: Case) -> str:
    """Why this milestone counts, in words."""
    if milestone.step == Step.FOUND:
        return _("via %(place)s") % {"place": case.finding_place} if case.finding_place else ""
    if milestone.contact:
        return _contact(milestone)
    if milestone.obstacle:
        solved_by = milestone.obstacle.solved_by or milestone.obstacle.evidence
        return f"{milestone.obstacle.kind}: {solved_by}"
    if milestone.session:
        return _("%(number)se keer bij %(activity)s") % {
            "number": CONNECTION.visits,
            "activity": milestone.session.activity,
        }
    if milestone.volunteer:
        return _("is vrijwilliger")
    return _("bewijs gewist na de bewaartermijn")


def _contact(milestone: Milestone) -> str:
    contact = milestone.contact
    assert contact is not None  # noqa: S101  # the caller has looked
    parts = [contact.get_kind_display()]
    if contact.author:
        parts.append(_("door %(name)s") % {"name": contact.author})
    if not contact.was_reached:
        parts.append(_("geen gehoor"))
    return ", ".join(parts)


def hint(case: Case, step: Step) -> str:
    """What is still needed for ``step``, in words."""
    match step:
        case Step.APPROACHED:
            return _("nog geen contact gezocht")
        case Step.REACHED:
            return _("nog niet gesproken")
        case Step.OBSTACLE_SOLVED:
            return _("nog geen belemmering opgelost")
        case _:
            return _nearest_group(case)


def _nearest_group(case: Case) -> str:
    """How many visits are still needed, at the activity where the family is nearest to it."""
    today = timezone.localdate()
    nearest = (
        Attendance.objects.that_count()
        .filter(
            person__family=case.family_id,
            session__held_on__gte=max(
                case.found_on, today - timedelta(days=CONNECTION.within_days)
            ),
        )
        .values(
            "session__activity__group",
            "session__activity__group__name",
            joined=ungrouped_activity(),
        )
        .annotate(
            days=Count("session__held_on", distinct=True),
            since=Min("session__held_on"),
            activity=Max("session__activity__name"),
        )
        .order_by("-days", "-since")
        .first()
    )
    if not nearest:
        return _("nog nergens geweest in de laatste 8 weken")
    missing = max(CONNECTION.visits - nearest["days"], 1)
    until = nearest["since"] + timedelta(days=CONNECTION.within_days)
    return ngettext(
        "%(seen)s van de %(needed)s keer bij %(group)s. Nog %(missing)s keer, uiterlijk %(until)s",
        "%(seen)s van de %(needed)s keer bij %(group)s. Nog %(missing)s keer, uiterlijk %(until)s",
        missing,
    ) % {
        "seen": nearest["days"],
        "needed": CONNECTION.visits,
        "group": nearest["session__activity__group__name"] or nearest["activity"],
        "missing": missing,
        "until": date_format(until, "j F"),
    }
