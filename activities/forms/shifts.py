"""The form about the hours somebody gave."""

from typing import Any

from crispy_forms.layout import Div
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from activities.actions.shifts import save_shift
from activities.forms.fields import HoursField
from activities.forms.planning import in_words
from activities.models import Activity, Session, Shift
from core.forms import FormLook, PastDayField, offer
from core.sharing import SharedForm


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
        self.user = user
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
        return save_shift(shift=shift, by=self.user)
