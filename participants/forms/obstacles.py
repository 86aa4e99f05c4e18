"""The form about what keeps a family from taking part."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from activities.models import ObstacleKind
from core.forms import Choices, FormLook, PastDayField
from core.sharing import SharedForm
from participants.actions.evidence import log_evidence
from participants.models import Obstacle


class ObstacleForm(SharedForm):
    """What it is, since when, and — once it is gone — since when, by whom and how we know."""

    noted_on = PastDayField(label=_("Sinds"), initial=timezone.localdate)
    solved_on = PastDayField(label=_("Opgelost op"), required=False)

    class Meta:
        model = Obstacle
        fields = ["kind", "noted_on", "state", "solved_on", "solved_by", "evidence"]
        widgets = {"state": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        in_use = Q(is_in_use=True) | Q(pk=self.instance.kind_id)
        self.fields["kind"].queryset = ObstacleKind.objects.filter(in_use)  # type: ignore[attr-defined]
        self.fields["kind"].empty_label = gettext("Kies een belemmering")  # type: ignore[attr-defined]
        self.fields["solved_by"].help_text = gettext(
            "Alleen als het is opgelost. Zoals: buurvrouw."
        )
        self.fields["evidence"].help_text = gettext("Zoals: past elke woensdag op Milan.")
        self.helper = FormLook(
            Div("kind", "noted_on", css_class="row"),
            Choices("state"),
            Div("solved_on", "solved_by", css_class="row"),
            "evidence",
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("state") == Obstacle.State.SOLVED:
            self._ask_how_it_was_solved(cleaned)
        else:
            cleaned["solved_on"] = None
        return cleaned

    def _ask_how_it_was_solved(self, cleaned: dict[str, Any]) -> None:
        if not cleaned.get("solved_on") and "solved_on" not in self.errors:
            cleaned["solved_on"] = timezone.localdate()
        noted_on, solved_on = cleaned.get("noted_on"), cleaned.get("solved_on")
        if noted_on and solved_on and solved_on < noted_on:
            self.add_error("solved_on", gettext("Opgelost kan niet vóór de dag waarop het begon."))
        if not cleaned.get("evidence"):
            self.add_error("evidence", gettext("Schrijf op waaraan je ziet dat het is opgelost."))

    def save(self, commit: bool = True) -> Obstacle:  # noqa: FBT001, FBT002  # Django's signature
        obstacle = super().save(commit=False)
        log_evidence(evidence=obstacle)
        return obstacle
