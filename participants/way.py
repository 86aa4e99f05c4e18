"""The way of a family as its page shows it: five steps, each with its day and its evidence."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max, Min
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participants.models import Attendance, Case, Milestone, Obstacle, Step
from participants.models.attendances import ungrouped_activity
from participants.models.milestones import CONNECTION


@dataclass(frozen=True, slots=True)
class WayStep:
    """One of the five steps of a case: reached on a day, or still to come."""

    label: str
    rule: str
    reached_on: date | None
    evidence: str
    window: str
    """How the window is drawn: ``on`` when reached, ``reached`` for the next one, else ``none``."""
    milestone_pk: int | None = None


def connection_rule() -> str:
    """The rule of the last step, as it is printed wherever connection is shown."""
    return _(
        "Aansluiting is: %(visits)s keer bij dezelfde groep of activiteit binnen %(weeks)s weken, "
        "of een vaste taak als vrijwilliger."
    ) % {"visits": CONNECTION.visits, "weeks": CONNECTION.within_days // 7}


def rule_of(step: Step) -> str:
    """When ``step`` is reached, in words: as ``actions.milestones`` derives it."""
    match step:
        case Step.FOUND:
            return _("De dag waarop we het gezin vonden, en waar.")
        case Step.APPROACHED:
            return _("De eerste keer dat we contact zochten, ook zonder gehoor.")
        case Step.REACHED:
            return _("De eerste keer dat het gezin met ons sprak of terugschreef.")
        case Step.OBSTACLE_SOLVED:
            return _("De dag waarop de eerste belemmering was opgelost.")
        case _:
            return connection_rule()


def way_of(case: Case, visible: Collection[Obstacle]) -> list[WayStep]:
    """The five steps of ``case``, for somebody who may see the ``visible`` obstacles.

    Costs one query when connection is still to come.
    """
    reached = {milestone.step: milestone for milestone in case.milestones.all()}
    to_come = [step for step in Step if step not in reached]
    return [
        WayStep(
            label=str(step.label),
            rule=rule_of(step),
            reached_on=reached[step].reached_on if step in reached else None,
            evidence=evidence_of(reached[step], case, visible)
            if step in reached
            else hint(case, step),
            window="on" if step in reached else "reached" if step == to_come[0] else "none",
            milestone_pk=reached[step].pk if step in reached else None,
        )
        for step in Step
    ]


def evidence_of(milestone: Milestone, case: Case, visible: Collection[Obstacle]) -> str:
    """Why this milestone counts, in words."""
    if milestone.step == Step.FOUND:
        return _("via %(place)s") % {"place": case.finding_place} if case.finding_place else ""
    if milestone.contact:
        return _contact(milestone)
    if milestone.obstacle:
        return _obstacle(milestone.obstacle, visible)
    if milestone.session:
        return _("%(number)se keer bij %(activity)s") % {
            "number": CONNECTION.visits,
            "activity": milestone.session.activity,
        }
    if milestone.volunteer:
        return _("is vrijwilliger")
    return _("bewijs gewist na de bewaartermijn")


def _obstacle(obstacle: Obstacle, visible: Collection[Obstacle]) -> str:
    if obstacle not in visible:
        return _("alleen de eigen coach ziet welke")
    told = obstacle.solution or obstacle.told_evidence
    return f"{obstacle.kind}: {told}" if told else str(obstacle.kind)


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
