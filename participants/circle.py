"""The people around a family: who it can turn to, its coach, the partners it was brought to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from participants.files import File
from participants.models import Case, Step, Tie
from participants.models.referrals import GONE


@dataclass(frozen=True, slots=True)
class Anchor:
    """Somebody around a family, or a partner; ``tie_pk`` when it can be changed on its page."""

    name: str
    role: str
    text: str = ""
    tie_pk: int | None = None
    url: str = ""
    """The page of who it is in our files, when one may open that."""
    met_at: str = ""
    together_on: date | None = None


@dataclass(frozen=True, slots=True)
class Circle:
    """Who stands around a family today, who left just now, and whether it has only us."""

    anchors: list[Anchor]
    just_left: list[Tie]
    only_us: str
    """In words that nobody of its own is near; empty when somebody is, or we hardly know it."""


def circle_of(file: File) -> Circle:
    """Its own people first, then its coach, then the partners that did not turn it away."""
    there = [tie for tie in file.ties if tie.is_there]
    coach = [Anchor(str(file.family.coach), _("coach"))] if file.family.coach else []
    partners = {
        referral.organisation_pk: Anchor(referral.organisation, _("partner"))
        for referral in file.referrals
        if referral.outcome not in GONE
    }
    since = timezone.localdate() - timedelta(days=1)
    return Circle(
        [*map(anchor, there), *coach, *partners.values()],
        [tie for tie in file.ties if tie.ended_on and tie.ended_on >= since and not tie.is_there],
        only_us(there) if _is_known(file.open_case) else "",
    )


def anchor(tie: Tie) -> Anchor:
    """``tie`` as fetched by ``files.ties_of``."""
    return Anchor(
        tie.name,
        tie.get_kind_display(),
        tie.uses,
        tie.pk,
        _address(tie),
        str(tie.met_at or ""),
        tie.together_on,  # type: ignore[attr-defined]  # annotated
    )


def only_us(there: Iterable[Tie]) -> str:
    """What is said of a family with these people when none of them is an anchor; else nothing."""
    kinds = {tie.kind for tie in there}
    if kinds & Tie.ANCHORS:
        return ""
    if Tie.Kind.RELATIVE_AWAY in kinds:
        return _("Familie is er alleen ver weg. Dichtbij zijn wij de enigen.")
    if kinds:
        return _("Alleen wij en andere hulpverleners staan om dit gezin heen.")
    return _("Alleen wij staan om dit gezin heen.")


def _is_known(case: Case | None) -> bool:
    """Whether we have spoken with the family: before that we cannot know who it has."""
    return case is not None and case.stage >= Step.REACHED


def _address(tie: Tie) -> str:
    if tie.person and tie.may_open:  # type: ignore[attr-defined]  # annotated
        return reverse("participants:family_detail", args=[tie.person.family_id])
    if tie.volunteer_id:
        return reverse("activities:volunteer_detail", args=[tie.volunteer_id])
    return ""
