"""Links on which a partner or a family answers: made, mailed, closed, and answered."""

from datetime import date
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import User
from core.keys import hash_of
from participants.actions.referrals import note_answer, revoke_links
from participants.models import Answer, AnswerLink, Referral, Voice
from participants.models.answers import LINK_LASTS


@transaction.atomic
def make_link(*, referral: Referral, audience: str, by: User) -> AnswerLink:
    """A new link for the partner or the family; the one they had closes.

    Asking again counts as asking: the days for an answer begin anew.
    """
    held = Referral.objects.select_for_update().get(pk=referral.pk)
    revoke_links(held.links.filter(audience=audience))
    today = timezone.localdate()
    link = AnswerLink(referral=held, audience=audience, made_by=by, expires_on=today + LINK_LASTS)
    link.cut()
    link.save()
    if audience == Voice.PARTNER:
        note_asked(referral=held)
    return link


def note_asked(*, referral: Referral) -> None:
    """We asked the partner today how it goes."""
    referral.asked_on = max(referral.asked_on, timezone.localdate())
    referral.save(update_fields=["asked_on", "updated_at"])


def address_of(link: AnswerLink, *, site: str) -> str:
    """The whole address of ``link`` under ``site``."""
    return urljoin(site, reverse("participants:answer", args=[link.token]))


def mail_link(*, link: AnswerLink, site: str) -> str:
    """Mail ``link`` to the contact person of the partner, and answer to which address.

    The mail says nothing about the family, in the subject nor in the text: that is behind the link.
    Raises ``OSError`` when the mail server cannot be reached.
    """
    contact = link.referral.contact
    to = contact.email if contact else ""
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("Een vraag van %(foundation)s") % {"foundation": settings.FOUNDATION}
    body = "\n\n--\n\n".join(_in_language(code, link, site) for code, _name in settings.LANGUAGES)
    send_mail(subject, body, None, [to])
    link.mailed_at = timezone.now()
    link.save(update_fields=["mailed_at", "updated_at"])
    return to


def _in_language(code: str, link: AnswerLink, site: str) -> str:
    """The mail in one language; its link opens the page in the same one."""
    told = {"contact": link.referral.contact, "foundation": settings.FOUNDATION}
    told |= {"link": f"{address_of(link, site=site)}?taal={code}", "expires_on": link.expires_on}
    with translation.override(code):
        return render_to_string("participants/email/answer_link.txt", told).strip()


def link_behind(token: str) -> AnswerLink | None:
    """The link that opens with ``token``; None for one that is unknown, expired or closed."""
    links = AnswerLink.objects.live().filter(token_hash=hash_of(token))
    return links.select_related("referral__organisation", "referral__contact").first()


@transaction.atomic
def answer_on(
    *, link: AnswerLink, outcome: str, words: str, full_until_on: date | None = None
) -> Answer | None:
    """What the holder of ``link`` says; None when it was closed or finished meanwhile."""
    held = AnswerLink.objects.select_for_update().live().filter(pk=link.pk).first()
    if held is None or held.is_finished:
        return None
    if held.answered_at is None:
        held.answered_at = timezone.now()
        held.save(update_fields=["answered_at", "updated_at"])
    return note_answer(
        referral=held.referral,
        said_by=held.audience,
        outcome=outcome,
        words=words,
        link=held,
        full_until_on=full_until_on,
    )
