"""Who a visitor without a name turns out to be."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from activities.models import Session
from participants.forms.registers import NewcomerForm
from participants.models import Person
from participants.registers import people_on


class ListedField(forms.ModelChoiceField):
    """Somebody on a register, under the name that stands there."""

    def label_from_instance(self, person: Any) -> str:
        return str(person.register_name)


class NamingForm(NewcomerForm):
    """Somebody of the register who was not tapped yet, or a name as of a newcomer."""

    DOOR = "participants:naming_add"
    SAVE = _("Geef deze bezoeker een naam")
    ALSO = ()

    listed = ListedField(
        Person.objects.none(),
        label=_("Iemand van de lijst"),
        required=False,
        empty_label=_("Niet van de lijst"),
    )

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, session=session, **kwargs)
        away = people_on(session).filter(is_here=False).order_by("given_name", "family_name", "pk")
        self.fields["listed"].queryset = away.exclude(given_name="")  # type: ignore[attr-defined]
        del self.fields["comes_with"]
        self.fields["given_name"].required = False
        self.fields["given_name"].label = _("Of een andere voornaam")
        self.helper.layout.insert(0, "listed")
        self.helper.layout[-1].back = reverse("participants:register", args=[session.pk])

    @property
    def known_person(self) -> Person | None:
        """Who was chosen from the register, or from the doubts; nobody when it is somebody new."""
        return self.cleaned_data.get("listed") or super().known_person

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("listed"):
            self.errors.pop("known", None)
        elif not data.get("given_name"):
            self.add_error(
                "given_name", gettext("Kies iemand van de lijst, of vul een voornaam in.")
            )
        return data
