"""The postman: what the house tells without being asked. Each line comes from its own room."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple
from urllib.parse import urljoin

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.actions.notices import write_notices
from accounts.models import Notice, User
from accounts.roles import CASEWORKERS
from activities.models import Duty, Session, Volunteer
from activities.papers import Due, certificates_due
from participants.agenda import sessions_to_fill_in
from participants.attention.kinds import KINDS
from participants.attention.lists import attention
from participants.volunteering import VolunteerWork
from participants.week import week_sessions

TUESDAY, THURSDAY = 1, 3  # the project leader works on Tuesday and on Thursday
DIGEST_FROM = time(7)
REMINDER_FROM = time(15)
PAPERS_FROM = time(9)
REGISTERS = 100


class Reader(NamedTuple):
    """Somebody who works here: with an account, or a volunteer who does not sign in."""

    account: User | None
    address: str
    name: str
    key: str

    @classmethod
    def of(cls, user: User) -> "Reader":
        return cls(user, user.email, user.short_name, str(user.pk))

    @classmethod
    def of_volunteer(cls, volunteer: Volunteer) -> "Reader | None":
        """None for a volunteer whom no mail reaches and who cannot read it here either."""
        if volunteer.account and volunteer.account.is_active:
            return cls.of(volunteer.account)
        if not volunteer.email:
            return None
        return cls(None, volunteer.email, volunteer.name.split()[0], f"v{volunteer.pk}")


def write_post(now: datetime) -> None:
    """Write the notices that are due at ``now``; what was written before stays as it is."""
    with translation.override(settings.LANGUAGE_CODE):
        write_notices([*digests(now), *session_reminders(now), *paper_reminders(now)])


def digests(now: datetime) -> Iterator[Notice]:
    """Once a week, for everybody with families: from Tuesday morning, on Thursday at the latest."""
    local = timezone.localtime(now)
    if not TUESDAY <= local.weekday() <= THURSDAY or local.time() < DIGEST_FROM:
        return
    today = local.date()
    week = f"digest.{today:%G-%V}."
    have_it = Notice.objects.filter(key__startswith=week).values("account")
    for user in User.objects.filter(role__in=CASEWORKERS, is_active=True).exclude(pk__in=have_it):
        yield _notice(
            Reader.of(user),
            Notice.Kind.DIGEST,
            f"{week}{user.pk}",
            subject=_("Jouw week bij Buurtverband"),
            template="post/digest.txt",
            told=_week_of(user, today) | {"link": _whole(reverse("home"))},
        )


def _week_of(user: User, today: date) -> dict[str, Any]:
    """What waits for ``user`` this week, in numbers: a mail names no family."""
    calls = attention(user, today=today)
    if not user.is_coordinator:
        calls = calls.of_coach(user.pk)
    sessions = [line for line in week_sessions(user, today) if not line.is_cancelled]
    return {
        "families": calls.total,
        "kinds": [
            (kind.label, calls.by_kind[kind.code]) for kind in KINDS if calls.by_kind[kind.code]
        ],
        "sessions": len(sessions),
        "registers": len(sessions_to_fill_in(user, today, most=REGISTERS)),
        "helpers": VolunteerWork(today) if user.is_coordinator else None,
    }


def session_reminders(now: datetime) -> Iterator[Notice]:
    """The afternoon before: to every host and planned volunteer, one about all sessions of their day."""
    local = timezone.localtime(now)
    if local.time() < REMINDER_FROM:
        return
    tomorrow = local.date() + timedelta(days=1)
    for reader, sessions in _days_of(tomorrow).items():
        number = len(sessions)
        subject = ngettext(
            "Morgen is je bijeenkomst", "Morgen heb je %(number)s bijeenkomsten", number
        )
        yield _notice(
            reader,
            Notice.Kind.SESSION,
            f"session.{tomorrow:%Y-%m-%d}.{reader.key}",
            subject=subject % {"number": number},
            template="post/sessions.txt",
            told={"sessions": sessions, "link": _whole(reverse("participants:register_list"))},
        )


def _days_of(day: date) -> dict[Reader, list[Session]]:
    """What everybody has on ``day``, the earliest first; three queries."""
    held = Session.objects.took_place().filter(held_on=day).order_by("starts_at", "pk")
    sessions = held.select_related("activity__place", "place").prefetch_related("activity__hosts")
    planned: dict[int, list[Reader]] = defaultdict(list)
    for duty in (
        Duty.objects.standing().filter(session__in=held).select_related("volunteer__account")
    ):
        if reader := Reader.of_volunteer(duty.volunteer):
            planned[duty.session_id].append(reader)
    days: dict[Reader, list[Session]] = defaultdict(list)
    for session in sessions:
        hosts = [Reader.of(host) for host in session.activity.hosts.all() if host.is_active]
        for reader in dict.fromkeys([*hosts, *planned[session.pk]]):
            days[reader].append(session)
    return days


def paper_reminders(now: datetime) -> Iterator[Notice]:
    """To a volunteer whose paper runs out: at sixty, thirty and seven days, and when it did."""
    local = timezone.localtime(now)
    if local.time() < PAPERS_FROM:
        return
    for due in certificates_due(local.date()):
        if reader := Reader.of_volunteer(due.certificate.volunteer):
            yield _about_a_paper(reader, due)


def _about_a_paper(reader: Reader, due: Due) -> Notice:
    return _notice(
        reader,
        Notice.Kind.CERTIFICATE,
        f"certificate.{due.certificate.pk}.{due.stage}",
        subject=_("Je bewijs is verlopen")
        if due.is_expired
        else _("Je bewijs verloopt binnenkort"),
        template="post/certificate.txt",
        told={"due": due},
    )


def _notice(
    reader: Reader,
    kind: Notice.Kind,
    key: str,
    *,
    subject: str,
    template: str,
    told: dict[str, Any],
) -> Notice:
    """A notice to ``reader`` with the words of ``template``."""
    body = render_to_string(template, {"name": reader.name, **told}).strip()
    to = {"account": reader.account, "address": reader.address}
    return Notice(kind=kind, key=key, subject=subject, body=body, **to)


def _whole(path: str) -> str:
    return urljoin(settings.SITE, path)
