"""The forms with which the coordinator decides what is measured."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.forms import FormLook, Note
from core.sharing import SharedForm
from participants.actions.scales import permit_loneliness, replace_scale, save_own_scale
from participants.models import Scale
from participants.models.scales import HIGHEST_SCORE

SCORES = range(HIGHEST_SCORE + 1)
FEWEST_SCORES = 2


class ScaleForm(SharedForm):
    """An own scale: name, question and a text for each of two to eleven scores that follow on.

    Of a scale on which somebody was measured only the name can be changed; ``renews`` is the scale
    whose place a new one takes.
    """

    name = forms.CharField(
        label=_("Naam"), max_length=100, help_text=_("Kort. Zoals: De buurt kennen.")
    )
    question = forms.CharField(
        label=_("Vraag"),
        max_length=300,
        help_text=_("Zoals je hem stelt. Zoals: Hoeveel buren ken je bij naam?"),
    )

    class Meta:
        model = Scale
        fields = ["name", "question"]

    def __init__(
        self, data: Any = None, *args: Any, renews: Scale | None = None, **kwargs: Any
    ) -> None:
        super().__init__(data, *args, **kwargs)
        self.renews = renews
        row = self.instance
        self.is_frozen = bool(row.pk) and row.measurements.exists()
        shown = renews or row
        texts = {place.score: place.name for place in shown.places} if shown.pk else {}
        if renews and not self.is_bound:
            self.initial = {"name": renews.name, "question": renews.question}
        for score in [] if self.is_frozen else SCORES:
            self.fields[f"text_{score}"] = forms.CharField(
                label=gettext("Score %(score)s") % {"score": score},
                max_length=200,
                required=False,
            )
            self.initial[f"text_{score}"] = texts.get(score, "")
        self.helper = FormLook(*self._questions(), save=_("Schaal opslaan"))

    def _questions(self) -> list[Any]:
        if self.is_frozen:
            del self.fields["question"]
            return ["name", Note("participants/scale_frozen.html", scale=self.instance)]
        note = Note("participants/scale_note.html", renews=self.renews)
        return ["name", "question", note, *(f"text_{score}" for score in SCORES)]

    @property
    def texts(self) -> dict[int, str]:
        """Score → text, of the scores that have one."""
        told = {score: self.cleaned_data.get(f"text_{score}", "") for score in SCORES}
        return {score: text for score, text in told.items() if text}

    def validate_constraints(self) -> None:
        """Nothing: ``clean_name`` looks at the name, and leaves out the scale that is replaced."""

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        others = Scale.objects.filter(is_in_use=True, name__iexact=name)
        known = [scale.pk for scale in (self.instance, self.renews) if scale]
        if others.exclude(pk__in=filter(None, known)).exists():
            raise forms.ValidationError(gettext("Er is al een schaal met deze naam in gebruik."))
        return name

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.is_frozen:
            self._look_at_the_texts()
        elif "text_0" in self.data:
            raise forms.ValidationError(
                gettext(
                    "Er is net iemand gemeten op deze schaal. De teksten blijven daarom zoals ze "
                    "zijn. Maak een nieuwe versie."
                )
            )
        return cleaned

    def _look_at_the_texts(self) -> None:
        texts = self.texts
        if len(texts) < FEWEST_SCORES:
            raise forms.ValidationError(
                gettext("Schrijf bij minstens twee scores wat ze betekenen.")
            )
        for score in range(min(texts), max(texts)):
            if score not in texts and f"text_{score}" not in self.errors:
                sentence = gettext("Schrijf hier ook een tekst: de scores ernaast hebben er een.")
                self.add_error(f"text_{score}", sentence)

    def save(self, commit: bool = True) -> Scale:  # noqa: FBT001, FBT002  # Django's signature
        scale = super().save(commit=False)
        if self.is_frozen:
            scale.save(update_fields=["name", "updated_at"])
        elif self.renews:
            replace_scale(old=self.renews, new=scale, texts=self.texts)
        else:
            save_own_scale(scale=scale, texts=self.texts)
        return scale


class PermissionForm(forms.Form):
    """The makers of the loneliness scale were asked, and agree."""

    has_permission = forms.BooleanField(
        label=_("De makers vinden het goed dat wij deze vragen gebruiken"),
        error_messages={"required": _("Vraag eerst toestemming. Vink het daarna hier aan.")},
    )

    def __init__(self, *args: Any, scale: Scale, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scale = scale
        self.helper = FormLook(
            Note("participants/scale_permission.html"),
            "has_permission",
            save=_("Vragen aanzetten"),
            back=reverse("participants:scale_list"),
        )

    def save(self) -> Scale:
        """The scale, in use from today."""
        permit_loneliness(scale=self.scale)
        return self.scale
