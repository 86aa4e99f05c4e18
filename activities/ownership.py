"""The ownership meter: who opens, who decides and who keeps the list at a group of neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities.independence import Meeting
from activities.models import Hands

LAST = 5  # meetings: as many as there are panes, and as the rule of independence looks back


@dataclass(frozen=True, slots=True)
class Gauge:
    """One question over the last meetings: which were in the hands of the group, and in words."""

    question: str
    lit: tuple[int, ...]
    """Which of the meetings, 1 the first, the group did by itself."""
    words: str


def meter(meetings: Sequence[Meeting]) -> list[Gauge]:
    """The three questions over the last ``LAST`` of ``meetings`` (the last first) that were noted.

    Empty when none was.
    """
    known = [meeting for meeting in meetings if meeting.is_known][:LAST][::-1]
    if not known:
        return []
    questions = (_("Openen"), _("Beslissen"), _("De lijst"))
    hands = zip(*(meeting.hands for meeting in known), strict=True)
    return [_gauge(question, answers) for question, answers in zip(questions, hands, strict=True)]


def _gauge(question: str, answers: Sequence[str]) -> Gauge:
    lit = tuple(at for at, hand in enumerate(answers, 1) if hand == Hands.GROUP)
    return Gauge(question, lit, _in_words(answers))


def _in_words(answers: Sequence[str]) -> str:
    """``3 van de 5 keer de groep, 1 keer samen, 1 keer wij``."""
    parts = [
        ngettext("%(part)s van de %(all)s keer de groep", "%(part)s van de %(all)s keer de groep",
                 len(answers))
        % {"part": answers.count(Hands.GROUP), "all": len(answers)}
    ]  # fmt: skip
    together, us = answers.count(Hands.TOGETHER), answers.count(Hands.US)
    if together:
        parts.append(_("%(times)s keer samen met ons") % {"times": together})
    if us:
        parts.append(_("%(times)s keer wij") % {"times": us})
    return ", ".join(parts)
