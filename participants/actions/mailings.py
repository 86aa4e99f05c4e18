"""Sending a message to the members of a group of neighbours."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import User
from activities.models import NeighbourhoodGroup
from core.mailing import Delivery, deliver
from participants.models import GroupMailing, MailingCopy, Membership

LOST_AFTER = timedelta(days=7)


def addresses_of(group: NeighbourhoodGroup) -> list[str]:
    """The mail addresses of who belongs to ``group`` today, each once; one query.

    A household has one address, so a mother and her daughter get one message.
    """
    members = Membership.objects.current().that_lasted().filter(group=group)
    pairs = members.order_by().values_list("person__family__email", "volunteer__email")
    return sorted({address.lower() for pair in pairs for address in pair if address})


@transaction.atomic
def write_mailing(*, group: NeighbourhoodGroup, text: str, author: User) -> GroupMailing:
    """Write ``text`` to all members of ``group``; the timer mails it within a quarter of an hour."""
    mailing = GroupMailing.objects.create(group=group, text=text, author=author)
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("Een bericht voor je groep")
        body = _("Dit bericht is voor iedereen van %(group)s.") % {"group": group}
    MailingCopy.objects.bulk_create(
        MailingCopy(
            mailing=mailing,
            key=f"mailing.{mailing.pk}.{number}",
            address=address,
            subject=subject,
            body=f"{body}\n\n{text}\n\n{author.short_name}",
        )
        for number, address in enumerate(addresses_of(group))
    )
    return mailing


def deliver_mailings() -> Delivery:
    """Mail the copies that wait, and forget the address of what left; raises as ``deliver`` does."""
    try:
        return deliver(MailingCopy.objects.select_related("mailing"))
    finally:
        forget_addresses()


def forget_addresses() -> None:
    """What left needs no address any more, nor what did not leave for a week; the counts stay."""
    over = Q(sent_at__isnull=False) | Q(created_at__lt=timezone.now() - LOST_AFTER)
    MailingCopy.objects.filter(over).exclude(address="").update(address="")
