"""Looking for a partner: by name, by what they take away, by whether we still work together."""

from django import forms
from django.db.models import Q, QuerySet
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activities.models import ObstacleKind, Organisation
from core.forms import SearchField, SearchLook
from core.search import named_like
from participants.partners import active_partners, year_so_far

ACTIVE, UNCHECKED, ROOM, FORMER = "actief", "nakijken", "plek", "alle"


class OrganisationSearchForm(forms.Form):
    """Which partners to show: those who work with us, unless one asks for more."""

    zoek = SearchField(label=_("Zoek op naam of op wat ze doen"))
    helpt = forms.ModelChoiceField(
        ObstacleKind.objects.filter(is_in_use=True),
        label=_("Wie helpt bij"),
        required=False,
        empty_label=_("Alles"),
    )
    soort = forms.ChoiceField(
        label=_("Soort"),
        choices=[("", _("Alle soorten")), *Organisation.Kind.choices],
        required=False,
    )
    welke = forms.ChoiceField(
        label=_("Welke"),
        choices=[
            ("", _("Werken met ons samen")),
            (ROOM, _("Hebben nu plek")),
            (ACTIVE, _("Actief dit jaar")),
            (UNCHECKED, _("Nog na te kijken")),
            (FORMER, _("Ook vroegere partners")),
        ],
        required=False,
    )

    helper = SearchLook(
        "zoek",
        "helpt",
        "soort",
        "welke",
        url=reverse_lazy("participants:organisation_list"),
        target="rows",
    )

    @property
    def which(self) -> str:
        """What is asked for under *welke*; what makes no sense is not asked for."""
        self.is_valid()
        return str(self.cleaned_data.get("welke", ""))

    def filter(self) -> QuerySet[Organisation]:
        """The partners that were asked for, by name; what must be looked at again first comes first."""
        organisations = self._which(Organisation.objects.by_name())
        wanted = self.cleaned_data
        if kind := wanted.get("soort"):
            organisations = organisations.filter(kind=kind)
        if obstacle := wanted.get("helpt"):
            organisations = organisations.filter(takes_away=obstacle)
        if words := wanted.get("zoek"):
            organisations = organisations.filter(_found_by(words))
        return organisations

    def _which(self, organisations: QuerySet[Organisation]) -> QuerySet[Organisation]:
        match self.which:
            case "alle":
                return organisations
            case "plek":
                return organisations.filter(is_active=True).with_room()  # type: ignore[attr-defined, no-any-return]
            case "nakijken":
                return organisations.filter(is_active=True).unchecked()  # type: ignore[attr-defined, no-any-return]
            case "actief":
                active = active_partners(year_so_far(timezone.localdate()))
                return organisations.filter(pk__in=active.values("pk"))
        return organisations.filter(is_active=True)


def _found_by(words: str) -> Q:
    """All words in its name, people and text, or all in the name of an obstacle that it takes away."""
    kinds = named_like(ObstacleKind.objects.all(), words)
    helping = Organisation.takes_away.through.objects.filter(obstaclekind__in=kinds)
    named = Organisation.objects.search(words)
    return Q(pk__in=named.values("pk")) | Q(pk__in=helping.values("organisation"))
