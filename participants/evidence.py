"""What a milestone rests on, where that can be corrected, and what happens then."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from participants.models import Attendance, Milestone, Obstacle, Step
from participants.models.connections import RuleBook, Thresholds
from participants.way import evidence_of, row_of, rule_of


@dataclass(frozen=True, slots=True)
class Path:
    """A way to something that was written down, to correct it there."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One milestone: what it rests on, the rule, and what a correction does."""

    milestone: Milestone
    rule: str
    told: str
    what_then: str
    paths: list[Path] = field(default_factory=list)


def evidence_for(milestone: Milestone, visible: Collection[Obstacle]) -> Evidence:
    """All about ``milestone``, for somebody who may see the ``visible`` obstacles of the family."""
    rule = RuleBook.opened().on(milestone.reached_on)
    return Evidence(
        milestone=milestone,
        rule=rule_of(Step(milestone.step), rule),
        told=evidence_of(row_of(milestone, rule), milestone.case, visible),
        what_then=_what_then(milestone),
        paths=_paths(milestone, visible, rule),
    )


def _what_then(milestone: Milestone) -> str:
    if milestone.step == Step.FOUND:
        return _(
            "Verander je de dag van vinden, dan verschuift deze stap mee. Wat voor die dag gebeurde, "
            "telt dan niet meer voor dit traject."
        )
    if milestone.contact:
        return _(
            "Verander je de dag, of staat er ten onrechte “gesproken”, dan kijken we opnieuw. De stap "
            "gaat naar het eerste contact dat wel telt. Is er geen, dan vervalt de stap."
        )
    if milestone.obstacle:
        return _(
            "Staat de belemmering toch nog open, of was het op een andere dag, dan kijken we opnieuw. "
            "De stap gaat naar de eerste belemmering die wel is opgelost. Is er geen, dan vervalt de stap."
        )
    if milestone.session:
        return _(
            "Haal je iemand van een van deze lijsten af, dan tellen we opnieuw. Zijn er ergens anders "
            "genoeg bezoeken, dan blijft de stap. Anders vervalt hij."
        )
    if milestone.volunteer or milestone.membership:
        return _what_then_without_the_task(milestone)
    return _("Het bewijs is na de bewaartermijn gewist. De stap blijft staan.")


def _what_then_without_the_task(milestone: Milestone) -> str:
    if milestone.volunteer:
        return _(
            "Is deze persoon geen vrijwilliger, dan kijken we opnieuw: zijn er genoeg bezoeken aan "
            "dezelfde groep, dan blijft de stap. Anders vervalt hij."
        )
    return _(
        "Heeft deze persoon geen vaste taak in de groep, dan kijken we opnieuw: zijn er genoeg "
        "bezoeken aan dezelfde groep, dan blijft de stap. Anders vervalt hij."
    )


def _paths(milestone: Milestone, visible: Collection[Obstacle], rule: Thresholds) -> list[Path]:
    family = milestone.case.family_id

    def path(label: str, name: str, *keys: int) -> Path:
        return Path(label, reverse(f"participants:{name}", args=[family, *keys]))

    if milestone.step == Step.FOUND:
        return [path(_("Traject verbeteren"), "case_edit", milestone.case_id)]
    if milestone.contact:
        return [path(_("Contact verbeteren"), "contact_edit", milestone.contact.pk)]
    if milestone.obstacle:
        may_see = milestone.obstacle in visible
        correct = path(_("Belemmering verbeteren"), "obstacle_edit", milestone.obstacle.pk)
        return [correct] if may_see else []
    if milestone.volunteer:
        people = milestone.case.family.members.filter(volunteer=milestone.volunteer)
        return [path(_("%(name)s verbeteren") % {"name": p}, "person_edit", p.pk) for p in people]
    if milestone.membership:
        group = milestone.membership.group
        return [
            Path(_("Leden van %(group)s verbeteren") % {"group": group}, group.get_absolute_url())
        ]
    return _registers(milestone, rule)


def _registers(milestone: Milestone, rule: Thresholds) -> list[Path]:
    """The registers of the visits that made the connection, the last first."""
    if not milestone.session:
        return []
    activity = milestone.session.activity
    together = (
        {"activity__group": activity.group_id} if activity.group_id else {"activity": activity}
    )
    first = max(milestone.case.found_on, milestone.reached_on - timedelta(days=rule.within_days))
    visits = (
        Attendance.objects.that_count()
        .filter(
            person__family=milestone.case.family_id,
            session__held_on__range=(first, milestone.reached_on),
            **{f"session__{name}": value for name, value in together.items()},
        )
        .order_by("-session__held_on", "-session")
        .values_list("session__held_on", "session", "session__activity__name")
        .distinct()
    )
    return [
        Path(
            _("Presentie van %(activity)s, %(day)s")
            % {"activity": name, "day": date_format(day, "j F Y")},
            reverse("participants:register", args=[session]),
        )
        for day, session, name in visits
    ]
