"""Forms about volunteers and the hours they give."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.db.models import Q, QuerySet
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from activities.forms.fields import HoursField
from activities.forms.sessions import in_words
from activities.models import Activity, Session, Shift, Volunteer
from core.forms import (
    DutchDateField,
    FormLook,
    PastDayField,
    PhoneField,
    SearchField,
    SearchLook,
    offer,
)
from core.sharing import SharedForm


class VolunteerSearchForm(forms.Form):
    """Which volunteers to show: those who help now, unless one asks for more."""

    zoek = SearchField(label=_("Zoek op naam of telefoon"))
    welke = forms.ChoiceField(
        label=_("Welke"),
        choices=[("", _("Die nu helpen")), ("alle", _("Ook die gestopt zijn"))],
        required=False,
    )

    helper = SearchLook(
        "zoek",
        "welke",
        url=reverse_lazy("activities:volunteer_list"),
        target="rows",
        is_private=True,
    )

    def filter(self, volunteers: QuerySet[Volunteer]) -> QuerySet[Volunteer]:
        """Those of ``volunteers`` that were asked for; what makes no sense is left out."""
        wanted = self.cleaned_data if self.is_valid() else {}
        if wanted.get("welke") != "alle":
            today = timezone.localdate()
            volunteers = volunteers.filter(Q(ended_on=None) | Q(ended_on__gte=today))
        return volunteers.search(wanted.get("zoek", ""))  # type: ignore[attr-defined, no-any-return]


class VolunteerForm(SharedForm):
    """Who helps, how to reach them, and whether they sign in themselves."""

    phone = PhoneField(label=_("Telefoon"), required=False)
    started_on = DutchDateField(label=_("Begonnen op"), initial=timezone.localdate)
    ended_on = DutchDateField(label=_("Gestopt op"), required=False)

    class Meta:
        model = Volunteer
        fields = ["name", "phone", "email", "started_on", "ended_on", "account"]
        labels = {"account": _("Logt in als")}
        help_texts = {"account": _("Wie inlogt, schrijft zelf uren op.")}
        error_messages = {"account": {"unique": _("Dit account hoort al bij een vrijwilliger.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "account", User.objects.filter(is_active=True))
        self.fields["account"].empty_label = _("Logt niet in")  # type: ignore[attr-defined]
        known = self.instance.pk
        self.helper = FormLook(
            "name",
            Div("phone", "email", css_class="row"),
            Div("started_on", *(["ended_on"] if known else []), css_class="row"),
            "account",
            save=_("Vrijwilliger opslaan"),
            back=self.instance.get_absolute_url()
            if known
            else reverse("activities:volunteer_list"),
        )
        if not known:
            del self.fields["ended_on"]

    def save(self, commit: bool = True) -> Volunteer:  # noqa: FBT001, FBT002  # Django's signature
        self.instance.fold_search_key()
        return super().save(commit)


class ShiftForm(SharedForm):
    """Hours on one day; the same hours are not written down twice."""

    worked_on = PastDayField(label=_("Dag"))
    minutes = HoursField(
        label=_("Hoelang"),
        help_text=_("Bijvoorbeeld 2,5. Of van en tot: 13.30 - 16.00."),
        error_messages={"required": _("Vul in hoelang je er was.")},
    )

    class Meta:
        model = Shift
        fields = ["worked_on", "minutes", "activity"]

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "activity", Activity.objects.visible_to(user))
        self.fields["activity"].empty_label = _("Iets anders")  # type: ignore[attr-defined]
        self.helper = FormLook(
            Div("worked_on", "minutes", css_class="row"),
            "activity",
            save=_("Uren opslaan"),
            back=self.instance.volunteer.get_absolute_url(),
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        day, activity = data.get("worked_on"), data.get("activity")
        others = Shift.objects.filter(volunteer=self.instance.volunteer).exclude(
            pk=self.instance.pk
        )
        if day and others.filter(worked_on=day, activity=activity).exists():
            sentence = gettext("Voor %(day)s staan hier al uren. Klopt dat niet? Wijzig die dan.")
            self.add_error("worked_on", sentence % {"day": in_words(day)})
        return data

    def save(self, commit: bool = True) -> Shift:  # noqa: FBT001, FBT002  # Django's signature
        """The hours, with the session of that day when there was just one."""
        shift = self.instance
        held = Session.objects.filter(activity=shift.activity_id, held_on=shift.worked_on)[:2]
        shift.session = held[0] if shift.activity_id and len(held) == 1 else None
        return super().save(commit)
