"""The pieces every page is built from."""

from collections.abc import Collection
from functools import cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BoundField, Form
from django.template.context import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from core.devices import device_secret
from core.directions import isolated
from core.flat import flat, window
from core.once import once_field
from core.phones import shown_phone

register = template.Library()
register.filter(isolated)
register.simple_tag(flat)
register.simple_tag(device_secret)
register.simple_tag(cache(window))

STEPS = range(1, 6)


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """The icon ``name`` of ``static/icons.svg``, always beside a word.

    Remembered: a page has dozens, and looking up the address of the file is most of the work.
    """
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><use href="{}#i-{}"/></svg>',
        static("icons.svg"),
        name,
    )


@register.simple_tag
def once() -> SafeString:
    """The hidden field that has a form carried out once; ``{% crispy form %}`` has it already."""
    return once_field()


@register.simple_tag
def mini(steps: int | Collection[int], word: str) -> SafeString:
    """Five small panes and, beside them, the ``word`` that says the same.

    ``steps`` are the steps that were reached (1 to 5), or the number of the furthest one.
    """
    lit = range(1, steps + 1) if isinstance(steps, int) else steps
    panes_ = format_html_join("", "<i{}></i>", ((_lit(step in lit),) for step in STEPS))
    return format_html('<span class="mini" aria-hidden="true">{}</span>{}', panes_, word)


def _lit(is_lit: bool) -> SafeString:  # noqa: FBT001  # one pane is lit or it is not
    return SafeString(' class="on"' if is_lit else "")


@register.simple_block_tag
def card(content: str, title: str) -> SafeString:
    """A white sheet with a heading, to work on: ``{% card "Inschrijvingen" %}…{% endcard %}``."""
    return render_to_string("components/card.html", {"title": title, "content": content})


@register.simple_block_tag
def nothing(content: str) -> SafeString:
    """What a list says when it is empty, and what one can do next."""
    return format_html('<div class="empty">{}</div>', content)


@register.inclusion_tag("components/pages.html", takes_context=True)
def pages(context: Context, page: Page[Any], name: str = "pagina") -> dict[str, Any]:
    """Links to the other pages of a list; whatever was searched stays in the address."""
    query = context["request"].GET.copy()

    def address(number: int) -> str:
        query[name] = str(number)
        return f"?{query.urlencode()}"

    around = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    links = [(n, address(n) if isinstance(n, int) else "") for n in around]
    next_address = address(page.next_page_number()) if page.has_next() else ""
    return {"page": page, "links": links, "next_address": next_address}


@register.filter
def phone(number: str) -> str:
    """``+31690664215`` as people write it: ``06-90664215``."""
    return shown_phone(number)


@register.filter
def wrong_fields(form: Form) -> list[tuple[BoundField, str]]:
    """The fields of ``form`` with an error, each with the id of what to press to get there."""
    wrong = [form[name] for name in form.errors if name in form.fields]
    return [(field, field.id_for_label or f"{field.auto_id}_0") for field in wrong]
