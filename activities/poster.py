"""The week on the neighbourhood agenda as a poster, to hang in a window."""

import json
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from activities.models import Session
from activities.templatetags.public_agenda import price
from core.paper import write_paper
from core.periods import Period
from core.qr import draw_qr
from core.templatetags.days import clock, day_off, full_day, long_day

TEMPLATE = Path(__file__).with_name("poster.typ")


def write_poster(
    period: Period, sessions: Iterable[Session], *, contact: str, address: str
) -> bytes:
    """The poster of ``period`` as PDF; ``address`` is where the agenda is read.

    Everybody may ask for it as often as they like: the same poster is set once.
    """
    content = {
        "title": _("Kom je ook?"),
        "subject": _("%(first)s tot en met %(last)s")
        % {"first": long_day(period.first), "last": long_day(period.last)},
        "words": {
            "running": _("Buurtagenda"),
            "empty": _("Deze week is er niets."),
            "scan": _("Scan, en zie alles wat er te doen is"),
            "contact": contact,
        },
        "days": [_day(day, held) for day, held in groupby(sessions, attrgetter("held_on"))],
        "address": address.removeprefix("https://").removeprefix("http://").rstrip("/"),
        "qr": draw_qr(address),
    }
    return set_paper(json.dumps(content, sort_keys=True))


@lru_cache(maxsize=32)
def set_paper(content: str) -> bytes:
    """The poster that says ``content`` (JSON)."""
    return write_paper(TEMPLATE, json.loads(content))


def _day(day: Any, sessions: Iterable[Session]) -> dict[str, Any]:
    return {"day": full_day(day), "off": day_off(day), "sessions": [_line(one) for one in sessions]}


def _line(session: Session) -> dict[str, str]:
    activity = session.activity
    hours = " – ".join(filter(None, (clock(session.starts_at), clock(session.ends_at))))
    about = (session.where and session.where.name, activity.for_whom, price(activity.cost))
    return {
        "hours": hours,
        "name": activity.name,
        "about": " · ".join(str(words) for words in about if words),
    }
