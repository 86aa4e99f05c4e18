"""Forms about volunteers: found by what they can do, written down, and how they stand with us."""

from collections.abc import Iterator
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from activities.actions.volunteers import (
    Moment,
    enlist,
    set_availability,
)
from activities.forms.fields import NewLanguageField
from activities.models import Language, Phase, Skill, Volunteer
from core.forms import (
    Choices,
    DutchDateField,
    Fold,
    FormLook,
    PhoneField,
    SearchField,
    SearchLook,
    offer,
)
from core.moments import DAYS, Part
from core.sharing import SharedForm

EVERYBODY = "alle"


class VolunteerSearchForm(forms.Form):
    """Which volunteers to show: those who help now, unless one asks for more.

    Made for *who can I ask for Tuesday morning, and speaks Tigrinya?*
    """

    zoek = SearchField(label=_("Zoek op naam of telefoon"))
    welke = forms.ChoiceField(
        label=_("Welke"),
        choices=[
            ("", _("Die nu helpen")),
            *Phase.choices,
            (EVERYBODY, _("Ook die gestopt zijn")),
        ],
        required=False,
    )
    dag = forms.TypedChoiceField(
        label=_("Kan op"),
        choices=[("", _("Welke dag ook")), *DAYS.items()],
        coerce=int,
        empty_value=None,
        required=False,
    )
    deel = forms.ChoiceField(
        label=_("Dagdeel"), choices=[("", _("Welk deel ook")), *Part.choices], required=False
    )
    taal = forms.ModelChoiceField(
        Language.objects.all(), label=_("Spreekt"), required=False, empty_label=_("Welke taal ook")
    )
    kan = forms.ModelChoiceField(
        Skill.objects.all(), label=_("Kan goed"), required=False, empty_label=_("Wat dan ook")
    )

    helper = SearchLook(
        *("zoek", "welke", "dag", "deel", "taal", "kan"),
        url=reverse_lazy("activities:volunteer_list"),
        target="rows",
        is_private=True,
    )

    def filter(self, volunteers: Any) -> Any:
        """Those of ``volunteers``, with their phase, that were asked for; nonsense is left out."""
        self.is_valid()
        wanted = self.cleaned_data
        volunteers = self._of_phase(volunteers, wanted.get("welke", ""))
        for name, column in (("taal", "languages"), ("kan", "skills")):
            if word := wanted.get(name):
                volunteers = volunteers.filter(**{column: word})
        free = volunteers.free_on(wanted.get("dag"), wanted.get("deel"))
        return free.search(wanted.get("zoek", ""))

    def _of_phase(self, volunteers: Any, which: str) -> Any:
        today = timezone.localdate()
        volunteers = volunteers.with_phase(on=today)
        match which:
            case "":
                return volunteers.active(on=today)
            case _ if which == EVERYBODY:
                return volunteers
            case _:
                return volunteers.filter(phase=which)


class NewSkillField(forms.CharField):
    """The name of something one can do that is not in the list yet."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Of iets anders"))
        options.setdefault("help_text", _("Staat het niet in de lijst? Schrijf het hier."))
        super().__init__(required=False, max_length=50, **options)


class VolunteerForm(SharedForm):
    """Who helps, what they can do and when, how to reach them, and whether they sign in themselves.

    How a new volunteer stands with us is asked here too; later that is a form of its own.
    """

    phone = PhoneField(label=_("Telefoon"), required=False)
    phase = forms.ChoiceField(
        label=_("Hoe staat het ervoor?"),
        choices=[
            (Phase.APPLYING, _("Meldt zich aan")),
            (Phase.ACTIVE, _("Helpt al")),
        ],
        initial=Phase.APPLYING,
        widget=forms.RadioSelect,
    )
    since_on = DutchDateField(label=_("Sinds"), initial=timezone.localdate)
    new_language = NewLanguageField()
    new_skill = NewSkillField()

    class Meta:
        model = Volunteer
        fields = ["name", "phone", "email", "languages", "skills", "account"]
        labels = {"account": _("Logt in als"), "skills": _("Wat kan deze vrijwilliger goed?")}
        help_texts = {
            "account": _("Wie inlogt, geeft zelf uren door."),
            "languages": _("Om elkaar te begrijpen. Waar iemand vandaan komt vragen we niet."),
        }
        error_messages = {"account": {"unique": _("Dit account hoort al bij een vrijwilliger.")}}
        widgets = {
            "languages": forms.CheckboxSelectMultiple,
            "skills": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        offer(self, "account", User.objects.filter(is_active=True), none=gettext("Logt niet in"))
        self._ask_when()
        known = self.instance.pk
        if known:
            del self.fields["phase"], self.fields["since_on"]
        self.helper = FormLook(
            "name",
            Div("phone", "email", css_class="row"),
            *([] if known else [Choices("phase"), "since_on"]),
            Fold(_("Wat kan deze vrijwilliger?"), Choices("skills"), "new_skill"),
            Fold(_("Talen naast Nederlands"), Choices("languages"), "new_language"),
            Fold(_("Wanneer kan deze vrijwilliger?"), *(Choices(name) for name in self._days)),
            "account",
            save=_("Vrijwilliger opslaan"),
            back=self.instance.get_absolute_url()
            if known
            else reverse("activities:volunteer_list"),
        )

    def save(self, commit: bool = True) -> Volunteer:  # noqa: FBT001, FBT002  # Django's signature
        volunteer, told = self.instance, self.cleaned_data
        if volunteer.pk:
            volunteer.fold_search_key()
            super().save(commit)
        else:
            stands = {"phase": told["phase"], "since_on": told["since_on"]}
            enlist(volunteer=volunteer, by=self.user, **stands)
            self._save_m2m()  # type: ignore[attr-defined]  # Django's own, behind save()
        if name := told["new_language"]:
            volunteer.languages.add(Language.objects.named(name))
        if name := told["new_skill"]:
            volunteer.skills.add(Skill.objects.named(name))
        set_availability(volunteer=volunteer, moments=self._moments())
        return volunteer

    @property
    def _days(self) -> dict[str, int]:
        """The name of the field of each day of the week."""
        return {f"free_{number}": number for number in DAYS}

    def _ask_when(self) -> None:
        """A question per day of the week: on which parts of it."""
        rows = self.instance.availability.all() if self.instance.pk else []
        free = [(row.weekday, row.part) for row in rows]
        for name, number in self._days.items():
            self.fields[name] = forms.MultipleChoiceField(
                label=str(DAYS[number]),
                choices=Part,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
            self.initial[name] = [part for weekday, part in free if weekday == number]

    def _moments(self) -> Iterator[Moment]:
        for name, number in self._days.items():
            yield from ((number, part) for part in self.cleaned_data[name])
