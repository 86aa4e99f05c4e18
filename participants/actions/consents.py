"""Giving and taking back consent."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from participants.actions.referrals import revoke_links
from participants.actions.stories import refuse_stories
from participants.models import AnswerLink, Consent, Family

CONSENT_LASTS = timedelta(days=365)


def give_consent(*, family: Family, noted_by: User, how: str = Consent.How.SPOKEN) -> Consent:
    """A year of consent from today; an earlier one stays in the history."""
    today = timezone.localdate()
    return Consent.objects.create(
        family=family, how=how, given_on=today, expires_on=today + CONSENT_LASTS, noted_by=noted_by
    )


@transaction.atomic
def withdraw_consents(*, family: Family) -> None:
    """End every consent of ``family`` that still holds, as of today.

    Its stories are told no more, and no partner reads about it any longer: the links close.
    """
    revoke_links(AnswerLink.objects.filter(referral__family=family))
    refuse_stories(stories=family.stories.all())
    Consent.objects.valid().filter(family=family).update(withdrawn_on=timezone.localdate())
