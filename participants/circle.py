"""The people around a family: who it can turn to, its coach, the partners it was brought to."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from participants.files import File
from participants.models.referrals import GONE


@dataclass(frozen=True, slots=True)
class Anchor:
    """Somebody around a family, or a partner; ``tie_pk`` when it can be changed on its page."""

    name: str
    role: str
    text: str = ""
    tie_pk: int | None = None


def circle_of(file: File) -> list[Anchor]:
    """Its own people first, then its coach, then the partners that did not turn it away."""
    ties = [
        Anchor(tie.name, tie.get_kind_display(), tie.uses, tie.pk)
        for tie in file.ties
        if tie.is_there
    ]
    coach = [Anchor(str(file.family.coach), _("coach"))] if file.family.coach else []
    partners = {
        referral.organisation_pk: Anchor(referral.organisation, _("partner"))
        for referral in file.referrals
        if referral.outcome not in GONE
    }
    return [*ties, *coach, *partners.values()]
