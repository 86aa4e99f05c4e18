"""Forms about activities: finding them, starting one, changing it."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.db.models import Q, QuerySet
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Role
from activities.forms.fields import ClockField, NewLanguageField
from activities.models import Activity, Language, ObstacleKind, Place, Programme
from core.forms import Choices, DutchDateField, FormLook, SearchField, SearchLook, offer
from core.search import named_exactly, named_like
from core.sharing import SharedForm


class ActivitySearchForm(forms.Form):
    """Which activities to show: those that run, unless one asks for more."""

    zoek = SearchField(label=_("Zoek op naam"))
    programma = forms.ModelChoiceField(
        Programme.objects.all(),
        label=_("Programma"),
        required=False,
        to_field_name="slug",
        empty_label=_("Alle programma's"),
    )
    welke = forms.ChoiceField(
        label=_("Welke"),
        choices=[("", _("Die nu lopen")), ("alle", _("Ook die gestopt zijn"))],
        required=False,
    )

    helper = SearchLook(
        "zoek", "programma", "welke", url=reverse_lazy("activities:activity_list"), target="rows"
    )

    def filter(self, activities: QuerySet[Activity]) -> QuerySet[Activity]:
        """Those of ``activities`` that were asked for; what makes no sense is left out."""
        wanted = self.cleaned_data if self.is_valid() else {}
        if wanted.get("welke") != "alle":
            today = timezone.localdate()
            activities = activities.filter(Q(ended_on=None) | Q(ended_on__gte=today))
        if programme := wanted.get("programma"):
            activities = activities.filter(programmes=programme)
        return named_like(activities, wanted.get("zoek", ""))


class ActivityForm(SharedForm):
    """What there is to do, where, when, and for what it counts."""

    starts_at = ClockField(label=_("Van"), required=False)
    ends_at = ClockField(label=_("Tot"), required=False)
    started_on = DutchDateField(label=_("Begonnen op"), initial=timezone.localdate)
    ended_on = DutchDateField(
        label=_("Gestopt op"),
        required=False,
        help_text=_("Alleen als het helemaal stopt. Wat er was, blijft bewaard."),
    )
    new_place = forms.CharField(
        label=_("Of een nieuwe plek"),
        max_length=200,
        required=False,
        help_text=_("Staat de plek niet in de lijst? Schrijf hier de naam."),
    )

    street = forms.CharField(
        label=_("Straat en nummer van die plek"),
        max_length=200,
        required=False,
        help_text=_("Staat op wat een gezin meekrijgt, en op de buurtagenda."),
    )
    new_language = NewLanguageField()

    class Meta:
        model = Activity
        fields = [
            "name",
            "description",
            "place",
            "starts_at",
            "ends_at",
            "group",
            "organisation",
            "hosts",
            "programmes",
            "takes_away",
            "languages",
            "child_age_from",
            "child_age_to",
            "room",
            "for_whom",
            "requires",
            "is_training",
            "started_on",
            "ended_on",
        ]
        widgets = {
            "description": forms.Textarea(attrs={"rows": 3}),
            "hosts": forms.CheckboxSelectMultiple,
            "programmes": forms.CheckboxSelectMultiple,
            "takes_away": forms.CheckboxSelectMultiple,
            "languages": forms.CheckboxSelectMultiple,
            "requires": forms.CheckboxSelectMultiple,
        }
        help_texts = {
            "hosts": _("Zij vullen de presentie in."),
            "takes_away": _("Wat houdt mensen elders tegen, en hier niet?"),
            "languages": _("Waarin iemand je hier te woord kan staan."),
            "child_age_to": _("Leeftijd van de kinderen. Leeg: maakt niet uit."),
            "room": _("Hoeveel mensen erbij kunnen zijn. Leeg: er is altijd plek."),
            "requires": _("Wie dit bewijs niet heeft, kan hier niet helpen."),
            "is_training": _("Je noteert dan welke vrijwilligers erbij waren."),
            "for_whom": _("Zoals: alleen vrouwen. Nooit afkomst of geloof."),
        }
        error_messages = {"name": {"unique": _("Er is al een activiteit met deze naam.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hosts = User.objects.filter(role__in=[Role.HOST, Role.COACH, Role.COORDINATOR])
        offer(self, "hosts", hosts.filter(is_active=True))
        if self.instance.place:
            self.initial["street"] = self.instance.place.street
        offer(self, "takes_away", ObstacleKind.objects.filter(is_in_use=True))
        for name, none in (("place", _("Nog geen plek")), ("group", _("Geen buurtgroep"))):
            self.fields[name].empty_label = none  # type: ignore[attr-defined]
        self.fields["organisation"].empty_label = _("Alleen wij")  # type: ignore[attr-defined]
        known = self.instance.pk
        self.helper = FormLook(
            "name",
            "description",
            Div("place", "new_place", css_class="row"),
            "street",
            Div("starts_at", "ends_at", css_class="row"),
            Div("group", "organisation", css_class="row"),
            Choices("hosts"),
            Choices("programmes"),
            Choices("takes_away"),
            Choices("languages"),
            "new_language",
            Div("child_age_from", "child_age_to", "room", css_class="row"),
            "for_whom",
            Choices("requires"),
            "is_training",
            Div("started_on", *(["ended_on"] if known else []), css_class="row"),
            save=_("Activiteit opslaan"),
            back=self.instance.get_absolute_url() if known else reverse("activities:activity_list"),
        )
        if not known:
            del self.fields["ended_on"]

    def save(self, commit: bool = True) -> Activity:  # noqa: FBT001, FBT002  # Django's signature
        if name := self.cleaned_data["new_place"]:
            place = named_exactly(Place.objects.all(), name)
            self.instance.place = place or Place.objects.create(name=name)
        if self.instance.place and "street" in self.changed_data:
            self.instance.place.street = self.cleaned_data["street"]
            self.instance.place.save(update_fields=["street", "updated_at"])
        activity: Activity = super().save(commit)
        if language := self.cleaned_data["new_language"]:
            activity.languages.add(Language.objects.named(language))
        return activity


def copied(activity: Activity) -> dict[str, Any]:
    """What a form about a new activity begins with when it is much like ``activity``.

    Two activities have two names, and the copy begins today.
    """
    again = [name for name in ActivityForm.Meta.fields if name not in {"started_on", "ended_on"}]
    told = forms.model_to_dict(activity, fields=again)
    return told | {"name": gettext("%(name)s (kopie)") % {"name": activity}}
