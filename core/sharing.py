"""Two people change the same thing: each sees what the other wrote, and nothing is overwritten unseen.

A form about a row that others may change as well is a ``SharedForm``; that is all it takes::

    class FamilyForm(SharedForm): ...

Its page carries a mark of every field as it stood when the form was opened (``seen``, drawn by
``FormLook``). When the form comes back, the row is locked and every field is compared with that mark:

* only this person changed it: it is saved;
* only somebody else changed it: theirs stays, and that is said;
* both did, and differently: nothing is saved. Beside the field stands what the other wrote, who and
  when, with a box to take it over. What was typed stays in the field; saving again is the choice.

A mark per field, and not one moment per row: it is the same on both databases, it also sees a
programme that was ticked, and somebody who corrects the telephone does not hinder who types the street.
The lock holds until the row is saved, because a form that is carried out once is one transaction
(``core/once.py``).
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, QueryDict
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.text import get_text_list
from django.utils.translation import gettext

from core.models import LastEdit

SEEN, TAKE = "seen", "take"
SAME_MOMENT = timedelta(seconds=5)  # between saving a row and writing down who did


class SharedForm(forms.ModelForm):  # type: ignore[type-arg]
    """A form about a row that a colleague may be changing as well."""

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        if data is not None and (row := kwargs.get("instance")) and row.pk:
            hold(row)
        super().__init__(data, *args, **kwargs)
        self.conflicts: list[str] = []
        self.merged: list[str] = []

    @property
    def seen(self) -> str:
        """The mark of every field as the row stands now; empty for a row that is still to be made."""
        if not self.instance.pk:
            return ""
        return " ".join(f"{name}.{_mark(self._theirs(name))}" for name in self.fields)

    @property
    def news(self) -> str:
        """A sentence about what a colleague changed elsewhere in this form; empty when nothing was."""
        if not self.merged:
            return ""
        labels = [str(self[name].label).lower() for name in self.merged]
        told = {"who": self._editor, "fields": get_text_list(labels, gettext("en"))}
        return gettext("%(who)s veranderde intussen: %(fields)s. Dat blijft zo staan.") % told

    def is_mine(self) -> bool:
        """Whether what stands there now was kept while this very person typed: then it is no news."""
        return False

    def _clean_fields(self) -> None:
        self._compare()
        super()._clean_fields()  # type: ignore[misc]
        for name in self.conflicts:
            self.errors.pop(name, None)  # first choose, then mend
            self.add_error(name, self._what_they_wrote(name))

    def _compare(self) -> None:
        """Sort out, field by field, who changed what since this form was opened."""
        seen = dict(part.split(".", 1) for part in self.data.get(SEEN, "").split() if "." in part)
        if not seen or not self.instance.pk or self.is_mine():
            return
        take = QueryDict(mutable=True)
        take.update(self.data)
        self.data = take
        for name, opened in seen.items():
            if name in self.fields and not self.fields[name].disabled:
                self._compare_field(name, opened, is_taken=name in take.getlist(TAKE))

    def _compare_field(self, name: str, opened: str, *, is_taken: bool) -> None:
        theirs, mine = self._theirs(name), self._mine(name)
        if is_taken:
            self._write(name, theirs)
        elif _mark(theirs) == opened or self._is_the_same(name):
            return
        elif _mark(mine) == opened:
            self.merged.append(name)
            self._write(name, theirs)
        else:
            self.conflicts.append(name)

    def _is_the_same(self, name: str) -> bool:
        """Both wrote it, perhaps in another spelling: 06-90664215 and 06 9066 4215."""
        field = self.fields[name]
        return not field.has_changed(self.get_initial_for_field(field, name), self[name].data)

    def _theirs(self, name: str) -> list[str]:
        field = self.fields[name]
        return _as_sent(field, self.get_initial_for_field(field, name))

    def _mine(self, name: str) -> list[str]:
        return _as_sent(self.fields[name], self[name].data)

    def _write(self, name: str, words: list[str]) -> None:
        self.data.setlist(self.add_prefix(name), words)  # type: ignore[attr-defined]

    def _what_they_wrote(self, name: str) -> str:
        field, theirs = self.fields[name], self._theirs(name)
        told = {"field": name, "take": TAKE, "who": self._editor, "at": self._edited_at}
        return render_to_string(
            "components/change.html", told | {"words": _in_words(field, theirs)}
        )

    @property
    def _edited_at(self) -> datetime | None:
        at: datetime | None = getattr(self.instance, "updated_at", None)
        return at

    @property
    def _editor(self) -> str:
        """Who changed the row last, as far as we know."""
        edit = LastEdit.objects.filter(row=_name(self.instance)).first()
        is_last = edit and edit.edited_at >= (self._edited_at or edit.edited_at) - SAME_MOMENT
        return edit.by if edit and is_last else gettext("Een collega")


def after_saving(request: HttpRequest, form: Any) -> None:
    """Say what a colleague changed meanwhile, and remember who changed this row last."""
    if not isinstance(form, SharedForm) or SEEN not in form.data:
        return
    if form.news:
        messages.info(request, form.news)
    by = request.user.short_name  # type: ignore[union-attr]  # of the sign-in, one room up
    edit = LastEdit(row=_name(form.instance), by=by, edited_at=timezone.now())
    LastEdit.objects.bulk_create(
        [edit], update_conflicts=True, unique_fields=["row"], update_fields=["by", "edited_at"]
    )


def hold(row: Any) -> None:
    """Read ``row`` again and hold it, so that nobody changes it before it is saved.

    Outside a transaction there is nothing to hold it with.
    """
    if not transaction.get_connection().in_atomic_block:
        return
    rows = type(row)._base_manager.select_for_update()
    try:
        row.refresh_from_db(from_queryset=rows)
    except type(row).DoesNotExist as gone:
        raise Http404 from gone


def _name(row: Any) -> str:
    return f"{row._meta.label_lower}:{row.pk}"


def _as_sent(field: forms.Field, value: Any) -> list[str]:
    """``value`` in the words a browser would send for it; the same for what is stored and was typed."""
    widget = field.widget
    if isinstance(widget, forms.CheckboxInput):
        return ["on"] if widget.check_test(value) else []
    shown = widget.format_value(field.prepare_value(value))
    words: Iterable[Any] = shown if isinstance(shown, list | tuple) else [shown]
    plain = [str(word).replace("\r\n", "\n").strip() for word in words if word is not None]
    return sorted(word for word in plain if word)


def _mark(words: list[str]) -> str:
    return sha256("\0".join(words).encode()).hexdigest()[:8]


def _in_words(field: forms.Field, words: list[str]) -> str:
    """What ``words`` mean to who reads them: the label of a choice, yes or no, the text itself."""
    if isinstance(field.widget, forms.CheckboxInput):
        return gettext("aangevinkt") if words else gettext("niet aangevinkt")
    labels = {str(value): strip_tags(str(label)) for value, label in getattr(field, "choices", [])}
    return ", ".join(labels.get(word, word) for word in words)
