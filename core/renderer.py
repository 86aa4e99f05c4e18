"""How the boxes of a form are drawn: without a template for the plain ones.

A page of the house holds twenty of them, a choice of coach has thirty answers, and Django's own
templates take a template for each answer and one more for its attributes.
"""

from collections.abc import Callable
from typing import Any

from django.forms.renderers import TemplatesSetting
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from core.markup import attributes


class PlainBoxes(TemplatesSetting):
    """Draws inputs, text areas and selections itself; leaves the rest to Django's templates."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        draw = BOXES.get(template_name)
        return draw(context["widget"]) if draw else super().render(template_name, context, request)


def _input(widget: dict[str, Any]) -> SafeString:
    value = {} if widget["value"] is None else {"value": str(widget["value"])}
    first = {"type": widget["type"], "name": widget["name"]}
    return format_html("<input{}>", attributes(first | value | widget["attrs"]))


def _textarea(widget: dict[str, Any]) -> SafeString:
    return format_html(
        '<textarea name="{}"{}>\n{}</textarea>',
        widget["name"],
        attributes(widget["attrs"]),
        widget["value"] or "",
    )


def _select(widget: dict[str, Any]) -> SafeString:
    groups = ((name, _options(options)) for name, options, _ in widget["optgroups"])
    inside = format_html_join(
        "",
        "{}",
        (
            (format_html('<optgroup label="{}">{}</optgroup>', name, drawn) if name else drawn,)
            for name, drawn in groups
        ),
    )
    return format_html(
        '<select name="{}"{}>{}</select>', widget["name"], attributes(widget["attrs"]), inside
    )


def _options(options: list[dict[str, Any]]) -> SafeString:
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        (
            (str(option["value"]), attributes(option["attrs"]), str(option["label"]))
            for option in options
        ),
    )


BOXES: dict[str, Callable[[dict[str, Any]], SafeString]] = {
    "django/forms/widgets/email.html": _input,
    "django/forms/widgets/hidden.html": _input,
    "django/forms/widgets/number.html": _input,
    "django/forms/widgets/password.html": _input,
    "django/forms/widgets/select.html": _select,
    "django/forms/widgets/text.html": _input,
    "django/forms/widgets/textarea.html": _textarea,
    "django/forms/widgets/url.html": _input,
}
