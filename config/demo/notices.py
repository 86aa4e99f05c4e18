"""What the house told in the last days, as if its mail had left."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from accounts.models import Notice
from config.postman import write_post

DAYS = 7
TOLD_AT = time(15, 30)


def make_notices(today: date) -> None:
    """A week of notices, each dated on its day; nothing is mailed from a demo."""
    for ago in range(DAYS, 0, -1):
        moment = timezone.make_aware(datetime.combine(today - timedelta(days=ago), TOLD_AT))
        before = set(Notice.objects.values_list("pk", flat=True))
        write_post(moment)
        Notice.objects.exclude(pk__in=before).update(
            created_at=moment, claimed_at=moment, sent_at=moment
        )
