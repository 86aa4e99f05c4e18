"""What stands many times on the pages of families: in a template that is half of the time it takes."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from core.addresses import address
from core.templatetags.days import short_day
from core.templatetags.house import mini
from participants.rows import FamilyRow

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
                *(address("participants:family_detail", row.pk), row.name),
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
