"""The form about somebody a family can turn to."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from activities.models import Activity, Volunteer
from core.forms import Choices, Fold, FormLook, PastDayField, offer
from core.sharing import SharedForm
from participants.actions.ties import is_in_the_ring
from participants.companions import PERSON, VOLUNTEER, Companion, companions_of
from participants.models import Attendance, Enrolment, Family, Person, Tie

WAS_THERE, NEW = "before", "new"


class TieForm(SharedForm):
    """Who it is and what for; nothing by which one can find them.

    A first name is enough. Who is in our files already can be pointed out: then we see when they
    were together last.
    """

    known = forms.ChoiceField(
        label=_("Is het iemand die we kennen?"),
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Deze mensen waren bij dezelfde bijeenkomsten, of heten zo."),
        error_messages={
            "invalid_choice": _("Deze persoon staat al in de kring, of kan niet gekozen worden.")
        },
    )
    what_for = forms.MultipleChoiceField(
        label=_("Waarvoor"),
        choices=Tie.WhatFor.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    since = forms.ChoiceField(
        label=_("Sinds wanneer kent het gezin deze persoon?"),
        choices=[
            (WAS_THERE, _("Al voor wij kwamen")),
            (NEW, _("Nieuw erbij")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    started_on = PastDayField(
        label=_("Nieuw sinds"),
        required=False,
        help_text=_("Leeg is vandaag. Ongeveer is goed, zoals 3-1-2017."),
    )
    ended_on = PastDayField(
        label=_("Gestopt op"),
        required=False,
        help_text=_("Laat leeg zolang het gezin op hen rekent."),
    )

    class Meta:
        model = Tie
        fields = ["name", "kind", "what_for", "helps_with", "met_at", "started_on", "ended_on"]
        help_texts = {
            "name": _("Een voornaam is genoeg: zus Carla, buurvrouw."),
            "helps_with": _("Zoals: past op woensdag op."),
        }
        labels = {"helps_with": _("In eigen woorden")}
        widgets = {"kind": forms.RadioSelect}

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.companions = self._companions(user)
        self.initial["known"] = self._known_now
        self.initial["since"] = NEW if self.instance.started_on else WAS_THERE
        self._ask_whom()
        self._ask_where()
        self.fields["kind"].choices = Tie.Kind.choices  # type: ignore[attr-defined]  # no dashes
        if not self.instance.pk:
            del self.fields["ended_on"]
        self.helper = FormLook(*self._lines())

    def _lines(self) -> list[Any]:
        """Who and what for first; the rest of a tie can wait, or is never known."""
        known = [Choices("known")] if "known" in self.fields else []
        where = ["met_at"] if "met_at" in self.fields else []
        days = ["started_on", *(["ended_on"] if self.instance.pk else [])]
        return [
            *known,
            "name",
            Choices("kind"),
            Choices("what_for"),
            Choices("since"),
            Fold(_("Meer opschrijven"), "helps_with", *where, Div(*days, css_class="row")),
        ]

    @property
    def _known_now(self) -> str:
        if self.instance.person_id:
            return f"{PERSON}-{self.instance.person_id}"
        return f"{VOLUNTEER}-{self.instance.volunteer_id}" if self.instance.volunteer_id else ""

    def _companions(self, user: User) -> dict[str, Companion]:
        """Who can be chosen by their code; who was chosen before stays, within reach or not."""
        tie, today = self.instance, timezone.localdate()
        found = companions_of(tie.family, user, today=today, name=tie.name)
        if tie.person_id or tie.volunteer_id:
            kind = PERSON if tie.person_id else VOLUNTEER
            found.insert(0, Companion(kind, tie.person_id or tie.volunteer_id, tie.name))
        return {companion.code: companion for companion in found}

    def _ask_whom(self) -> None:
        if not self.companions and not self.data.get(self.add_prefix("known")):
            del self.fields["known"]
            return
        people = [(code, one.label) for code, one in self.companions.items()]
        nobody = ("", gettext("Nee, iemand anders"))
        self.fields["known"].choices = [*people, nobody]  # type: ignore[attr-defined]
        self.fields["name"].required = False

    def _ask_where(self) -> None:
        """The activities where the family comes, or came."""
        family = self.instance.family
        visits = Attendance.objects.filter(person__family=family).order_by()
        places = Enrolment.objects.filter(person__family=family).order_by()
        joined = Q(pk__in=visits.values("session__activity")) | Q(pk__in=places.values("activity"))
        offer(self, "met_at", Activity.objects.filter(joined))
        field: Any = self.fields["met_at"]
        field.empty_label = gettext("Niet van een activiteit")
        if not field.queryset.exists():
            del self.fields["met_at"]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        self._point_out(told)
        self._check_name(told)
        self._check_days(told)
        return told

    def _point_out(self, told: dict[str, Any]) -> None:
        """Who it is in our files; the name is then the one that stands on a register."""
        chosen = self.companions.get(told.get("known", ""))
        tie = self.instance
        tie.person = tie.volunteer = None
        if chosen and chosen.kind == PERSON:
            tie.person = Person.objects.filter(pk=chosen.pk).first()
        elif chosen:
            tie.volunteer = Volunteer.objects.filter(pk=chosen.pk).first()
        if tie.person or tie.volunteer:
            told["name"] = tie.person.register_name if tie.person else tie.volunteer.name
            self._check_once(told)
        if tie.volunteer and not self.data.get(self.add_prefix("kind")):
            del self.errors["kind"]
            told["kind"] = Tie.Kind.VOLUNTEER

    def _check_once(self, told: dict[str, Any]) -> None:
        """Whoever adds the same person at the same moment waits for this."""
        if transaction.get_connection().in_atomic_block:
            Family.objects.select_for_update().get(pk=self.instance.family_id)
        if not told.get("ended_on") and is_in_the_ring(self.instance):
            self.add_error("known", gettext("Deze persoon staat al in de kring."))

    def _check_name(self, told: dict[str, Any]) -> None:
        if not told.get("name") and "name" not in self.errors:
            self.add_error("name", gettext("Vul een naam in, of kies hierboven iemand."))

    def _check_days(self, told: dict[str, Any]) -> None:
        """A day that was typed counts, also when one forgot to press the answer beside it."""
        is_new = told.get("since") == NEW or "started_on" in self.changed_data
        if not is_new:
            told["started_on"] = None
        elif not told.get("started_on") and told.get("since") == NEW:
            told["started_on"] = timezone.localdate()
