"""The form about what suits a family when one looks for something to join."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext_lazy as _

from activities.forms.fields import NewLanguageField
from activities.models import Language
from core.forms import Choices, FormLook, offer
from core.models import Area
from core.moments import DAYS, Part
from core.sharing import SharedForm
from participants.models import Family


class SuitsForm(SharedForm):
    """Days, parts of the day, languages and the part of town; all of it may stay empty."""

    suitable_days = forms.TypedMultipleChoiceField(
        label=_("Op welke dagen kan het gezin?"),
        choices=[(number, name) for number, name in DAYS.items()],
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Niets aangevinkt: dat weten we niet."),
    )
    suitable_parts = forms.MultipleChoiceField(
        label=_("Op welk deel van de dag?"),
        choices=Part,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    new_language = NewLanguageField()

    class Meta:
        model = Family
        fields = ["suitable_days", "suitable_parts", "languages", "area"]
        widgets = {"languages": forms.CheckboxSelectMultiple}
        labels = {"languages": _("In welke talen kun je met het gezin praten, naast Nederlands?")}
        help_texts = {
            "languages": _(
                "Alleen om elkaar te begrijpen. Waar iemand vandaan komt vragen we niet."
            )
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "area", Area.objects.filter(kind=Area.Kind.NEIGHBOURHOOD))
        self.fields["area"].empty_label = _("Weten we niet")  # type: ignore[attr-defined]
        self.helper = FormLook(
            Choices("suitable_days"),
            Choices("suitable_parts"),
            Choices("languages"),
            Div("new_language", "area", css_class="row"),
        )

    def save(self, commit: bool = True) -> Family:  # noqa: FBT001, FBT002  # Django's signature
        family: Family = super().save(commit)
        if name := self.cleaned_data["new_language"]:
            family.languages.add(Language.objects.named(name))
        return family
