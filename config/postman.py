"""The postman: what the house tells without being asked. Each line comes from its own room."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
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
from activities.models import Session
from participants.agenda import sessions_to_fill_in
from participants.attention.kinds import KINDS
from participants.attention.lists import attention
from participants.week import week_sessions

TUESDAY, THURSDAY = 1, 3  # the project leader works on Tuesday and on Thursday
DIGEST_FROM = time(7)
REMINDER_FROM = time(15)
REGISTERS = 100


def write_post(now: datetime) -> None:
    """Write the notices that are due at ``now``; what was written before stays as it is."""
    with translation.override(settings.LANGUAGE_CODE):
        write_notices([*digests(now), *session_reminders(now)])


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
            user,
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
    }


def session_reminders(now: datetime) -> Iterator[Notice]:
    """The afternoon before: to every host, one about all their sessions of that day."""
    local = timezone.localtime(now)
    if local.time() < REMINDER_FROM:
        return
    tomorrow = local.date() + timedelta(days=1)
    for user, sessions in _hosts_on(tomorrow).items():
        number = len(sessions)
        subject = ngettext(
            "Morgen is je bijeenkomst", "Morgen heb je %(number)s bijeenkomsten", number
        )
        yield _notice(
            user,
            Notice.Kind.SESSION,
            f"session.{tomorrow:%Y-%m-%d}.{user.pk}",
            subject=subject % {"number": number},
            template="post/sessions.txt",
            told={"sessions": sessions, "link": _whole(reverse("participants:register_list"))},
        )


def _hosts_on(day: date) -> dict[User, list[Session]]:
    """What each host has on ``day``, the earliest first; two queries."""
    held = Session.objects.took_place().filter(held_on=day).order_by("starts_at", "pk")
    days: dict[User, list[Session]] = defaultdict(list)
    for session in held.select_related("activity__place", "place").prefetch_related(
        "activity__hosts"
    ):
        for host in session.activity.hosts.all():
            if host.is_active:
                days[host].append(session)
    return days


def _notice(
    user: User, kind: Notice.Kind, key: str, *, subject: str, template: str, told: dict[str, Any]
) -> Notice:
    """A notice to ``user`` with the words of ``template``."""
    body = render_to_string(template, {"name": user.short_name, **told}).strip()
    return Notice(account=user, address=user.email, kind=kind, key=key, subject=subject, body=body)


def _whole(path: str) -> str:
    return urljoin(settings.SITE, path)
