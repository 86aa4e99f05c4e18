"""How a field of a form is drawn: the question, what one fills in, what is wrong and a hint.

``templates/bootstrap5/field.html`` asks for this in place of the template of crispy-bootstrap5,
which decides some fifty things of every field that this house has decided once.
"""

from django import template
from django.forms import BoundField, CheckboxInput, RadioSelect, Select
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from core.markup import attributes

register = template.Library()

NOTHING = SafeString("")
STAR = SafeString('<span class="asteriskField">*</span>')


@register.simple_tag
def question(field: BoundField, look: str = "") -> SafeString:
    """One field of a form, everything that belongs to it included; ``look`` is a class for it."""
    if field.is_hidden:
        return SafeString(field)
    widget = field.field.widget
    if isinstance(widget, CheckboxInput):
        return _box_to_tick(field, look)
    draw = _choices if isinstance(widget, RadioSelect) else _box
    return format_html(
        '<div id="div_{}" class="mb-3{}">{}</div>', field.auto_id, _more(look), draw(field)
    )


def _box_to_tick(field: BoundField, look: str) -> SafeString:
    return format_html(
        '<div class="mb-3"><div id="div_{0}" class="form-check{1}">{2}'
        '<label for="{3}" class="form-check-label{4}">{5}</label>{6}{7}</div></div>',
        field.auto_id,
        _more(look),
        _filled_in(field, "form-check-input"),
        field.id_for_label,
        _more("requiredField" if field.field.required else ""),
        _words(field),
        _mistakes(field),
        _hint(field),
    )


def _box(field: BoundField) -> SafeString:
    return format_html(
        '<label for="{}" class="form-label{}">{}</label>{}{}{}',
        field.id_for_label,
        _more("requiredField" if field.field.required else ""),
        _words(field),
        _filled_in(
            field, "form-select" if isinstance(field.field.widget, Select) else "form-control"
        ),
        _mistakes(field),
        _hint(field),
    )


def _choices(field: BoundField) -> SafeString:
    """Answers to press, under one question; what is wrong stands below the last of them."""
    look = "form-check-input is-invalid" if field.errors else "form-check-input"
    options = _options(field)
    answers = format_html_join(
        "",
        '<div class="form-check"><input type="{}" class="{}" name="{}" value="{}"{}>'
        '<label for="{}" class="form-check-label">{}</label>{}</div>',
        (
            (
                *(option["type"], look, field.html_name, str(option["value"])),
                attributes(option["attrs"]),
                *(option["attrs"].get("id", ""), str(option["label"])),
                _mistakes(field) if option is options[-1] else NOTHING,
            )
            for option in options
        ),
    )
    described = field.aria_describedby
    return format_html(
        '<fieldset{}><legend class="form-label{} fs-6">{}</legend><div>{}</div>{}</fieldset>',
        attributes({"aria-describedby": described} if described else {}),
        _more("requiredField" if field.field.required else ""),
        _words(field),
        answers,
        _hint(field),
    )


def _options(field: BoundField) -> list[dict]:
    widget = field.field.widget
    given = field.build_widget_attrs({"id": field.auto_id} if field.auto_id else {})
    chosen = widget.format_value(field.value())
    groups = widget.optgroups(field.html_name, chosen, given)
    return [option for _name, options, _number in groups for option in options]


def _filled_in(field: BoundField, look: str) -> SafeString:
    own = field.field.widget.attrs.get("class", "")
    looks = [own, look, "is-invalid" if field.errors else ""]
    return field.as_widget(attrs={"class": " ".join(filter(None, looks))})


def _words(field: BoundField) -> SafeString:
    return format_html("{}{}", field.label, STAR if field.field.required else NOTHING)


def _mistakes(field: BoundField) -> SafeString:
    if not field.errors:
        return NOTHING
    sentences = format_html_join(
        "",
        '<span id="error_{}_{}"><strong>{}</strong></span>',
        ((number, field.auto_id, error) for number, error in enumerate(field.errors, 1)),
    )
    return format_html(
        '<div id="{}_error" class="invalid-feedback">{}</div>', field.auto_id, sentences
    )


def _hint(field: BoundField) -> SafeString:
    if not field.help_text:
        return NOTHING
    hint = mark_safe(field.help_text)  # noqa: S308  # written in the house, may hold a link
    return format_html('<div id="{}_helptext" class="form-text">{}</div>', field.auto_id, hint)


def _more(look: str) -> str:
    return f" {look}" if look else ""
