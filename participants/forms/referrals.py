"""The forms about bringing a family to a partner: sending, correcting, and what somebody says of it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from crispy_forms.layout import HTML, Div
from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from activities.models import Organisation
from core.forms import ChoiceRows, Choices, DutchDateField, FormLook, PastDayField
from core.phones import shown_phone
from core.sharing import SharedForm
from core.sheets.bsn import holds_bsn
from core.templatetags.days import short_day
from participants.actions.referrals import note_answer, send_referral
from participants.models import Answer, Obstacle, Referral, Voice

PLANNED_WITHIN = timedelta(days=182)
Outcome, Warmth = Referral.Outcome, Referral.Warmth
PHONE, EMAIL, VIA_US = "phone", "email", "us"
IF_SHARED = '<div class="if-shared">', "</div>"


class Handover(SharedForm):
    """What both sending and correcting ask: how warmly, who went along, and for which obstacle."""

    handover_on = DutchDateField(
        label=_("Samen erheen op"),
        required=False,
        help_text=_("Ook een dag die nog komt. Bijvoorbeeld 3-1 of vrijdag 12 april."),
    )
    handover_by = forms.CharField(
        label=_("Wie gaat mee?"),
        required=False,
        max_length=100,
        help_text=_("Van ons, en wie jullie daar spreken."),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        visible = Obstacle.objects.visible_to(user).filter(family=self.instance.family)
        obstacle = self.fields["obstacle"]
        obstacle.queryset = visible.select_related("kind")  # type: ignore[attr-defined]
        obstacle.empty_label = gettext("Geen van deze")  # type: ignore[attr-defined]
        obstacle.label_from_instance = lambda row: str(row.kind)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("warmth") != Warmth.WARM_HANDOVER:
            cleaned["handover_on"], cleaned["handover_by"] = None, ""
        elif "handover_on" not in self.errors:
            self._ask_who_and_when(cleaned)
        return cleaned

    def _ask_who_and_when(self, cleaned: dict[str, Any]) -> None:
        on = cleaned.get("handover_on")
        if on and on > timezone.localdate() + PLANNED_WITHIN:
            self.add_error("handover_on", gettext("Dat is nog te ver weg. Klopt het jaar?"))
        if not on:
            self.add_error("handover_on", gettext("Op welke dag gaan jullie er samen heen?"))
        if not cleaned.get("handover_by") and "handover_by" not in self.errors:
            self.add_error("handover_by", gettext("Schrijf op wie er meegaat."))


class ReferralForm(Handover):
    """To whom, how warmly, and exactly what the partner is told; nothing else leaves the house."""

    to = forms.ChoiceField(label=_("Naar wie?"))
    sent_on = PastDayField(label=_("Op welke dag?"), initial=timezone.localdate)
    name = forms.ChoiceField(label=_("Welke naam?"), required=False, widget=forms.RadioSelect)
    reach = forms.ChoiceField(label=_("Hoe te bereiken?"), required=False, widget=forms.RadioSelect)
    is_agreed = forms.BooleanField(
        label=_("Het gezin weet wat we delen en vindt dit goed"), required=False
    )

    class Meta:
        model = Referral
        fields = ["warmth", "handover_on", "handover_by", "obstacle", "sent_on", "shared_about"]
        labels = {
            "warmth": _("Hoe deden we het?"),
            "shared_about": _("Waar gaat het over?"),
            "obstacle": _("Voor welke belemmering?"),
        }
        widgets = {"warmth": forms.RadioSelect, "shared_about": forms.Textarea(attrs={"rows": 2})}
        help_texts = {
            "shared_about": _("Een zin is genoeg. Niet over geloof, afkomst of ziekte."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = {"to": partners(), "name": self._names(), "reach": self._ways()}
        for field, choices in offered.items():
            self.fields[field].choices = list(choices)  # type: ignore[attr-defined]
        self.initial.update(
            name=self._names()[0][0], reach=self._ways()[0][0], warmth=Warmth.CONTACT_MADE
        )
        self.fields["warmth"].choices = Warmth.choices  # type: ignore[attr-defined]
        opened, closed = map(HTML, IF_SHARED)
        self.helper = FormLook(
            Div("to", "sent_on", css_class="row"),
            Choices("warmth"),
            Div("handover_on", "handover_by", css_class="row if-warm"),
            "obstacle",
            *(opened, Choices("name"), Choices("reach"), "shared_about", "is_agreed", closed),
            save=_("Bekijk wat we delen"),
        )

    @property
    def shares(self) -> bool:
        """Whether the partner gets to read anything about the family."""
        return self.cleaned_data["warmth"] != Warmth.INFORMATION

    def _names(self) -> list[tuple[str, str]]:
        people = self.instance.family.members.parents_first()
        given = [person.given_name for person in people if person.given_name]
        return [*((name, name) for name in dict.fromkeys(given)), ("", gettext("geen naam"))]

    def _ways(self) -> list[tuple[str, str]]:
        family = self.instance.family
        ways = [(PHONE, shown_phone(family.phone))] if family.phone else []
        ways += [(EMAIL, family.email)] if family.email else []
        return [*ways, (VIA_US, self._via_us())]

    def _via_us(self) -> str:
        coach = self.instance.family.coach or self.instance.author
        told = {"name": coach, "foundation": settings.FOUNDATION}
        return gettext("via %(name)s, %(foundation)s") % told

    def clean_shared_about(self) -> str:
        about: str = self.cleaned_data["shared_about"]
        if holds_bsn(about):
            raise forms.ValidationError(_("Hier staat een burgerservicenummer. Haal dat weg."))
        return about

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("warmth") == Warmth.INFORMATION:
            cleaned["shared_about"] = ""
        else:
            self._ask_what_is_shared(cleaned)
        self._share(cleaned)
        return cleaned

    def _ask_what_is_shared(self, cleaned: dict[str, Any]) -> None:
        if not cleaned.get("shared_about") and "shared_about" not in self.errors:
            self.add_error("shared_about", gettext("Schrijf in een zin op waar het over gaat."))
        if not cleaned.get("is_agreed"):
            self.add_error("is_agreed", gettext("Vraag het gezin eerst of dit goed is."))

    def _share(self, cleaned: dict[str, Any]) -> None:
        """Freeze what is told: later changes in the file do not change it."""
        organisation, _dash, contact = cleaned.get("to", "").partition("-")
        self.instance.organisation_id = int(organisation) if organisation else None
        self.instance.contact_id = int(contact) if contact else None
        if cleaned.get("warmth") != Warmth.INFORMATION:
            self.instance.shared_name = cleaned.get("name", "")
            self.instance.shared_reach = dict(self._ways()).get(cleaned.get("reach") or VIA_US, "")

    def save(self, commit: bool = True) -> Referral:  # noqa: FBT001, FBT002  # Django's signature
        return send_referral(referral=self.instance)


class ReferralEditForm(Handover):
    """We went along after all, or it was for another obstacle; what was shared stays as it was."""

    class Meta:
        model = Referral
        fields = ["warmth", "handover_on", "handover_by", "obstacle"]
        labels = {"warmth": _("Hoe deden we het?"), "obstacle": _("Voor welke belemmering?")}
        widgets = {"warmth": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["warmth"].choices = Warmth.choices  # type: ignore[attr-defined]
        self.helper = FormLook(
            Choices("warmth"),
            Div("handover_on", "handover_by", css_class="row if-warm"),
            "obstacle",
            back=self.instance.get_absolute_url(),
        )


class AnswerForm(SharedForm):
    """What somebody told us came of it; it stands beside what others said."""

    said_on = PastDayField(label=_("Op welke dag?"), initial=timezone.localdate)

    class Meta:
        model = Answer
        fields = ["said_by", "outcome", "words", "said_on"]
        labels = {
            "said_by": _("Wie zegt het?"),
            "outcome": _("Wat werd het?"),
            "words": _("In eigen woorden"),
        }
        widgets = {
            "said_by": forms.RadioSelect,
            "outcome": forms.RadioSelect,
            "words": forms.Textarea(attrs={"rows": 2}),
        }
        error_messages = {
            "said_by": {"required": _("Kies wie het zegt.")},
            "outcome": {"required": _("Kies wat het werd.")},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["said_by"].choices = Voice.choices  # type: ignore[attr-defined]
        self.fields["outcome"].choices = ANSWERS  # type: ignore[attr-defined]
        back = self.instance.referral.get_absolute_url()
        self.helper = FormLook(
            *(Choices("said_by"), ChoiceRows("outcome"), "words", "said_on"), back=back
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        has_no_words = not cleaned.get("words") and "words" not in self.errors
        if cleaned.get("outcome") == Outcome.DECLINED and has_no_words:
            self.add_error("words", gettext("Schrijf op waarom niet."))
        said_on = cleaned.get("said_on")
        if said_on and said_on < self.instance.referral.sent_on:
            self.add_error("said_on", gettext("Het antwoord kan niet vóór de vraag komen."))
        return cleaned

    def save(self, commit: bool = True) -> Answer:  # noqa: FBT001, FBT002  # Django's signature
        told = {name: self.cleaned_data[name] for name in self.fields}
        return note_answer(referral=self.instance.referral, noted_by=self.instance.noted_by, **told)


ANSWERS = [(code, label) for code, label in Outcome.choices if code != Outcome.SENT]


class WithdrawForm(forms.Form):
    """Why it need not be any more."""

    words = forms.CharField(
        label=_("Waarom hoeft het niet meer?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Schrijf kort op waarom.")},
    )

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormLook("words", save=_("Intrekken"), back=back)


Group = tuple[str, list[tuple[str, str]]]


def partners() -> Iterator[tuple[str, str] | Group]:
    """Everybody a family can be brought to: a partner as a whole, or somebody who works there."""
    yield "", gettext("Kies een partner")
    for organisation in _partners():
        key, label = str(organisation.pk), organisation.name
        if organisation.is_full:
            until = {"name": label, "day": short_day(organisation.full_until_on)}
            label = gettext("%(name)s (vol tot en met %(day)s)") % until
        people = [
            (f"{key}-{contact.pk}", ", ".join(filter(None, [contact.name, contact.function])))
            for contact in organisation.contacts.all()
        ]
        yield (
            label,
            [
                *people,
                (key, gettext("%(name)s, niemand in het bijzonder") % {"name": organisation.name}),
            ],
        )


def first_at(organisation: str) -> str:
    """The first choice of ``partners`` at the organisation with this key; empty when it is none."""
    if not organisation:
        return ""
    groups = (group for _label, group in partners() if isinstance(group, list))
    keys = (key for group in groups for key, _name in group)
    return next((key for key in keys if key.partition("-")[0] == organisation), "")


def _partners() -> QuerySet[Organisation]:
    no_funders = Organisation.objects.exclude(kind=Organisation.Kind.FUNDER)
    return no_funders.filter(is_active=True).prefetch_related("contacts")
