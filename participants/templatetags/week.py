"""The sessions of a week, drawn: of a large foundation there are a hundred on everybody's first screen."""

from collections.abc import Iterable
from datetime import date

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from core.addresses import address
from core.templatetags.days import clock
from participants.week import Day, WeekSession

register = template.Library()


@register.simple_tag
def week_days(days: Iterable[Day], today: date) -> SafeString:
    """Every day with its sessions."""
    today_in_words = _("vandaag")
    return format_html_join(
        "\n",
        '<h3>{}{}</h3><ul class="plain">{}</ul>',
        (
            (
                capfirst(date_format(day, "l j")),
                f", {today_in_words}" if day == today else "",
                format_html_join("", "{}", ((_line(session),) for session in sessions)),
            )
            for day, sessions in days
        ),
    )


def _line(session: WeekSession) -> SafeString:
    row = session.row
    return format_html(
        '<li{}><time>{}</time><div><span class="what"><strong>{}</strong>{}</span>'
        '<span class="small muted block">{}</span></div></li>',
        SafeString(' class="is-off"' if session.is_cancelled else ""),
        *(clock(row.starts_at), row.activity, f", {row.place}" if row.place else ""),
        _register(session),
    )


def _register(session: WeekSession) -> SafeString | str:
    """What became of it, and where one can fill it in or look."""
    if session.is_cancelled:
        return _("Gaat niet door: %(reason)s") % {"reason": session.row.cancelled_because}
    if session.is_waiting:
        return _tag(session, "tag-bord", _("Presentie open"))
    if session.is_done:
        number = {"number": session.row.visitors}
        return _tag(session, "tag-blad", _("%(number)s aanwezig") % number)
    return ""


def _tag(session: WeekSession, colour: str, words: str) -> SafeString:
    return format_html(
        '<a class="tag {}" href="{}">{}<span class="vh">: {}</span></a>',
        *(colour, address("participants:register", session.row.pk), words, session.row.activity),
    )
