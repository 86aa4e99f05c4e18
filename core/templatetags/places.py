"""Places on a page where something is asked, so that nobody has to leave the page for it.

Put ``hx-boost="true" hx-swap="innerHTML show:none"`` around the part of the page that changes,
``hx-target="#vraag-x"`` on a section and ``{% place "vraag-x" %}{% endplace %}`` where its
questions open: every link and form of that section then works there. Without a script they are pages.
"""

from django import template
from django.contrib.messages import get_messages
from django.template.context import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

SAID = '<p class="alert alert-{}" role="status" tabindex="-1" autofocus>{}</p>'


@register.simple_block_tag(takes_context=True)
def place(context: Context, content: str, name: str) -> SafeString:
    """Where the questions of a section open, and where it is said that something was saved.

    When the page around it is drawn again, only the place that was used gets its ``content`` back:
    what somebody is typing in another one stays.
    """
    request = context["request"]
    if not request.htmx:
        return format_html('<div class="place" id="{}" tabindex="-1">{}</div>', name, content)
    is_used = request.htmx.target == name
    said = list(get_messages(request)) if is_used else []
    return format_html(
        '{}<div class="place" id="{}" tabindex="-1"{}>{}</div>',
        format_html_join("", SAID, ((message.level_tag, message) for message in said)),
        name,
        mark_safe("" if said else " autofocus" if is_used else " hx-preserve"),  # noqa: S308
        content,
    )
