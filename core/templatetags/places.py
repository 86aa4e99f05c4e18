"""Places on a page where something is asked, so that nobody has to leave the page for it.

Put ``hx-boost="true" hx-swap="innerHTML show:none"`` around the part of the page that changes,
``hx-target="#vraag-x"`` on a section and ``{% place "vraag-x" %}{% endplace %}`` where its
questions open: every link and form of that section then works there. Without a script they are pages.
"""

from django import template
from django.contrib.messages import get_messages
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_block_tag(takes_context=True)
def place(context: Context, content: str, name: str) -> SafeString:
    """Where the questions of a section open, and where it is said that something was saved.

    When the page around it is drawn again, only the place that was used gets its ``content`` back:
    what somebody is typing in another one stays.
    """
    request = context["request"]
    is_used = bool(request.htmx) and request.htmx.target == name
    return render_to_string(
        "components/place.html",
        {
            "name": name,
            "is_used": is_used,
            "is_kept": bool(request.htmx) and not is_used,
            "said": list(get_messages(request)) if is_used else (),
            "content": content,
        },
    )
