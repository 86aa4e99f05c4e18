"""What a host counts apart among the visitors without a name."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from activities.models import Activity
from activities.tallies import MOST_TALLIES
from core.forms import FormLook
from core.search import folded
from core.sharing import SharedForm

LONGEST = 30  # letters; it stands beside a button on a phone


class WordsField(forms.CharField):
    """A few words with commas between them; the same word twice is one."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        words = (" ".join(word.split()) for word in (super().to_python(value) or "").split(","))
        once: dict[str, str] = {}
        for word in filter(None, words):
            once.setdefault(folded(word) or word, word)
        return list(once.values())

    def run_validators(self, value: Any) -> None:
        """Of each word what a text must be: without characters that are none."""
        for word in value:
            super().run_validators(word)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return list(initial or []) != self.to_python(data)


class TalliesForm(SharedForm):
    """The own tallies of an activity; what was counted under other words stays as it was."""

    tallies = WordsField(
        label=_("Wat tel je apart?"),
        required=False,
        help_text=_("Met komma's ertussen, bijvoorbeeld: kinderen, gasten. Schrijf geen namen op."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    class Meta:
        model = Activity
        fields = ["tallies"]

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormLook("tallies", save=_("Tellers opslaan"), back=back)

    def clean_tallies(self) -> list[str]:
        words: list[str] = self.cleaned_data["tallies"]
        if len(words) > MOST_TALLIES:
            told = {"most": MOST_TALLIES}
            raise forms.ValidationError(gettext("Kies er hooguit %(most)s.") % told)
        if any(len(word) > LONGEST for word in words):
            told = {"most": LONGEST}
            raise forms.ValidationError(
                gettext("Houd het kort: hooguit %(most)s letters per teller.") % told
            )
        return words


class TallyForm(forms.Form):
    """One visitor of a kind more, or less."""

    token = forms.UUIDField()
    change = forms.IntegerField(min_value=-1, max_value=1)
    tally = forms.CharField(max_length=LONGEST)
