"""The form about what somebody will do for a family."""

from datetime import date, timedelta
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.days import months_later
from core.forms import Choices, DutchDateField, FormLook, offer
from core.sharing import SharedForm
from core.templatetags.days import day as as_people_say
from participants.actions.next_steps import plan_step
from participants.forms.families import coaches
from participants.models import NextStep, Obstacle

FURTHEST = timedelta(days=2 * 365)


class When:
    """The days that are one press away, and any other."""

    TOMORROW, NEXT_WEEK, IN_A_MONTH, OTHER = "morgen", "week", "maand", "anders"


def quick_days(today: date) -> dict[str, date]:
    """The days behind the buttons."""
    return {
        When.TOMORROW: today + timedelta(days=1),
        When.NEXT_WEEK: today + timedelta(weeks=1),
        When.IN_A_MONTH: months_later(today, 1),
    }


class NextStepForm(SharedForm):
    """What, before which day, who; and whether it comes back."""

    when = forms.ChoiceField(label=_("Wanneer?"), widget=forms.RadioSelect, required=False)
    due_on = DutchDateField(
        label=_("Andere dag"), required=False, help_text=_("Bijvoorbeeld 3-1 of vrijdag 12 april.")
    )

    class Meta:
        model = NextStep
        fields = ["what", "due_on", "owner", "repeat", "obstacle"]
        labels = {"what": _("Wat ga je doen?"), "owner": _("Wie doet het?")}
        help_texts = {"obstacle": _("Als het een belemmering wegneemt.")}

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.days = quick_days(timezone.localdate())
        self._offer_days()
        offer(self, "owner", coaches(), none=gettext("Kies wie dit doet"))
        family = self.instance.family
        visible = Obstacle.objects.visible_to(user).filter(family=family).select_related("kind")
        offer(self, "obstacle", visible.unsolved(), none=gettext("Geen belemmering"))
        self.fields["obstacle"].label_from_instance = lambda obstacle: str(obstacle.kind)  # type: ignore[attr-defined]
        self.helper = FormLook(
            "what",
            Div(Choices("when"), "due_on", css_class="row"),
            Div("owner", "repeat", "obstacle", css_class="row"),
        )

    def _offer_days(self) -> None:
        words = {
            When.TOMORROW: gettext("Morgen"),
            When.NEXT_WEEK: gettext("Volgende week"),
            When.IN_A_MONTH: gettext("Over een maand"),
        }
        self.fields["when"].choices = [  # type: ignore[attr-defined]
            *((key, f"{words[key]}, {as_people_say(on)}") for key, on in self.days.items()),
            (When.OTHER, gettext("Andere dag")),
        ]
        self.initial["when"] = When.OTHER if self.instance.due_on else When.NEXT_WEEK

    def clean(self) -> dict[str, Any]:
        """The day of the button, or the day that was typed; never a guess between the two."""
        cleaned = super().clean() or {}
        if "due_on" in self.errors:
            return cleaned
        pressed, typed = cleaned.get("when") or When.OTHER, cleaned.get("due_on")
        has_typed = "due_on" in self.changed_data and typed is not None
        if has_typed and "when" in self.changed_data and pressed != When.OTHER:
            self.add_error(
                "due_on", gettext("Je koos een knop en typte een dag. Laat een van de twee leeg.")
            )
        elif has_typed or pressed == When.OTHER:
            self._check_typed(typed)
        else:
            cleaned["due_on"] = self.days[pressed]
        return cleaned

    def _check_typed(self, typed: date | None) -> None:
        today = timezone.localdate()
        if typed is None:
            self.add_error("due_on", gettext("Kies een dag."))
        elif typed < today and "due_on" in self.changed_data:
            self.add_error("due_on", gettext("Deze dag is al voorbij."))
        elif typed > today + FURTHEST:
            self.add_error(
                "due_on", gettext("Dat is verder dan twee jaar. Kies een dag dichterbij.")
            )

    def save(self, commit: bool = True) -> NextStep:  # noqa: FBT001, FBT002  # Django's signature
        step = super().save(commit=False)
        plan_step(step=step)
        return step
