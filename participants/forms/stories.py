"""The form in which a story is told without names."""

from typing import Any

from crispy_forms.layout import HTML
from django import forms
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.forms import FormLook
from core.sharing import SharedForm
from participants.models import Story
from participants.traces import Trace, traces_in


class StoryForm(SharedForm):
    """The text as it may be read by everybody; what still leads to the family is pointed out."""

    is_checked = forms.BooleanField(
        label=_("Ik heb gekeken: hieraan herkent niemand het gezin"), required=False
    )

    class Meta:
        model = Story
        fields = ["text", "is_anonymous"]
        widgets = {"text": forms.Textarea(attrs={"rows": 10})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.text and self.instance.contact:
            self.initial["text"] = self.instance.contact.note
        self.traces: list[Trace] = []
        if not self.is_bound:
            self.traces = traces_in(self.initial.get("text", ""), self.instance)
        self.helper = FormLook(
            "text",
            HTML("{% include 'participants/story_traces.html' %}"),
            "is_anonymous",
            back=reverse("participants:story_list"),
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        text = cleaned.get("text", "")
        self.traces = traces_in(text, self.instance)
        if not cleaned.get("is_anonymous"):
            return cleaned
        if not text:
            self.add_error("text", gettext("Schrijf eerst het verhaal op, zonder namen."))
        elif self.traces and not cleaned.get("is_checked"):
            self.add_error(
                "is_anonymous", gettext("Er staat nog iets in waaraan je het gezin herkent.")
            )
        return cleaned
