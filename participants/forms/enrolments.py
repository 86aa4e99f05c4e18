"""The form that puts people of a family on the register of an activity."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from activities.models import Activity
from core.forms import Choices, DutchDateField, FormLook
from participants.actions.enrolments import enrol
from participants.actions.waits import stand_in_line
from participants.models import Family, Person
from participants.waits import Room, rooms_of


class ActivityField(forms.ModelChoiceField):
    """An activity, with how full it is behind its name."""

    rooms: dict[int, Room]

    def label_from_instance(self, activity: Any) -> str:
        words = self.rooms[activity.pk].in_words if activity.pk in self.rooms else ""
        return f"{activity} ({words})" if words else str(activity)


class EnrolmentForm(forms.Form):
    """Who joins which activity, from which day; when it is full they wait, or join all the same."""

    WAIT, JOIN = "wait", "join"

    activity = ActivityField(
        label=_("Activiteit"),
        queryset=Activity.objects.none(),
        empty_label=_("Kies een activiteit"),
    )
    people = forms.ModelMultipleChoiceField(
        label=_("Wie doen er mee?"),
        queryset=Person.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens één persoon.")},
    )
    started_on = DutchDateField(label=_("Vanaf"), initial=timezone.localdate)

    def __init__(self, *args: Any, family: Family, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        members = family.members.all()
        today = timezone.localdate()
        running = list(Activity.objects.current(today))
        self.rooms = rooms_of(running, today)
        field: Any = self.fields["activity"]
        field.rooms, field.queryset = self.rooms, Activity.objects.current(today)
        self.fields["people"].queryset = members  # type: ignore[attr-defined]
        self.fields["people"].initial = [person.pk for person in members]
        self.helper = FormLook("activity", "people", "started_on")
        if self.is_bound and self._is_full():
            self._ask_to_wait()

    def save(self) -> str:
        """A sentence that says whether they take part or wait; who did already is left as is."""
        told = self.cleaned_data
        activity, people = told["activity"], told["people"]
        if told.get("when_full") == self.WAIT:
            stand_in_line(people=people, activity=activity, by=self.user, on=timezone.localdate())
            words = gettext("Ze staan op de wachtlijst van %(activity)s.")
            return words % {"activity": activity}
        enrol(people=people, activity=activity, on=told["started_on"])
        return gettext("Ze staan op de lijst.")

    def _is_full(self) -> bool:
        """Whether what was sent asks more room than there is."""
        chosen = self.data.get("activity", "")
        room = self.rooms.get(int(chosen)) if chosen.isdecimal() else None
        if room is None or room.left is None:
            return False
        return len(self.data.getlist("people")) > room.left  # type: ignore[attr-defined]

    def _ask_to_wait(self) -> None:
        self.fields["when_full"] = forms.ChoiceField(
            label=_("Er is geen plek genoeg. Wat doen we?"),
            choices=[
                (self.WAIT, _("Zet ze op de wachtlijst")),
                (self.JOIN, _("Laat ze toch meedoen")),
            ],
            widget=forms.RadioSelect,
            error_messages={"required": _("Er is geen plek genoeg. Kies wat we doen.")},
        )
        self.helper.layout.insert(0, Choices("when_full"))
