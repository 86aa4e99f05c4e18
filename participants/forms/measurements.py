"""The forms on which somebody is measured: a place on a scale, or the six questions."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.forms import ChoiceRows, Choices, FormLook, Note, PastDayField
from core.sharing import SharedForm, hold
from participants.instruments import ANSWERS, LONELINESS, SOURCE, Item, loneliness
from participants.ladder import Suggestion, suggested_level
from participants.measuring import CLOSING_WITHIN, likely_occasion
from participants.models import Measurement
from participants.models.scales import Place

Occasion = Measurement.Occasion
IN_ORDER = (Occasion.START, Occasion.QUARTER, Occasion.CLOSING)


def measurement_form(data: Any, measurement: Measurement, occasion: str = "") -> "MeasurementForm":
    """The form for ``measurement``, new or to be corrected, at ``occasion`` when that is known."""
    form = LonelinessForm if measurement.scale.has_questions else PlaceForm
    return form(data, instance=measurement, initial={"occasion": occasion} if occasion else None)


class MeasurementForm(SharedForm):
    """At which moment, and on which day, somebody is measured."""

    occasion = forms.ChoiceField(
        label=_("Welke meting is dit?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies welke meting dit is."),
            "invalid_choice": _("Deze meting bestaat niet. Kies een andere."),
        },
    )
    measured_on = PastDayField(label=_("Op welke dag?"))

    class Meta:
        model = Measurement
        fields = ["occasion", "measured_on"]

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        if data is not None:
            hold(kwargs["instance"].case)  # a colleague who measures at the same moment comes after
        super().__init__(data, *args, **kwargs)
        row = self.instance
        same = Measurement.objects.that_count().filter(
            case=row.case_id, person=row.person_id, scale=row.scale_id
        )
        self.others = list(same.exclude(pk=row.pk).select_related("author").oldest_first())
        taken = {row.occasion: row for row in self.others if row.occasion != Occasion.BETWEEN}
        field = self.fields["occasion"]
        field.choices = [  # type: ignore[attr-defined]
            choice for choice in Occasion.choices if choice[0] not in taken
        ]
        if other := taken.get(self["occasion"].data or ""):
            field.error_messages["invalid_choice"] = _who_did_it(other)
        if not row.pk and self.initial.get("occasion") in {*taken, "", None}:
            today = timezone.localdate()
            self.initial["occasion"] = likely_occasion(row.case, row.scale, self.others, today)
        self.helper = FormLook(*self.questions(), save=_("Meting opslaan"))

    def questions(self) -> list[Any]:
        """What the form asks, from top to bottom."""
        return [Choices("occasion"), "measured_on"]

    @property
    def previous(self) -> Measurement | None:
        """The measurement before this one."""
        before = [row for row in self.others if row.measured_on <= self.instance.measured_on]
        return before[-1] if before else None

    def clean_measured_on(self) -> date:
        """The day, which lies in the case, or shortly after it was closed."""
        day, case = self.cleaned_data["measured_on"], self.instance.case
        if day < case.found_on:
            raise forms.ValidationError(
                gettext("Het traject begon op %(day)s. Kies die dag of een latere.")
                % {"day": date_format(case.found_on, "j F Y")}
            )
        if case.closed_on and day > case.closed_on + CLOSING_WITHIN:
            raise forms.ValidationError(
                gettext("Het traject sloot op %(day)s. Meten kan tot %(weeks)s weken daarna.")
                % {"day": date_format(case.closed_on, "j F Y"), "weeks": CLOSING_WITHIN.days // 7}
            )
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if {"occasion", "measured_on"} <= cleaned.keys():
            self._keep_the_order(cleaned["occasion"], cleaned["measured_on"])
        return cleaned

    def _keep_the_order(self, occasion: str, day: date) -> None:
        """Start, three months and closing follow each other; in between is any day."""
        if occasion not in IN_ORDER:
            return
        at = IN_ORDER.index(Occasion(occasion))
        for other in self.others:
            if other.occasion in IN_ORDER[:at] and day < other.measured_on:
                self._refuse(gettext('Dit is vóór de meting "%(which)s" van %(day)s.'), other)
            if other.occasion in IN_ORDER[at + 1 :] and day > other.measured_on:
                self._refuse(gettext('Dit is na de meting "%(which)s" van %(day)s.'), other)

    def _refuse(self, sentence: str, other: Measurement) -> None:
        which = other.get_occasion_display()
        day = date_format(other.measured_on, "j F Y")
        self.add_error("measured_on", sentence % {"which": which, "day": day})


class PlaceForm(MeasurementForm):
    """Where somebody stands on a scale; what was seen and the previous time stand beside it."""

    score = forms.TypedChoiceField(
        coerce=int, widget=forms.RadioSelect, error_messages={"required": _("Kies een trede.")}
    )

    class Meta(MeasurementForm.Meta):
        fields = ["score", "occasion", "measured_on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.suggestion: Suggestion | None = None
        super().__init__(*args, **kwargs)
        row = self.instance
        asked = gettext("Waar staat %(person)s nu?") % {"person": row.person}
        self.fields["score"].label = row.scale.question or asked
        self.fields["score"].choices = [  # type: ignore[attr-defined]
            (place.score, self._in_words(place)) for place in row.scale.places
        ]

    def questions(self) -> list[Any]:
        row = self.instance
        if row.scale.is_ladder:
            self.suggestion = suggested_level(row.person, on=row.measured_on)
        note = Note(
            "participants/measurement_note.html",
            previous=self.previous,
            suggestion=self.suggestion,
            is_ladder=row.scale.is_ladder,
        )
        return [note, ChoiceRows("score"), *super().questions()]

    def _in_words(self, place: Place) -> SafeString:
        """A place with its rule, and whether it was the previous one or is the suggestion."""
        tags = []
        if self.previous and self.previous.score == place.score:
            tags.append(gettext("vorige keer"))
        if self.suggestion and self.suggestion.level == place.score:
            tags.append(gettext("voorstel"))
        said = format_html("<strong>{}</strong> {}", place.score, place.name)
        if place.rule:
            said = format_html('{} <span class="block small muted">{}</span>', said, place.rule)
        for tag in tags:
            said = format_html('{} <span class="tag tag-bord">{}</span>', said, tag)
        return said


class LonelinessForm(MeasurementForm):
    """The six questions; the score is counted from the answers."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given = self.instance.answers
        for item in LONELINESS:
            self.fields[_name(item)] = forms.TypedChoiceField(
                label=format_html('<span lang="nl">{}</span>', item.text),
                choices=[*_answers(), ("", gettext("geen antwoord"))],
                coerce=int,
                empty_value=None,
                required=False,
                widget=forms.RadioSelect,
            )
            self.initial[_name(item)] = given.get(str(item.number), "")

    def questions(self) -> list[Any]:
        note = Note("participants/loneliness_note.html", source=SOURCE, previous=self.previous)
        items = [Choices(_name(item)) for item in LONELINESS]
        return [note, *items, *super().questions()]

    def clean(self) -> dict[str, Any]:
        """Counts the score; None when more than one question has no answer."""
        cleaned = super().clean()
        given = {item.number: cleaned.get(_name(item)) for item in LONELINESS}
        answers = {number: code for number, code in given.items() if code}
        if not answers and not self.errors:
            raise forms.ValidationError(gettext("Vul minstens één antwoord in."))
        self.instance.answers = {str(number): code for number, code in answers.items()}
        self.instance.score = loneliness(answers).total
        return cleaned


def _who_did_it(measurement: Measurement) -> str:
    told = {"who": measurement.author, "day": date_format(measurement.measured_on, "j F Y")}
    if measurement.author:
        return gettext("%(who)s deed deze meting al, op %(day)s. Kies een andere.") % told
    return gettext("Deze meting is al gedaan, op %(day)s. Kies een andere.") % told


def _name(item: Item) -> str:
    return f"item_{item.number}"


def _answers() -> list[tuple[int, SafeString]]:
    """In the words of the instrument, whatever the language of the screen."""
    return [
        (code, format_html('<span lang="nl">{}</span>', said)) for code, said in ANSWERS.items()
    ]
