"""What stands many times on the pages of families.

Twenty-five rows of a list, thirty events of a file: in a template that is half of the time the page
takes.
"""

from collections.abc import Iterable

from django import template
from django.template.defaultfilters import linebreaksbr
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from core.templatetags.days import long_day, short_day
from core.templatetags.house import icon, mini
from participants.models import ContactMoment, Family
from participants.rows import FamilyRow
from participants.timeline import Event, Timeline

register = template.Library()

ROW = (
    '<tr role="row"><th scope="row" role="rowheader"><a href="{}"><strong>{}</strong></a>{}'
    '<span class="small muted block">{}</span></th><td role="cell">{}</td>'
    '<td role="cell" data-label="{}">{}</td><td role="cell" data-label="{}">{}</td></tr>'
)


@register.simple_tag
def family_rows(rows: Iterable[FamilyRow]) -> SafeString:
    """A line for each of ``rows``: who they are, how far they came, their coach, last heard."""
    coach, last_heard = gettext("Coach"), gettext("Laatst gehoord")
    no_coach, not_yet = gettext("nog geen"), gettext("nog niet")
    return format_html_join(
        "\n",
        ROW,
        (
            (
                *(reverse("participants:family_detail", args=[row.pk]), row.name),
                f", {row.adults}" if row.adults else "",
                f"{row.children}, {row.area}" if row.area else row.children,
                _stage(row),
                *(coach, row.coach or no_coach),
                *(last_heard, short_day(row.case.last_heard_on) or not_yet),
            )
            for row in rows
        ),
    )


def _stage(row: FamilyRow) -> SafeString:
    """How far the newest case came; who only visits has none."""
    if not row.steps:
        return format_html('<span class="muted">{}</span>', gettext("geen traject"))
    closed = format_html(' <span class="tag">{}</span>', gettext("afgesloten"))
    return format_html("{}{}", mini(row.steps, row.stage), closed if row.case.closed_on else "")


@register.simple_tag
def events(timeline: Timeline, family: Family) -> SafeString:
    """A line for each event of ``timeline``; what somebody wrote down can be corrected from here."""
    return format_html_join("\n", "{}", ((_event(event, family),) for event in timeline.events))


def _event(event: Event, family: Family) -> SafeString:
    who = format_html(' <span class="muted">· {}</span>', event.who) if event.who else ""
    text = format_html("<p>{}</p>", linebreaksbr(event.text)) if event.text else ""
    return format_html(
        '<li><time datetime="{}">{}</time><span class="dot {}">{}</span>'
        '<div class="body"><strong>{}</strong>{}{}{}{}{}</div></li>',
        *(event.day.isoformat(), short_day(event.day)),
        *("dot-lamp" if event.is_lit else "", icon(event.icon)),
        *(event.title, who, text),
        _also_at(event.also) if event.also else "",
        _correct(event, family) if event.contact else "",
        _story(event.contact, family) if event.contact and event.text else "",
    )


def _also_at(families: Iterable[Family]) -> SafeString:
    """The other families that the same note is about."""
    links = format_html_join(
        ", ",
        '<a href="{}" hx-boost="false">{}</a>',
        ((other.get_absolute_url(), other) for other in families),
    )
    return format_html('<p class="small muted m-0">{} {}</p>', gettext("Ook bij"), links)


def _correct(event: Event, family: Family) -> SafeString:
    assert event.contact is not None  # noqa: S101  # the caller has looked
    return format_html(
        ' <a class="small no-print" href="{}">{}<span class="vh">: {}, {}</span></a>',
        reverse("participants:contact_edit", args=[family.pk, event.contact.pk]),
        *(gettext("verbeteren"), event.title, long_day(event.day)),
    )


def _story(contact: ContactMoment, family: Family) -> SafeString:
    """One tap marks a note as a story; the button belongs to the form ``verhaal`` of the section."""
    if contact.is_story:
        return format_html(
            ' <a class="tag tag-lamp no-print" hx-boost="false" href="{}">{}</a>',
            *(reverse("participants:story_list"), gettext("verhaal")),
        )
    return format_html(
        ' <button class="btn btn-link btn-sm no-print" form="verhaal" formaction="{}">{}'
        '<span class="vh">: {}</span></button>',
        reverse("participants:story_mark", args=[family.pk, contact.pk]),
        *(gettext("dit is een verhaal"), long_day(contact.happened_on)),
    )
