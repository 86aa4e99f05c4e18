"""What somebody from the neighbourhood looks for, and what we tell everybody."""

from datetime import date, timedelta
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.db.models import Q, QuerySet
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from activities.models import Activity, Language, PublicAgenda, Session
from core.forms import FormLook, SearchLook
from core.periods import Period
from core.sharing import SharedForm

DAYS_SHOWN = 28
FURTHEST = timedelta(days=2 * 366)
CHILDREN, FREE = "kinderen", "gratis"
FOR_CHILDREN = Q(activity__child_age_from__isnull=False) | Q(activity__child_age_to__isnull=False)


class PublicSearchForm(forms.Form):
    """For whom, for how much, in which language, and from which day on."""

    vanaf = forms.DateField(required=False, widget=forms.HiddenInput)
    wie = forms.ChoiceField(
        label=_("Voor wie"),
        required=False,
        error_messages={"invalid_choice": _("Voor hen is er nu niets. Je ziet alles.")},
    )
    kosten = forms.ChoiceField(
        label=_("Kosten"),
        choices=[("", _("Maakt niet uit")), (FREE, _("Gratis"))],
        required=False,
    )
    taal = forms.ModelChoiceField(
        Language.objects.none(),
        label=_("Taal"),
        required=False,
        to_field_name="name",
        empty_label=_("Alle talen"),
        error_messages={"invalid_choice": _("In die taal is er nu niets. Je ziet alles.")},
    )

    helper = SearchLook(
        "vanaf",
        "wie",
        "kosten",
        "taal",
        url=reverse_lazy("activities:public_agenda"),
        target="days",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = Activity.objects.public(timezone.localdate())
        whom = shown.exclude(for_whom="").order_by("for_whom").values_list("for_whom", flat=True)
        self.fields["wie"].choices = [  # type: ignore[attr-defined]
            ("", gettext("Iedereen")),
            (CHILDREN, gettext("Kinderen")),
            *((words, words) for words in whom.distinct()),
        ]
        spoken = Activity.languages.through.objects.filter(activity__in=shown)
        self.fields["taal"].queryset = Language.objects.filter(  # type: ignore[attr-defined]
            pk__in=spoken.values("language")
        )

    @property
    def period(self) -> Period:
        """Four weeks from today, or from a later day in the coming two years."""
        today = timezone.localdate()
        wanted: date = self._asked("vanaf") or today
        first = wanted if today <= wanted <= today + FURTHEST else today
        return Period(first, first + timedelta(days=DAYS_SHOWN - 1))

    def filter(self, sessions: QuerySet[Session]) -> QuerySet[Session]:
        """Those of ``sessions`` that were asked for."""
        sessions = sessions.within(self.period)  # type: ignore[attr-defined]
        if whom := self._asked("wie"):
            is_meant = FOR_CHILDREN if whom == CHILDREN else Q(activity__for_whom=whom)
            sessions = sessions.filter(is_meant)
        if self._asked("kosten") == FREE:
            sessions = sessions.filter(activity__cost=0)
        if language := self._asked("taal"):
            sessions = sessions.filter(activity__languages=language)
        return sessions

    def _asked(self, name: str) -> Any:
        """What was asked; something that makes no sense was not, and spoils nothing else."""
        self.is_valid()
        return self.cleaned_data.get(name) if self.is_bound else None


class PublishForm(SharedForm):
    """What the neighbourhood may read about an activity, beside its name, place and hours."""

    class Meta:
        model = Activity
        fields = ["is_public", "cost", "has_child_care", "is_step_free", "description_english"]
        labels = {
            "is_public": _("Zet deze activiteit op de buurtagenda"),
            "cost": _("Kosten per keer, in euro"),
            "has_child_care": _("Er is oppas voor kleine kinderen"),
            "is_step_free": _("Zonder drempels: goed te doen met rolstoel of kinderwagen"),
            "description_english": _("Wat jullie doen, in het Engels"),
        }
        help_texts = {
            "is_public": _(
                "Iedereen leest dan naam, tekst, dag, tijd en plek. Namen van mensen staan er nooit bij."
            ),
            "cost": _("0 is gratis. Leeg: dan staat er niets over kosten."),
        }
        localized_fields = ["cost"]
        widgets = {"description_english": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormLook(
            "is_public",
            Div("cost", css_class="row"),
            "has_child_care",
            "is_step_free",
            "description_english",
            save=_("Opslaan"),
            back=self.instance.get_absolute_url(),
        )


class PublicAgendaForm(SharedForm):
    """Open or closed, and whom to ask."""

    class Meta:
        model = PublicAgenda
        fields = ["is_open", "contact"]
        labels = {
            "is_open": _("De buurtagenda staat open"),
            "contact": _("Waar mensen terechtkunnen met vragen"),
        }
        help_texts = {
            "is_open": _(
                "Uit: niemand buiten de stichting kan de agenda lezen, en ook de openbare sociale "
                "kaart is dan dicht."
            ),
            "contact": _(
                "Bijvoorbeeld: loop binnen bij het Huis van de Wijk. Geen naam van iemand."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormLook(
            "is_open", "contact", save=_("Opslaan"), back=reverse("activities:agenda")
        )

    def save(self, commit: bool = True) -> PublicAgenda:  # noqa: FBT001, FBT002  # Django's signature
        self.instance.pk = PublicAgenda.THE_ONE
        return super().save(commit)
