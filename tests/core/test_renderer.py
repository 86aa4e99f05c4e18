import pytest
from django import forms
from django.forms.renderers import TemplatesSetting
from django.test.html import parse_html

from core.renderer import BOXES, PlainBoxes

ANSWERS = [("", "Alle"), ("a&b", "<Ons> huis"), ("Buurten", [(1, "Homerus"), (2, "Tuin")])]
WIDGETS = [
    (forms.TextInput({"autocomplete": "off", "required": True, "disabled": False}), 'Ö "x" <b>'),
    (forms.TextInput(), None),
    (forms.NumberInput({"min": 0}), 0),
    (forms.EmailInput(), "naam@example.org"),
    (forms.URLInput(), "https://example.org/?a=1&b=2"),
    (forms.PasswordInput(), "geheim"),
    (forms.HiddenInput(), 12),
    (forms.Textarea({"rows": 2}), "regel\n</textarea><b>"),
    (forms.Textarea(), None),
    (forms.Select(choices=ANSWERS), "2"),
    (forms.Select(choices=ANSWERS), None),
]


@pytest.mark.parametrize(("widget", "value"), WIDGETS)
def test_a_box_is_what_django_draws(widget, value):
    ours = widget.render("name", value, {"id": "id_name"}, renderer=PlainBoxes())
    theirs = widget.render("name", value, {"id": "id_name"}, renderer=TemplatesSetting())

    assert widget.template_name in BOXES
    assert parse_html(ours) == parse_html(theirs)


def test_what_is_rare_is_left_to_django():
    widget = forms.ClearableFileInput()

    ours = widget.render("sheet", None, {}, renderer=PlainBoxes())

    assert ours == widget.render("sheet", None, {}, renderer=TemplatesSetting())
