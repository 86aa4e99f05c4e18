"""Mail that leaves by a timer: each is sent at most once, and whoever wants no more can say so.

``deliver`` may run in two places at once and may be cut off at any moment. A mail is claimed in a
transaction of its own before the mail server hears of it, and only a clear refusal gives the claim
back: twice is worse than not at all, because what did not arrive can still be read in the house.
"""

from smtplib import SMTPException, SMTPServerDisconnected
from typing import Any, NamedTuple
from urllib.parse import urljoin

from django.conf import settings
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.signing import Signer
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from core.models import Muted, Post, PostQuerySet

SIGNER = Signer(salt="core.mailing.off")


class Delivery(NamedTuple):
    """How many mails left, and how many the mail server refused."""

    sent: int
    refused: int


def deliver(posts: PostQuerySet) -> Delivery:
    """Hand those of ``posts`` that wait to the mail server, in the order they were written.

    Raises ``OSError`` when the server cannot be reached; then nothing was claimed and all of it waits
    for the next time. A server that hangs up half way leaves one mail in doubt.
    """
    waiting = list(posts.waiting().order_by("pk"))
    outcomes = []
    if waiting:
        with mail.get_connection() as server:
            outcomes = [_hand_over(post, server) for post in waiting]
    return Delivery(outcomes.count(Post.State.SENT), outcomes.count(Post.State.REFUSED))


def _hand_over(post: Post, server: BaseEmailBackend) -> Post.State | None:
    """Send ``post`` when nobody else does; None when there was nothing to send."""
    rows = type(post)._default_manager.filter(pk=post.pk)
    if is_muted(post.topic, post.address):
        rows.update(is_quiet=True)
        return None
    if not _claim(rows):
        return None
    try:
        letter_of(post, server).send()
    except SMTPServerDisconnected:
        raise
    except SMTPException:
        rows.update(claimed_at=None, tries=F("tries") + 1)
        return Post.State.REFUSED
    rows.update(sent_at=timezone.now())
    return Post.State.SENT


def _claim(rows: Any) -> bool:
    """Whether we are the one who sends it; kept before the mail server hears of it."""
    with transaction.atomic(durable=True):
        return bool(rows.filter(claimed_at=None).update(claimed_at=timezone.now()))


def letter_of(post: Post, server: BaseEmailBackend | None = None) -> EmailMessage:
    """The mail itself: what ``post`` says, from whom, and how to stop it (RFC 8058)."""
    off = urljoin(settings.SITE, off_address(post.topic, post.address))
    with translation.override(settings.LANGUAGE_CODE):
        foot = _("Geen mail meer hierover? Zet het uit:")
    return EmailMessage(
        post.subject,
        f"{post.body}\n\n--\n{settings.FOUNDATION}\n{foot}\n{off}\n",
        to=[post.address],
        connection=server,
        headers={
            "List-Unsubscribe": f"<{off}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )


# No more of it -----------------------------------------------------------------------------------


def is_muted(topic: str, address: str) -> bool:
    """Whether ``address`` wants no mail about ``topic``."""
    return Muted.objects.filter(pk=_fingerprint(topic, address)).exists()


def muted_topics(topics: list[str], address: str) -> set[str]:
    """Those of ``topics`` that ``address`` turned off; one query."""
    prints = {_fingerprint(topic, address): topic for topic in topics}
    return {prints[key] for key in Muted.objects.filter(pk__in=prints).values_list("pk", flat=True)}


def mute(topic: str, address: str, *, off: bool) -> None:
    """Turn mail about ``topic`` off, or on again, for ``address``."""
    _mute(_fingerprint(topic, address), off=off)


def off_address(topic: str, address: str) -> str:
    """Where the holder of a mail turns the topic off, without signing in; it names nobody."""
    return reverse(settings.MAIL_OFF, args=[SIGNER.sign(_fingerprint(topic, address))])


def mute_by(token: str, *, off: bool) -> None:
    """The same as ``mute`` for whoever holds ``token``; ``BadSignature`` when we never made it."""
    _mute(SIGNER.unsign(token), off=off)


def is_muted_by(token: str) -> bool:
    """Whether what belongs to ``token`` is off; ``BadSignature`` when we never made it."""
    return Muted.objects.filter(pk=SIGNER.unsign(token)).exists()


def _mute(key: str, *, off: bool) -> None:
    if off:
        Muted.objects.get_or_create(pk=key)
    else:
        Muted.objects.filter(pk=key).delete()


def _fingerprint(topic: str, address: str) -> str:
    said = f"{topic} {address.lower()}"
    return salted_hmac("core.mailing", said, algorithm="sha256").hexdigest()
