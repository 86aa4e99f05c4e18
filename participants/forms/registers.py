"""What comes in from a register: whole pages, newcomers, and why it did not take place."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse, reverse_lazy
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from activities.models import Activity, Session
from activities.tallies import MOST_UNNAMED
from core.directions import isolated
from core.forms import Choices, DutchDateField, FormLook, SearchLook
from core.names import parse_family_name
from participants.actions.registers import Ticks
from participants.models import Enrolment, Family, Person
from participants.registers import people_met_by, same_name

BIGGEST_KEY = 2**63 - 1


class KeysField(forms.Field):
    """Any number of primary keys under one name; what is no key is left out."""

    widget = forms.MultipleHiddenInput
    empty_values = [*forms.Field.empty_values, set()]

    def to_python(self, value: list[str] | None) -> set[int]:
        keys = {int(key) for key in value or [] if key.isascii() and key.isdigit()}
        return {key for key in keys if key <= BIGGEST_KEY}


class TicksForm(forms.Form):
    """A whole register at once, from a browser without script: what was ticked, and what is now."""

    was_family = KeysField(required=False)
    family = KeysField(required=False)
    was = KeysField(required=False)
    here = KeysField(required=False)

    def ticks(self) -> Ticks:
        """What this person changed on the page."""
        data = self.cleaned_data
        return Ticks(
            families_come=data["family"] - data["was_family"],
            families_gone=data["was_family"] - data["family"],
            people_come=data["here"] - data["was"],
            people_gone=data["was"] - data["here"],
        )


class CountForm(forms.Form):
    """Visitors without a name: one more or less, or a number typed over the one that was shown."""

    token = forms.UUIDField()
    change = forms.IntegerField(required=False, min_value=-1, max_value=1)
    seen = forms.IntegerField(required=False, min_value=0, max_value=MOST_UNNAMED)
    wanted = forms.IntegerField(required=False, min_value=0, max_value=MOST_UNNAMED)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        typed, seen = data.get("wanted"), data.get("seen")
        if typed is not None and seen is not None:
            data["change"] = typed - seen
        elif data.get("change") is None:
            raise forms.ValidationError(
                _("Vul een getal in van 0 tot en met %(most)d.") % {"most": MOST_UNNAMED}
            )
        return data


class NewcomerFields(forms.ModelForm):
    """Somebody who comes for the first time. One name is enough."""

    is_child = forms.BooleanField(label=_("Dit is een kind"), required=False)
    comes_with = forms.CharField(
        label=_("Komt met"),
        required=False,
        max_length=Enrolment._meta.get_field("companion_name").max_length,
        help_text=_("Een voornaam is genoeg. Mag leeg blijven."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "helpers-here"}),
    )

    class Meta:
        model = Person
        fields = ["given_name", "family_name"]
        labels = {"family_name": _("Achternaam of eerste letter")}
        help_texts = {"family_name": _("Mag leeg blijven.")}
        widgets = {
            "given_name": forms.TextInput(attrs={"autocomplete": "off"}),
            "family_name": forms.TextInput(attrs={"autocomplete": "off"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["given_name"].required = True
        self.fields["given_name"].error_messages["required"] = _(
            'Vul een voornaam in. Geen naam? Tel deze bezoeker dan bij "Zonder naam".'
        )

    def person(self) -> Person:
        """The newcomer, not saved."""
        name = parse_family_name(self.cleaned_data["family_name"])
        self.instance.name_prefix, self.instance.family_name = name.prefix, name.name
        is_child = self.cleaned_data["is_child"]
        self.instance.role = Person.Role.CHILD if is_child else Person.Role.OTHER
        return self.instance


class NewcomerForm(NewcomerFields):
    """Somebody new, when we may know them already: a doubt can be ticked away."""

    SOMEBODY_ELSE = "new"
    DOOR = "participants:register_newcomer"
    SAVE = _("Zet op de lijst")
    ALSO: tuple[str, ...] = ("comes_with",)

    def __init__(
        self, *args: Any, user: User, session: Session, is_copy: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.doubts = self._doubts()
        self.helper = FormLook(
            Div("given_name", "family_name", css_class="row"),
            "is_child",
            *self.ALSO,
            save=self.SAVE,
        )
        self.helper.form_action = reverse(self.DOOR, args=[session.pk])
        if is_copy:  # nobody answers: it waits
            self.helper.attrs["data-tap"] = "newcomer"
        if self.doubts:
            self._ask_about_doubts()

    @property
    def known_person(self) -> Person | None:
        """The one of the suggestions that this is, or nobody."""
        chosen = self.cleaned_data.get("known")
        return next((person for person in self.doubts if str(person.pk) == chosen), None)

    def _doubts(self) -> list[Person]:
        given, family = (self.data.get(name, "").strip() for name in ("given_name", "family_name"))
        name = parse_family_name(family).name
        if not given:
            return []
        met = people_met_by(self.user)
        return same_name(Person(given_name=given, family_name=name), among=met)

    def _ask_about_doubts(self) -> None:
        files = Family.objects.visible_to(self.user)
        theirs = set(files.filter(members__in=self.doubts).order_by().values_list("pk", flat=True))
        answers = [
            (str(person.pk), _known_as(person, in_full=person.family_id in theirs))
            for person in self.doubts
        ]
        self.fields["known"] = forms.ChoiceField(
            label=_("Kennen we deze persoon al?"),
            choices=[*answers, (self.SOMEBODY_ELSE, _("Nee, dit is iemand anders"))],
            widget=forms.RadioSelect,
            error_messages={"required": _("We kennen iemand met deze naam. Kies wie het is.")},
        )
        self.helper.layout.insert(0, Choices("known"))


def _known_as(person: Person, *, in_full: bool) -> str:
    """Who may open the file reads the whole name, others no more than name and initial."""
    name = str(person) if in_full else person.register_name
    return gettext("Ja, dit is %(name)s") % {"name": isolated(name)}


class ReasonFields(forms.Form):
    """Why a session does not take place."""

    OTHER, UNSAID = "other", "unsaid"

    AT_ONCE = (
        ("host", _("de begeleider kon niet")),
        ("place", _("de plek was dicht")),
        ("holiday", _("vakantie of feestdag")),
        ("weather", _("het weer")),
    )
    UNKNOWN = _("reden onbekend")

    reason = forms.ChoiceField(
        label=_("Waarom ging het niet door?"),
        widget=forms.RadioSelect,
        choices=[*AT_ONCE, (OTHER, _("iets anders")), (UNSAID, UNKNOWN)],
        error_messages={"required": _("Kies waarom het niet doorging.")},
    )
    other = forms.CharField(
        label=_("Namelijk"),
        required=False,
        max_length=200,
        help_text=_("Alleen bij iets anders. Schrijf geen namen op."),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("reason") == self.OTHER and not data.get("other"):
            self.add_error("other", _("Schrijf in een paar woorden waarom."))
        return data

    @property
    def because(self) -> str:
        """The reason in words, in Dutch whoever gives it: it is kept with the session."""
        chosen = self.cleaned_data["reason"]
        if chosen == self.OTHER:
            return str(self.cleaned_data["other"])
        with translation.override(settings.LANGUAGE_CODE):
            return str(dict(self.fields["reason"].choices)[chosen])  # type: ignore[attr-defined]

    @classmethod
    def may_be_told(cls, session: Session) -> bool:
        """Nobody said yet why ``session`` did not take place."""
        with translation.override(settings.LANGUAGE_CODE):
            return session.cancelled_because in ("", str(cls.UNKNOWN))


class CancelForm(ReasonFields):
    """Why a session does not take place, on a page of its own."""

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormLook(
            Choices("reason"),
            "other",
            save=_("Noteer: ging niet door"),
            back=reverse("participants:register", args=[session.pk]),
        )


class RegisterSearchForm(forms.Form):
    """Finds registers of earlier sessions."""

    activity = forms.ModelChoiceField(
        Activity.objects.none(),
        label=_("Activiteit"),
        required=False,
        empty_label=_("Alle activiteiten"),
    )
    until = DutchDateField(label=_("Tot en met"), required=False, help_text="")

    helper = SearchLook(
        "activity", "until", url=reverse_lazy("participants:register_list"), target="registers"
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["activity"].queryset = Activity.objects.visible_to(user)  # type: ignore[attr-defined]

    def filter(self, sessions: QuerySet[Session]) -> QuerySet[Session]:
        """The ``sessions`` that were asked for; all when something is not right."""
        wanted = self.cleaned_data if self.is_valid() else {}
        if wanted.get("activity"):
            sessions = sessions.filter(activity=wanted["activity"])
        if wanted.get("until"):
            sessions = sessions.filter(held_on__lte=wanted["until"])
        return sessions
