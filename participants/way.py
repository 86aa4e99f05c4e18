"""The way of a family as its page shows it: five steps, each with its day and its evidence."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Count, Max, Min, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.questions import Blank, answers
from participants.models import Attendance, Case, ContactMoment, Family, Milestone, Obstacle, Step
from participants.models.attendances import ungrouped_activity
from participants.models.connections import FIRST_RULE, ConnectionRule, Thresholds


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


def connection_rule(rule: Thresholds) -> str:
    """``rule`` for the last step, as it is printed wherever connection is shown."""
    return _(
        "Aansluiting is: %(visits)s keer bij dezelfde groep of activiteit binnen %(weeks)s weken, "
        "of een vaste taak als vrijwilliger of in een buurtgroep."
    ) % {"visits": rule.visits, "weeks": rule.within_weeks}


def rule_of(step: Step, rule: Thresholds) -> str:
    """When ``step`` is reached, in words: as ``actions.milestones`` derives it by ``rule``."""
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
            return connection_rule(rule)


class MilestoneRow(NamedTuple):
    """A milestone with what its evidence says of itself."""

    pk: int
    case: int
    step: int
    reached_on: date
    contact_kind: str | None
    was_reached: bool | None
    author: str | None
    obstacle: int | None
    activity: str | None
    volunteer: int | None
    task_at: str | None
    """The group in which somebody has a task."""
    visits: int
    """How many visits made a connection on that day."""

    @property
    def label(self) -> str:
        return str(Step(self.step).label)


COLUMNS = (
    "pk",
    "case",
    "step",
    "reached_on",
    "contact__kind",
    "contact__was_reached",
    "contact__author__name",
    "obstacle",
    "session__activity__name",
    "volunteer",
    "membership__group__name",
)


def milestones_of(family: Family) -> dict[int, list[MilestoneRow]]:
    """The milestones of each case of ``family``, by its key; one query."""
    reached: dict[int, list[MilestoneRow]] = defaultdict(list)
    for milestone in map(MilestoneRow._make, answers(_milestones, family=family.pk)):
        reached[milestone.case].append(milestone)
    return reached


def _milestones(family: Blank) -> QuerySet[Any]:
    rule = ConnectionRule.objects.filter(programme=None, starts_on__lte=OuterRef("reached_on"))
    visits = Coalesce(Subquery(rule.values("visits")[:1]), FIRST_RULE.visits)
    return Milestone.objects.filter(case__family=family).values_list(*COLUMNS, visits)


def row_of(milestone: Milestone, rule: Thresholds) -> MilestoneRow:
    """One milestone, with what was fetched along with it, as ``milestones_of`` reads it."""
    contact, session = milestone.contact, milestone.session
    author = contact.author if contact else None
    return MilestoneRow(
        pk=milestone.pk,
        case=milestone.case_id,
        step=milestone.step,
        reached_on=milestone.reached_on,
        contact_kind=contact.kind if contact else None,
        was_reached=contact.was_reached if contact else None,
        author=str(author) if author else None,
        obstacle=milestone.obstacle_id,
        activity=str(session.activity) if session else None,
        volunteer=milestone.volunteer_id,
        task_at=str(milestone.membership.group) if milestone.membership else None,
        visits=rule.visits,
    )


def way_of(
    case: Case,
    milestones: Iterable[MilestoneRow],
    visible: Collection[Obstacle],
    rule: Thresholds = FIRST_RULE,
) -> list[WayStep]:
    """The five steps of ``case``, for somebody who may see the ``visible`` obstacles.

    ``rule`` is the rule for connection as it is today.

    Costs one query when connection is still to come.
    """
    reached = {milestone.step: milestone for milestone in milestones}
    to_come = [step for step in Step if step not in reached]
    return [
        WayStep(
            label=str(step.label),
            rule=rule_of(step, rule),
            reached_on=reached[step].reached_on if step in reached else None,
            evidence=evidence_of(reached[step], case, visible)
            if step in reached
            else hint(case, step, rule),
            window="on" if step in reached else "reached" if step == to_come[0] else "none",
            milestone_pk=reached[step].pk if step in reached else None,
        )
        for step in Step
    ]


def evidence_of(milestone: MilestoneRow, case: Case, visible: Collection[Obstacle]) -> str:
    """Why this milestone counts, in words."""
    if milestone.step == Step.FOUND:
        return _("via %(place)s") % {"place": case.finding_place} if case.finding_place else ""
    if milestone.contact_kind:
        return _contact(ContactMoment.Kind(milestone.contact_kind), milestone)
    if milestone.obstacle:
        return _obstacle(next((o for o in visible if o.pk == milestone.obstacle), None))
    if milestone.activity:
        return _("%(number)se keer bij %(activity)s") % {
            "number": milestone.visits,
            "activity": milestone.activity,
        }
    if milestone.volunteer or milestone.task_at:
        return _task(milestone)
    return _("bewijs gewist na de bewaartermijn")


def _task(milestone: MilestoneRow) -> str:
    if milestone.volunteer:
        return _("is vrijwilliger")
    return _("vaste taak bij %(place)s") % {"place": milestone.task_at}


def _obstacle(obstacle: Obstacle | None) -> str:
    if obstacle is None:
        return _("alleen de eigen coach ziet welke")
    told = obstacle.solution or obstacle.told_evidence
    return f"{obstacle.kind}: {told}" if told else str(obstacle.kind)


def _contact(kind: ContactMoment.Kind, milestone: MilestoneRow) -> str:
    parts = [str(kind.label)]
    if milestone.author:
        parts.append(_("door %(name)s") % {"name": milestone.author})
    if not milestone.was_reached:
        parts.append(_("geen gehoor"))
    return ", ".join(parts)


def hint(case: Case, step: Step, rule: Thresholds) -> str:
    """What is still needed for ``step``, in words."""
    match step:
        case Step.APPROACHED:
            return _("nog geen contact gezocht")
        case Step.REACHED:
            return _("nog niet gesproken")
        case Step.OBSTACLE_SOLVED:
            return _("nog geen belemmering opgelost")
        case _:
            return _nearest_group(case, rule)


def _nearest_group(case: Case, rule: Thresholds) -> str:
    """How many visits are still needed, at the activity where the family is nearest to it."""
    nearest = _most_visited(case, timezone.localdate() - timedelta(days=rule.within_days))
    if not nearest:
        return ngettext(
            "nog nergens geweest in de laatste week",
            "nog nergens geweest in de laatste %(weeks)s weken",
            rule.within_weeks,
        ) % {"weeks": rule.within_weeks}
    missing = max(rule.visits - nearest["days"], 1)
    until = nearest["since"] + timedelta(days=rule.within_days)
    return ngettext(
        "%(seen)s van de %(needed)s keer bij %(group)s. Nog %(missing)s keer, uiterlijk %(until)s",
        "%(seen)s van de %(needed)s keer bij %(group)s. Nog %(missing)s keer, uiterlijk %(until)s",
        missing,
    ) % {
        "seen": nearest["days"],
        "needed": rule.visits,
        "group": nearest["session__activity__group__name"] or nearest["activity"],
        "missing": missing,
        "until": date_format(until, "j F"),
    }


def _most_visited(case: Case, since: date) -> Mapping[str, Any] | None:
    """Where the family came on most days of its case from ``since`` on; None when it came nowhere."""
    return (
        Attendance.objects.that_count()
        .filter(person__family=case.family_id, session__held_on__gte=max(case.found_on, since))
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
