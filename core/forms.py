"""How every form of the house looks, and the fields that read what people write.

A form says what it asks, in its layout::

    self.helper = FormLook("given_name", Choices("kind"), "found_on",
                           save=_("Gezin opslaan"), back=reverse("participants:family_list"))

and its page draws it with ``{% crispy form %}``: a white sheet, the summary of what is not right
yet, the fields, the button with its verb and a way back.
"""

from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout, LayoutObject
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from core.days import read_day
from core.phones import PhoneError, read_phone, shown_phone
from core.sheets.cells import Unreadable

Words = str | Promise
SAVE = _("Opslaan")
TYPED = "find input:not([type=hidden])"  # where one types, not the token before it


class Choices(Field):
    """Radio buttons or boxes drawn as answers to press."""

    def __init__(self, name: str, **attributes: Any) -> None:
        super().__init__(name, wrapper_class="choices", **attributes)


class ChoiceRows(Field):
    """Answers to press that are a line of text each: one below the other."""

    def __init__(self, name: str, **attributes: Any) -> None:
        super().__init__(name, wrapper_class="choices choice-rows", **attributes)


class Fold(LayoutObject):
    """Questions that are seldom asked, behind one line; open when something is in them."""

    def __init__(self, title: Words, *fields: Any) -> None:
        self.title = title
        self.fields = list(fields)

    def render(self, form: Any, context: Any, template_pack: Any = None, **more: Any) -> SafeString:
        inside = self.get_rendered_fields(form, context, template_pack, **more)
        names = [pointer.name for pointer in self.get_field_names()]
        is_open = any(form[name].errors or form[name].value() for name in names)
        return format_html(
            '<details class="mb-3"{}><summary>{}</summary>{}</details>',
            SafeString(" open") if is_open else "",
            self.title,
            inside,
        )


class Note(LayoutObject):
    """Something to read between the questions: a template with its words."""

    def __init__(self, template: str, **words: Any) -> None:
        self.template, self.words = template, words
        self.fields: list[str] = []

    def render(self, form: Any, context: Any, template_pack: Any = None, **_: Any) -> SafeString:
        return format_html(
            '<div class="mb-3">{}</div>', render_to_string(self.template, self.words)
        )


class Buttons(LayoutObject):
    """The last line of a form: one button with a verb, and a way back that changes nothing.

    The page may know a way back as well (``back`` in its context).
    """

    def __init__(self, save: Words, back: Words = "") -> None:
        self.save, self.back = save, back
        self.fields: list[str] = []

    def render(self, form: Any, context: Any, template_pack: Any = None, **_: Any) -> SafeString:
        back = self.back or context.get("back", "")
        told = {"save": self.save, "back": back, "seen": getattr(form, "seen", "")}
        return render_to_string("components/buttons.html", told)


class FormLook(FormHelper):
    """A form on a white sheet; the server explains in plain words what is not right yet.

    What is typed in it waits on the device until it has arrived (``static/js/drafts.js``).
    """

    def __init__(self, *fields: Any, save: Words = SAVE, back: Words = "") -> None:
        super().__init__()
        self.form_class = "panel"
        self.attrs = {"novalidate": "novalidate", "data-draft": "keep"}
        self.layout = Layout(*fields, Buttons(save, back))


def offer(form: Any, name: str, choices: QuerySet[Any], *, none: str = "") -> None:
    """Let the model form offer ``choices`` in field ``name``, and what its row has already.

    Otherwise saving a row would silently take off whatever has ended since it was chosen. ``none``
    says in words that nothing is chosen.
    """
    row = form.instance
    now = row._meta.get_field(name).value_from_object(row)
    chosen = [one.pk for one in now] if isinstance(now, list) else [now]
    offered = Q(pk__in=choices.order_by().values("pk")) | Q(pk__in=chosen)
    form.fields[name].queryset = choices.model._default_manager.filter(offered)
    if none:
        form.fields[name].empty_label = none


class SearchField(forms.CharField):
    """Words to look for; a browser keeps no list of what was typed in it before."""

    widget = forms.TextInput(attrs={"type": "search", "autocomplete": "off"})

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)


class SearchLook(FormHelper):
    """A search form above a list: it works by itself, and while typing when htmx is there.

    ``target`` is the id of the list on the page; its view answers with that fragment. A list of
    people is searched in private (``core/searching.py``): what is typed stays out of the address.
    """

    def __init__(self, *fields: Any, url: Words, target: str, is_private: bool = False) -> None:
        super().__init__()
        self.form_method, self.form_action = "post" if is_private else "get", url
        self.form_class, self.disable_csrf = "filters", not is_private
        by_post = {"hx-post": url, "hx-replace-url": "true", "hx-history": "false"}
        by_get = {"hx-get": url, "hx-push-url": "true"}
        self.attrs = {
            "role": "search",
            "hx-trigger": f"input changed delay:300ms from:{TYPED}, change, submit",
            "hx-target": f"#{target}",
            **(by_post if is_private else by_get),
        }
        self.layout = Layout(*fields, SearchButton())


class SearchButton(LayoutObject):
    """The button for who has no script, or likes to press one."""

    fields: list[str] = []

    def render(self, form: Any, context: Any, template_pack: Any = None, **_: Any) -> SafeString:
        return render_to_string("components/search_button.html")


class DutchDateField(forms.DateField):
    """A day, typed as one likes: ``3-1-2017``, ``3 jan``, ``gisteren``.

    Not ``type="date"``: that follows the language of the browser and shows the month first on many
    phones here. What was typed stays in the field when it is no day.
    """

    widget = forms.TextInput(attrs={"autocomplete": "off"})

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", _("Dag, maand, jaar. Bijvoorbeeld 3-1-2017 of gisteren."))
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        return value.strftime("%d-%m-%Y") if isinstance(value, date) else value

    def to_python(self, value: Any) -> date | None:
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value or None)
        try:
            return read_day(value, today=timezone.localdate())
        except Unreadable as error:
            raise ValidationError(str(error), code="invalid") from error


class PastDayField(DutchDateField):
    """A day on which something has happened: today at the latest."""

    def to_python(self, value: Any) -> date | None:
        day = super().to_python(value)
        if day and day > timezone.localdate():
            raise ValidationError(_("Deze dag moet nog komen."), code="future")
        return day


class PhoneField(forms.CharField):
    """A telephone number, stored as one can dial it and shown as people write it."""

    widget = forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "off"})

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", _("Bijvoorbeeld 06 en acht cijfers."))
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        return shown_phone(value) if isinstance(value, str) and value.startswith("+") else value

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        try:
            return read_phone(text) if text else ""
        except PhoneError as error:
            raise ValidationError(str(error), code="invalid") from error
