"""Forms about who belongs to a group of neighbours and what they do in it."""

from datetime import date
from typing import Any

from django import forms
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from activities.models import NeighbourhoodGroup, Volunteer
from core.forms import Choices, FormLook, PastDayField
from core.sharing import SharedForm
from participants.actions.memberships import correct_membership, join, take_up_role
from participants.companions import PERSON
from participants.joining import Candidate, who_came, who_is_called
from participants.models import Membership, Person

SOMEBODY_ELSE = "nobody"


class MemberForm(forms.Form):
    """Somebody joins: one who came already, somebody we know by name, or a neighbour we do not.

    When somebody in our files is called like the name that was typed, it is asked whether it is them.
    """

    known = forms.ChoiceField(
        label=_("Is het iemand die we kennen?"),
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Deze mensen kwamen al bij de groep, of heten zo."),
        error_messages={"invalid_choice": _("Deze persoon hoort al bij de groep.")},
    )
    name = forms.CharField(
        label=_("Naam"), max_length=100, required=False, help_text=_("Een voornaam is genoeg.")
    )
    role = forms.ChoiceField(
        label=_("Wat doet deze persoon in de groep?"),
        choices=Membership.Role.choices,
        initial=Membership.Role.MEMBER,
        widget=forms.RadioSelect,
    )
    started_on = PastDayField(label=_("Sinds"), initial=timezone.localdate)

    def __init__(self, *args: Any, group: NeighbourhoodGroup, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.group = group
        typed = str(self.data.get("name", ""))[:100]
        came = who_came(group)
        codes = {one.code for one in came}
        self.called = [one for one in who_is_called(typed, group, user) if one.code not in codes]
        self.people: dict[str, Candidate] = {one.code: one for one in [*came, *self.called]}
        if not self.people and not self.data.get("known"):
            del self.fields["known"]
        else:
            choices = [(code, one.label) for code, one in self.people.items()]
            nobody = (SOMEBODY_ELSE, gettext("Nee, iemand anders"))
            self.fields["known"].choices = [*choices, nobody]  # type: ignore[attr-defined]
        known = [Choices("known")] if "known" in self.fields else []
        self.helper = FormLook(
            *known, "name", Choices("role"), "started_on", back=group.get_absolute_url()
        )

    def clean_started_on(self) -> date:
        day: date = self.cleaned_data["started_on"]
        if self.group.ended_on and day > self.group.ended_on:
            raise forms.ValidationError(_("Toen was de groep al gestopt."))
        return day

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if "known" in self.errors:
            return told
        chosen = told.get("known", "")
        if not chosen and self.called:
            self.add_error(
                "known", gettext("Is het een van deze mensen? Kies, of kies “iemand anders”.")
            )
        elif chosen in ("", SOMEBODY_ELSE) and not told.get("name") and "name" not in self.errors:
            self.add_error("name", gettext("Vul een naam in, of kies hierboven iemand."))
        elif chosen in self.people:
            self._check_once(self.people[chosen])
        return told

    def _check_once(self, chosen: Candidate) -> None:
        """Whoever adds the same person at the same moment waits for this."""
        if transaction.get_connection().in_atomic_block:
            NeighbourhoodGroup.objects.select_for_update().get(pk=self.group.pk)
        who = {chosen.kind: chosen.pk}
        if Membership.objects.filter(group=self.group, ended_on=None, **who).exists():
            self.add_error("known", gettext("Deze persoon hoort al bij de groep."))

    def save(self) -> Membership:
        told = self.cleaned_data
        chosen = self.people.get(told.get("known", ""))
        member = Membership(group=self.group, role=told["role"], started_on=told["started_on"])
        if chosen is None:
            member.name = told["name"]
        elif chosen.kind == PERSON:
            member.person = Person.objects.get(pk=chosen.pk)
        else:
            member.volunteer = Volunteer.objects.get(pk=chosen.pk)
        return join(membership=member)


class RoleForm(forms.Form):
    """From a day on somebody does something else in the group."""

    role = forms.ChoiceField(
        label=_("Wat doet deze persoon nu in de groep?"),
        choices=Membership.Role.choices,
        widget=forms.RadioSelect,
    )
    on = PastDayField(label=_("Vanaf"), initial=timezone.localdate)

    def __init__(self, *args: Any, membership: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.membership = membership
        self.initial["role"] = membership.role
        self.helper = FormLook(Choices("role"), "on")

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day < self.membership.started_on:
            raise forms.ValidationError(_("Toen deed deze persoon nog niet mee in de groep."))
        return day

    def save(self) -> Membership:
        return take_up_role(membership=self.membership, **self.cleaned_data)


class MembershipForm(SharedForm):
    """What was written down about somebody in a group is corrected, or they stopped."""

    started_on = PastDayField(label=_("Sinds"))
    ended_on = PastDayField(
        label=_("Gestopt op"),
        required=False,
        help_text=_("Vergist? Vul dan dezelfde dag in als bij “Sinds”."),
    )

    class Meta:
        model = Membership
        fields = ["name", "role", "started_on", "ended_on"]
        widgets = {"role": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.name:
            del self.fields["name"]
        name = ["name"] if "name" in self.fields else []
        self.helper = FormLook(*name, Choices("role"), "started_on", "ended_on")

    def clean_ended_on(self) -> date | None:
        """Somebody who left and came back is here once."""
        day: date | None = self.cleaned_data["ended_on"]
        if day is None and self._is_here_already():
            raise forms.ValidationError(_("Deze persoon hoort al bij de groep."))
        return day

    def _is_here_already(self) -> bool:
        who = {"person": self.instance.person_id, "volunteer": self.instance.volunteer_id}
        known = {kind: pk for kind, pk in who.items() if pk}
        others = Membership.objects.filter(group=self.instance.group_id, ended_on=None, **known)
        return bool(known) and others.exclude(pk=self.instance.pk).exists()

    def save(self, commit: bool = True) -> Membership:  # noqa: FBT001, FBT002  # Django's signature
        return correct_membership(membership=self.instance)
