"""Forms about what keeps a family from taking part: noting it, following it, solving it."""

from datetime import date
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from activities.models import ObstacleKind
from core.forms import Choices, FormLook, PastDayField, offer
from core.sharing import SharedForm
from participants.actions.evidence import log_evidence
from participants.models import Obstacle

WORDS = ("solved_by", "evidence")  # none of these of health and safety at home


class ObstacleForm(SharedForm):
    """What it is, since when, and whether it weighs heavily."""

    noted_on = PastDayField(label=_("Sinds"), initial=timezone.localdate)

    class Meta:
        model = Obstacle
        fields = ["kind", "noted_on", "is_heavy"]
        help_texts = {
            "kind": _("Van gezondheid en veiligheid thuis noteren we alleen dát het speelt.")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = ObstacleKind.objects.filter(is_in_use=True)
        offer(self, "kind", kinds, none=gettext("Kies een belemmering"))
        self.helper = FormLook(Div("kind", "noted_on", css_class="row"), "is_heavy")

    def save(self, commit: bool = True) -> Obstacle:  # noqa: FBT001, FBT002  # Django's signature
        obstacle = super().save(commit=False)
        if obstacle.kind.is_sensitive:
            obstacle.solved_by = obstacle.evidence = ""
        log_evidence(evidence=obstacle)
        return obstacle


class Solving(ObstacleForm):
    """Asks since when it is gone, who or what took it away, and how we know."""

    solved_on = PastDayField(label=_("Opgelost op"), required=False)

    class Meta:
        model = Obstacle
        fields = ["solved_on", "solved_through", *WORDS]
        widgets = {"solved_through": forms.RadioSelect}
        help_texts = {
            "solved_by": _("Zoals: buurvrouw."),
            "evidence": _("Zoals: past elke woensdag op Milan."),
        }

    def _ask_how(self) -> list[Any]:
        """The lines of the form; only the code when the kind is sensitive."""
        through = self.fields["solved_through"]
        through.choices = Obstacle.SolvedThrough.choices  # type: ignore[attr-defined]
        if self.instance.kind_id and self.instance.kind.is_sensitive:
            for name in WORDS:
                del self.fields[name]
            return [Choices("solved_through")]
        return [Choices("solved_through"), Div(*WORDS, css_class="row")]

    def check_solved(self, told: dict[str, Any], noted_on: date | None) -> None:
        """A solved obstacle has a day after it began, and something that shows it."""
        if not told.get("solved_on") and "solved_on" not in self.errors:
            told["solved_on"] = timezone.localdate()
        solved_on = told.get("solved_on")
        if noted_on and solved_on and solved_on < noted_on:
            self.add_error("solved_on", gettext("Opgelost kan niet vóór de dag waarop het begon."))
        if not told.get("solved_through") and not told.get("evidence"):
            self.add_error("solved_through", gettext("Kies wie of wat het wegnam."))


class ObstacleSolveForm(Solving):
    """It is gone: no more questions than that."""

    noted_on = None  # type: ignore[assignment]  # stays as it is

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        SharedForm.__init__(self, *args, **kwargs)
        self.initial["solved_on"] = timezone.localdate()
        self.helper = FormLook(*self._ask_how(), "solved_on", save=_("Opgelost"))

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        self.instance.state = Obstacle.State.SOLVED
        self.check_solved(told, self.instance.noted_on)
        return told


class ObstacleEditForm(Solving):
    """How it stands: eased, accepted, solved, or written down wrongly."""

    class Meta(Solving.Meta):
        fields = ["kind", "noted_on", "is_heavy", "state", *Solving.Meta.fields]
        widgets = {**Solving.Meta.widgets, "state": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormLook(
            Div("kind", "noted_on", css_class="row"),
            "is_heavy",
            Choices("state"),
            "solved_on",
            *self._ask_how(),
        )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        self._refuse_words(told)
        if told.get("state") == Obstacle.State.SOLVED:
            self.check_solved(told, told.get("noted_on"))
        else:
            told["solved_on"] = None
        return told

    def _refuse_words(self, told: dict[str, Any]) -> None:
        """Another kind was chosen, about which nothing is written."""
        kind = told.get("kind")
        for name in WORDS:
            if kind and kind.is_sensitive and told.get(name):
                self.add_error(
                    name, gettext("Over “%(kind)s” schrijven we niets op.") % {"kind": kind}
                )
