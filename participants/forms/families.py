"""Forms about families: finding them, writing one down, correcting it."""

from typing import Any

from crispy_forms.layout import HTML, Div, Field
from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import CASEWORKERS
from activities.models import Programme
from core.forms import FormLook, PastDayField, PhoneField, SearchField, SearchLook, offer
from core.models import Area
from core.names import parse_family_name
from core.sharing import SharedForm
from core.sheets.cells import Unreadable
from participants.actions.families import Child, known_alike, save_family, start_family
from participants.children import read_children
from participants.models import Case, Family, FindingPlace, Person, Step

ANONYMOUS = "anoniem"


def coaches() -> QuerySet[User]:
    """Everybody who may walk beside a family."""
    return get_user_model().objects.filter(role__in=CASEWORKERS, is_active=True)


def running_programmes() -> QuerySet[Programme]:
    """The programmes a family found today can count for."""
    return Programme.objects.filter(Q(ended_on=None) | Q(ended_on__gte=timezone.localdate()))


def programmes_of_the_newest_case() -> list[int]:
    """What the last family counted for, so that it need not be ticked again."""
    newest = Case.objects.order_by("-pk").first()
    return list(newest.programmes.values_list("pk", flat=True)) if newest else []


class FamilySearchForm(forms.Form):
    """Which families to show; its ``filter`` serves the list and whatever is made from it."""

    class Which:
        """Whom the list is about."""

        OPEN, CLOSED, EVERYBODY = "lopend", "afgesloten", "iedereen"

    zoek = SearchField(label=_("Zoek op naam, telefoon of straat"))
    fase = forms.TypedChoiceField(
        label=_("Fase"),
        choices=[("", _("Alle fasen")), *Step.choices],
        coerce=int,
        empty_value=None,
        required=False,
    )
    coach = forms.ModelChoiceField(
        label=_("Coach"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Alle coaches"),
    )
    programma = forms.ModelChoiceField(
        label=_("Programma"),
        queryset=Programme.objects.all(),
        required=False,
        to_field_name="slug",
        empty_label=_("Alle programma's"),
    )
    wie = forms.ChoiceField(
        label=_("Wie"),
        choices=[
            (Which.OPEN, _("Lopend traject")),
            (Which.CLOSED, _("Afgesloten traject")),
            (Which.EVERYBODY, _("Iedereen, ook bezoekers")),
        ],
        required=False,
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if user.is_coordinator:
            self.fields["coach"].queryset = coaches()  # type: ignore[attr-defined]
        else:
            del self.fields["coach"]
        self.helper = SearchLook(
            *self.fields,
            url=reverse("participants:family_list"),
            target="families",
            is_private=True,
        )

    def filter(self, families: QuerySet[Family]) -> QuerySet[Family]:
        """Those of ``families`` that were asked for; what makes no sense is left out."""
        wanted = self.cleaned_data if self.is_valid() else {}
        families = families.search(wanted.get("zoek") or self.data.get("zoek", ""))  # type: ignore[attr-defined]
        if coach := wanted.get("coach"):
            families = families.filter(coach=coach)
        cases = self._cases(wanted)
        return families if cases is None else families.filter(pk__in=cases.values("family"))

    def _cases(self, wanted: dict[str, Any]) -> QuerySet[Case] | None:
        """The cases one of which a family must have; None when any household will do."""
        which = wanted.get("wie") or self.Which.OPEN
        cases = Case.objects.order_by()
        if which != self.Which.EVERYBODY:
            cases = cases.filter(closed_on__isnull=which == self.Which.OPEN)
        if programme := wanted.get("programma"):
            cases = cases.filter(programmes=programme)
        if stage := wanted.get("fase"):
            cases = cases.filter(stage=stage)
        asked = which != self.Which.EVERYBODY or programme or stage
        return cases if asked else None


class FamilyAddForm(forms.Form):
    """Only what one knows on the day a family is found."""

    given_name = forms.CharField(
        label=_("Voornaam van de ouder"),
        max_length=100,
        help_text=_("Een voornaam is genoeg. Je kunt later aanvullen."),
        error_messages={"required": _('Vul een voornaam in. Geen naam? Schrijf dan "Anoniem".')},
    )
    family_name = forms.CharField(label=_("Achternaam"), max_length=100, required=False)
    phone = PhoneField(label=_("Telefoon"), required=False)
    children = forms.CharField(
        label=_("Kinderen"),
        required=False,
        help_text=_("Voornaam en geboortejaar: Ruby 2009, Sem 2011. Of alleen hoeveel: 2."),
    )
    street = forms.CharField(label=_("Straat en nummer"), max_length=200, required=False)
    area = forms.ModelChoiceField(
        label=_("Buurt"),
        queryset=Area.objects.filter(kind=Area.Kind.NEIGHBOURHOOD),
        required=False,
        empty_label=_("Weten we niet"),
    )
    kind = forms.ChoiceField(
        label=_("Soort gezin"), choices=Family.Kind, initial=Family.Kind.SINGLE_PARENT
    )
    found_on = PastDayField(label=_("Gevonden op"), initial=timezone.localdate)
    finding_place = forms.ModelChoiceField(
        label=_("Hoe heb je dit gezin gevonden?"),
        queryset=FindingPlace.objects.all(),
        empty_label=_("Kies een vindplaats"),
        help_text=_("Zo weten we waar we gezinnen het best vinden."),
    )
    programmes = forms.ModelMultipleChoiceField(
        label=_("Telt mee voor"),
        queryset=Programme.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens één programma.")},
    )
    coach = forms.ModelChoiceField(
        label=_("Coach"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Nog geen coach"),
    )
    consent = forms.BooleanField(
        label=_("De ouder vindt het goed dat wij dit opschrijven"),
        required=False,
        help_text=_("Laat de uitleg op papier zien."),
    )
    not_double = forms.BooleanField(label=_("Nee, dit is een ander gezin"), required=False)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.alike: list[Family] = []
        self.fields["coach"].queryset = coaches()  # type: ignore[attr-defined]
        self.fields["programmes"].queryset = running_programmes()  # type: ignore[attr-defined]
        self.fields["programmes"].initial = programmes_of_the_newest_case()
        if not user.is_coordinator:
            del self.fields["coach"]
        self.helper = FormLook(
            Div("given_name", "family_name", css_class="row"),
            Div("children", "kind", css_class="row"),
            Div("phone", "street", "area", css_class="row"),
            Div("found_on", "finding_place", css_class="row"),
            Div("programmes", *(["coach"] if user.is_coordinator else []), css_class="row"),
            Field("consent"),
            HTML("{% include 'participants/double_warning.html' %}"),
            save=_("Gezin opslaan"),
            back=reverse("participants:family_list"),
        )

    def clean_children(self) -> list[Child]:
        try:
            return read_children(self.cleaned_data["children"], year=timezone.localdate().year)
        except Unreadable as error:
            raise forms.ValidationError(str(error)) from error

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        name = cleaned.get("given_name", "")
        if name and not cleaned.get("consent"):
            self._refuse_without_consent(cleaned, is_anonymous=name.casefold() == ANONYMOUS)
        self._look_for_a_double(cleaned)
        return cleaned

    def _refuse_without_consent(self, told: dict[str, Any], *, is_anonymous: bool) -> None:
        """Without consent a family is only counted: nothing by which one can find it."""
        if not is_anonymous:
            self.add_error(
                "consent",
                gettext("Vraag dit eerst. Zonder toestemming kun je het gezin anoniem tellen."),
            )
            return
        for name in ("family_name", "phone", "street"):
            if told.get(name):
                self.add_error(
                    name, gettext("Laat dit leeg bij een anoniem gezin, of vraag toestemming.")
                )
        if any(child.given_name for child in told.get("children", [])):
            self.add_error(
                "children",
                gettext("Schrijf bij een anoniem gezin geen namen op, alleen hoeveel: 2."),
            )

    def _look_for_a_double(self, cleaned: dict[str, Any]) -> None:
        """A family that may be the same is a doubt one can tick away, not a wall."""
        given_name = cleaned.get("given_name", "")
        if given_name.casefold() == ANONYMOUS:
            return
        self.alike = known_alike(
            family_name=cleaned.get("family_name", ""),
            given_name=given_name,
            phone=cleaned.get("phone", ""),
        )
        if self.alike and not cleaned.get("not_double"):
            self.add_error(None, gettext("Misschien kennen we dit gezin al. Kijk onderaan."))

    @property
    def within_reach(self) -> list[Family]:
        """Those of the families alike whose file this user may open."""
        if self.user.is_coordinator:
            return self.alike
        return [family for family in self.alike if family.coach_id == self.user.pk]

    @property
    def is_known_elsewhere(self) -> bool:
        """A family alike has a file that this user may not open."""
        return len(self.alike) > len(self.within_reach)

    def save(self) -> Family:
        """The new family with its people and its case."""
        told = self.cleaned_data
        name = parse_family_name(told["family_name"])
        columns = {name: told[name] for name in ("phone", "street", "area", "kind")}
        return start_family(
            family=Family(
                name=str(name) or told["given_name"],
                coach=told["coach"] if "coach" in self.fields else self.user,
                **columns,
            ),
            parent=Person(
                given_name=told["given_name"], name_prefix=name.prefix, family_name=name.name
            ),
            children=told["children"],
            case=Case(found_on=told["found_on"], finding_place=told["finding_place"]),
            programmes=told["programmes"],
            consent_noted_by=self.user if told["consent"] else None,
        )


class FamilyForm(SharedForm):
    """Corrects what belongs to the whole household."""

    phone = PhoneField(label=_("Telefoon"), required=False)

    class Meta:
        model = Family
        fields = ["name", "kind", "phone", "email", "street", "postcode", "area", "coach"]

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        neighbourhoods = Area.objects.filter(kind=Area.Kind.NEIGHBOURHOOD)
        offer(self, "area", neighbourhoods, none=gettext("Weten we niet"))
        offer(self, "coach", coaches(), none=gettext("Nog geen coach"))
        if not user.is_coordinator:
            del self.fields["coach"]
        self.helper = FormLook(
            Div("name", "kind", css_class="row"),
            Div("phone", "email", css_class="row"),
            Div("street", "postcode", "area", css_class="row"),
            *(["coach"] if user.is_coordinator else []),
        )

    def save(self, commit: bool = True) -> Family:  # noqa: FBT001, FBT002  # Django's signature
        return save_family(family=super().save(commit=False))
