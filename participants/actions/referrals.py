"""Bringing a family to a partner, and writing down what somebody says came of it."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from activities.models import Organisation
from participants.actions.milestones import refresh_families
from participants.models import Answer, AnswerLink, Consent, Family, Referral, Voice
from participants.referrals import verdict


class NoConsentError(Exception):
    """The family did not say that we may; so it is brought to nobody."""


def has_consent(family: Family) -> bool:
    """Whether ``family`` allows us today to keep a file; without it nothing leaves the house."""
    return Consent.objects.valid().filter(family=family).exists()


@transaction.atomic
def send_referral(*, referral: Referral) -> Referral:
    """Save a new referral, with what the partner is told as it is now.

    Raises ``NoConsentError`` when there is no valid consent today.
    """
    Family.objects.select_for_update().get(pk=referral.family_id)
    if not has_consent(referral.family):
        raise NoConsentError(_("Zonder toestemming verwijzen we niemand door."))
    referral.asked_on = referral.sent_on
    referral.save()
    return referral


@transaction.atomic
def note_answer(*, referral: Referral, said_by: str, outcome: str, **told: Any) -> Answer:
    """Write down what ``said_by`` says, beside all that was said before, and weigh it anew.

    ``told``: ``words``, ``said_on`` (today by default), ``noted_by``, ``link``, ``full_until_on``.
    Saying the same again in the same words on the same day adds nothing.
    """
    held = Referral.objects.select_for_update().get(pk=referral.pk)
    told = {"said_on": timezone.localdate(), "words": "", "full_until_on": None, **told}
    newest = held.answers.filter(said_by=said_by).first()
    if newest and _is_the_same(newest, outcome, told):
        return newest
    answer = Answer.objects.create(referral=held, said_by=said_by, outcome=outcome, **told)
    _weigh(held)
    note_full(organisation=held.organisation, until=told["full_until_on"])
    refresh_families([held.family_id])
    return answer


@transaction.atomic
def withdraw_referral(*, referral: Referral, by: User, words: str) -> Answer:
    """Take a referral back: nobody has to answer any more, and its links close."""
    revoke_links(AnswerLink.objects.filter(referral=referral))
    withdrawn = Referral.Outcome.WITHDRAWN
    return note_answer(
        referral=referral, said_by=Voice.US, outcome=withdrawn, words=words, noted_by=by
    )


def note_full(*, organisation: Organisation, until: date | None) -> None:
    """A partner says that it takes on nobody up to and including the day ``until``."""
    if until:
        organisation.full_until_on = until
        organisation.save(update_fields=["full_until_on", "updated_at"])


def revoke_links(links: Any) -> None:
    """Close ``links`` (a queryset): whoever opens one from now on learns nothing."""
    now = timezone.now()
    links.filter(revoked_at=None).update(revoked_at=now, updated_at=now)


def _is_the_same(newest: Answer, outcome: str, told: dict[str, Any]) -> bool:
    said = (newest.outcome, newest.words, newest.said_on, newest.full_until_on)
    return said == (outcome, told["words"], told["said_on"], told["full_until_on"])


def _weigh(referral: Referral) -> None:
    counts = verdict(list(referral.answers.all()))
    referral.outcome, referral.answered_on, referral.is_disputed = counts
    referral.save(update_fields=["outcome", "answered_on", "is_disputed", "updated_at"])
