"""Forms about suggesting something to join: who goes along and when, and what the family said."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from activities.models import Session
from core.forms import Choices, DutchDateField, FormLook
from core.sharing import SharedForm
from core.templatetags.days import clock, day
from participants.actions.suggestions import decline_suggestion, save_suggestion
from participants.going_along import GoesAlong, companion_now, companions_for, set_companion
from participants.models import Suggestion

NOBODY, SOMEBODY_ELSE = "", "anders"
NEXT_SESSIONS = 6


class SuggestionForm(SharedForm):
    """Who goes along the first time, and which time that is."""

    companion = forms.ChoiceField(
        label=_("Wie gaat de eerste keer mee?"), widget=forms.RadioSelect, required=False
    )
    other_companion = forms.CharField(
        label=_("Of iemand anders"),
        max_length=100,
        required=False,
        help_text=_("Een voornaam is genoeg. De naam van een vrijwilliger herkennen we."),
    )
    goes_along_until_on = DutchDateField(
        label=_("Gaat mee tot en met"),
        required=False,
        help_text=_("Alleen als iemand vaker meegaat. Bijvoorbeeld 3-1 of vrijdag 12 april."),
    )

    class Meta:
        model = Suggestion
        fields = ["first_session", "goes_along_until_on"]
        labels = {"first_session": _("Voor het eerst op")}

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {one.code: one for one in companions_for(self.instance, user)}
        self._offer_companions()
        self._offer_sessions()
        known = self.instance.pk
        self.helper = FormLook(
            Choices("companion"),
            "other_companion",
            Div("first_session", *(["goes_along_until_on"] if known else []), css_class="row"),
            save=_("Opslaan") if known else _("Voorstellen"),
        )
        if not known:
            del self.fields["goes_along_until_on"]

    def _offer_companions(self) -> None:
        self.fields["companion"].choices = [  # type: ignore[attr-defined]
            *((code, one.name) for code, one in self.known.items()),
            (NOBODY, gettext("Niemand, of dat weten we nog niet")),
        ]
        now = companion_now(self.instance)
        self.initial["companion"] = now.code if now else NOBODY
        self.initial["other_companion"] = self.instance.companion_name

    def _offer_sessions(self) -> None:
        """The next times; when it was agreed for an earlier one, that one as well."""
        coming = Session.objects.took_place().filter(
            activity=self.instance.activity, held_on__gte=timezone.localdate()
        )
        sessions = list(coming[:NEXT_SESSIONS])
        agreed = self.instance.first_session
        if agreed and agreed not in sessions:
            sessions.insert(0, agreed)
        field: Any = self.fields["first_session"]
        field.queryset = Session.objects.filter(pk__in=[session.pk for session in sessions])
        field.label_from_instance = _when
        field.empty_label = gettext("Dat spreken we nog af")
        if not self.instance.pk and sessions:
            self.initial["first_session"] = sessions[0].pk

    @property
    def chosen(self) -> GoesAlong | None:
        """Who was pressed; None for nobody."""
        return self.known.get(self.cleaned_data.get("companion", NOBODY))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.chosen and cleaned.get("other_companion"):
            self.add_error(
                "other_companion",
                gettext("Je koos iemand en typte een naam. Laat een van de twee leeg."),
            )
        until, first = cleaned.get("goes_along_until_on"), cleaned.get("first_session")
        if until and until < (first.held_on if first else self.instance.offered_on):
            self.add_error("goes_along_until_on", gettext("Dat is vóór de eerste keer."))
        return cleaned

    def save(self, commit: bool = True) -> Suggestion:  # noqa: FBT001, FBT002  # Django's signature
        suggestion: Suggestion = super().save(commit=False)
        set_companion(suggestion, self.chosen, self.cleaned_data["other_companion"])
        return save_suggestion(suggestion=suggestion)


class DeclineForm(SharedForm):
    """Why the family said no: one press, and a few words when that helps."""

    class Meta:
        model = Suggestion
        fields = ["declined_because", "answer_note"]
        labels = {
            "declined_because": _("Waarom niet?"),
            "answer_note": _("Wil je er iets bij zeggen?"),
        }
        widgets = {"declined_because": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        because: Any = self.fields["declined_because"]
        because.required = True
        because.choices = Suggestion.DeclinedBecause.choices
        because.error_messages["required"] = gettext("Kies waarom het gezin nee zei.")
        self.helper = FormLook(Choices("declined_because"), "answer_note", save=_("Nee opslaan"))

    def save(self, commit: bool = True) -> Suggestion:  # noqa: FBT001, FBT002  # Django's signature
        suggestion: Suggestion = self.instance
        decline_suggestion(
            suggestion=suggestion,
            on=timezone.localdate(),
            because=self.cleaned_data["declined_because"],
            note=self.cleaned_data["answer_note"],
        )
        return suggestion


def _when(session: Session) -> str:
    at = f", {clock(session.starts_at)}" if session.starts_at else ""
    return f"{day(session.held_on)}{at}"
