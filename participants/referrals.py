"""What came of a referral, from everything that was said about it; and its rows for the pages.

Nothing that was said is overwritten: the newest word of the partner, of the family and of us stand
beside each other. What counts is worked out from them:

1. our own word, when it is the newest: we asked around, and settle it;
2. otherwise the newest word;
3. except that a partner does not undo how it ended for the family: the family knows whether it was
   helped.

Two that say the opposite (one *there*, one *not*) are disputed until we settle it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.db.models import QuerySet

from core.questions import Blank, answers
from participants.models import Answer, AnswerLink, Family, Referral, Voice
from participants.models.referrals import GONE, GOOD, STILL_OPEN

ENDED = {*GOOD, *GONE}


class Verdict(NamedTuple):
    """What counts, since when, and whether two people say the opposite."""

    outcome: str = Referral.Outcome.SENT
    answered_on: date | None = None
    is_disputed: bool = False


class Said(NamedTuple):
    """One answer, as pages show it."""

    said_by: str
    outcome: str
    words: str
    said_on: date
    noted_by: str | None

    @property
    def who(self) -> str:
        return str(Voice(self.said_by).label)

    @property
    def what(self) -> str:
        return str(Referral.Outcome(self.outcome).label)


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """A referral in the file of a family, with all that was said about it, the newest first."""

    pk: int
    organisation_pk: int
    organisation: str
    sent_on: date
    warmth: str
    outcome: str
    is_disputed: bool
    author: str | None
    answers: list[Said] = field(default_factory=list)

    def get_outcome_display(self) -> str:
        return str(Referral.Outcome(self.outcome).label)

    @property
    def is_open(self) -> bool:
        return self.is_disputed or self.outcome in STILL_OPEN

    @property
    def voices(self) -> list[Said]:
        """The newest word of each, when they do not all say the same."""
        return differing(self.answers)


def verdict(answers: Sequence[Answer]) -> Verdict:
    """What counts of ``answers``, the newest first."""
    if not answers:
        return Verdict()
    last, newest = answers[0], _newest(answers)
    family, partner = newest.get(Voice.FAMILY), newest.get(Voice.PARTNER)
    if last.said_by == Voice.US or not (family and partner):
        return Verdict(last.outcome, last.said_on)
    counts = family if last.said_by == Voice.PARTNER and family.outcome in ENDED else last
    return Verdict(counts.outcome, counts.said_on, _contradict(family.outcome, partner.outcome))


def differing(answers: Iterable[Said]) -> list[Said]:
    """The newest word of the partner and of the family, when they say something else."""
    newest: dict[str, Said] = {}
    for said in answers:
        newest.setdefault(said.said_by, said)
    voices = [newest[voice] for voice in (Voice.PARTNER, Voice.FAMILY) if voice in newest]
    return voices if len({said.outcome for said in voices}) > 1 else []


def _newest(answers: Iterable[Answer]) -> dict[str, Answer]:
    newest: dict[str, Answer] = {}
    for answer in answers:
        newest.setdefault(answer.said_by, answer)
    return newest


def _contradict(one: str, other: str) -> bool:
    return {one in GOOD, other in GOOD} == {True, False} and bool({one, other} & GONE)


def rows_of(family: Family, end: int | None = None) -> list[ReferralRow]:
    """The referrals of ``family``, the newest first, at most ``end``; two queries, one without any."""
    rows = [ReferralRow(*row) for row in answers(_referrals, end, family=family.pk)]
    said = answers_of([row.pk for row in rows])
    for row in rows:
        row.answers.extend(said[row.pk])
    return rows


def _referrals(end: int | None, family: Blank) -> QuerySet[Any]:
    columns = (
        *("pk", "organisation", "organisation__name", "sent_on", "warmth", "outcome"),
        *("is_disputed", "author__name"),
    )
    return Referral.objects.filter(family=family).values_list(*columns)[:end]


def answers_of(referrals: Sequence[int]) -> dict[int, list[Said]]:
    """Everything that was said about each of ``referrals``, the newest first; one query at most."""
    said: dict[int, list[Said]] = defaultdict(list)
    if referrals:
        rows = Answer.objects.filter(referral__in=referrals)
        columns = ("said_by", "outcome", "words", "said_on", "noted_by__name")
        for referral, *told in rows.values_list("referral", *columns):
            said[referral].append(Said(*told))
    return said


class LinkRow(NamedTuple):
    """Whom we can ask how it went, and the link they have now."""

    audience: str
    link: AnswerLink | None

    @property
    def is_for_family(self) -> bool:
        return self.audience == Voice.FAMILY


def links_of(referral: Referral) -> list[LinkRow]:
    """The partner and the family, each with the link that opens today; one query."""
    live = {link.audience: link for link in referral.links.live()}
    return [LinkRow(voice, live.get(voice)) for voice in (Voice.PARTNER, Voice.FAMILY)]
