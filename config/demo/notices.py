"""What the house told in the last days, and a message to a group, as if all mail had left."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from accounts.models import Notice, User
from accounts.roles import Role
from activities.models import NeighbourhoodGroup
from config.postman import write_post
from participants.actions.mailings import addresses_of, forget_addresses, write_mailing
from participants.models import GroupMailing, MailingCopy

DAYS = 7
TOLD_AT = time(15, 30)
WORDS = "Volgende week beginnen we een half uur later. Neem gerust iemand mee."


def make_notices(today: date) -> None:
    """A week of notices, each dated on its day; nothing is mailed from a demo."""
    for ago in range(DAYS, 0, -1):
        moment = _moment(today, ago)
        before = set(Notice.objects.values_list("pk", flat=True))
        write_post(moment)
        Notice.objects.exclude(pk__in=before).update(
            created_at=moment, claimed_at=moment, sent_at=moment
        )
    _write_to_a_group(_moment(today, DAYS))


def _write_to_a_group(moment: datetime) -> None:
    """To the first group of which somebody can be reached."""
    leader = User.objects.filter(role=Role.COORDINATOR).order_by("pk")[0]
    for group in NeighbourhoodGroup.objects.order_by("name"):
        if addresses_of(group):
            write_mailing(group=group, text=WORDS, author=leader)
            break
    GroupMailing.objects.update(created_at=moment)
    MailingCopy.objects.update(claimed_at=moment, sent_at=moment)
    forget_addresses()


def _moment(today: date, ago: int) -> datetime:
    return timezone.make_aware(datetime.combine(today - timedelta(days=ago), TOLD_AT))
