"""The partners around us, and whom to call there."""

from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Max, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activities.models.languages import Language
from activities.models.obstacles import ObstacleKind
from core.models import Dated
from core.search import InPlainOrder, SearchQuerySet, folded

CHECKED_WITHIN = timedelta(days=182)
"""Who moved or stopped half a year ago is found out before a family rings a wrong number."""


class OrganisationQuerySet(SearchQuerySet):
    def with_room(self, on: date | None = None) -> Self:
        """Those that are not temporarily full on the day ``on`` (today by default)."""
        return self.exclude(full_until_on__gte=on or timezone.localdate())

    def unchecked(self, on: date | None = None) -> Self:
        """Those of which nobody looked for half a year whether it is still right; never comes first."""
        since = (on or timezone.localdate()) - CHECKED_WITHIN
        old = self.filter(Q(checked_on=None) | Q(checked_on__lt=since))
        return old.order_by(F("checked_on").asc(nulls_first=True), InPlainOrder("search_key"), "pk")

    def with_last_talk(self) -> Self:
        """Each with ``spoken_on``: the last day on which one of us spoke with somebody there."""
        return self.annotate(spoken_on=Max("talks__held_on"))

    def on_the_map(self) -> Self:
        """Those that everybody may find (*sociale kaart*): they work with us and were marked for it."""
        return self.filter(is_active=True, is_public=True)


class Organisation(Dated):
    """A partner, a funder, a school, the municipality: somebody we work with."""

    class Kind(models.TextChoices):
        WELFARE = "welfare", _("welzijn en zorg")
        SCHOOL = "school", _("school of opvang")
        HOUSING = "housing", _("wonen")
        PLAYGROUND = "playground", _("speeltuin")
        MUNICIPALITY = "municipality", _("gemeente")
        FUNDER = "funder", _("fonds")
        OTHER = "other", _("anders")

    name = models.CharField(_("naam"), max_length=200, unique=True)
    kind = models.CharField(_("soort"), max_length=20, choices=Kind, default=Kind.OTHER)
    offers = models.TextField(_("wat ze doen"), blank=True)
    takes_away = models.ManyToManyField(
        ObstacleKind, blank=True, related_name="+", verbose_name=_("neemt weg")
    )
    languages = models.ManyToManyField(
        Language, blank=True, related_name="+", verbose_name=_("talen naast Nederlands")
    )
    phone = models.CharField(_("telefoon"), max_length=20, blank=True)
    website = models.URLField(_("website"), blank=True)
    is_active = models.BooleanField(_("werkt met ons samen"), default=True)
    full_until_on = models.DateField(_("vol tot en met"), null=True, blank=True)
    """Has no room for anybody new up to and including this day; None: has room."""
    is_public = models.BooleanField(_("op de openbare sociale kaart"), default=False)
    checked_on = models.DateField(_("nagekeken op"), null=True, blank=True, editable=False)
    """On this day somebody saw that what stands here is still right; None: nobody did yet."""
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("nagekeken door"),
    )
    search_key = models.CharField(max_length=300, editable=False, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("organisatie")
        verbose_name_plural = _("organisaties")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("participants:organisation_detail", args=[self.pk])

    @property
    def is_full(self) -> bool:
        """Whether this partner has no room for anybody new today."""
        return self.full_until_on is not None and timezone.localdate() <= self.full_until_on

    @property
    def is_unchecked(self) -> bool:
        """Whether nobody looked for half a year if what stands here is still right."""
        since = timezone.localdate() - CHECKED_WITHIN
        return self.checked_on is None or self.checked_on < since

    def fold_search_key(self) -> None:
        """Writes what this organisation can be found by, before the row is saved."""
        people = [person.name for person in self.contacts.all()] if self.pk else []
        self.search_key = folded(" ".join([self.name, *people, self.offers]))[:300]


class ContactPerson(Dated):
    """Somebody who works at an organisation, and how to reach them there."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="contacts", verbose_name=_("organisatie")
    )
    name = models.CharField(_("naam"), max_length=200)
    function = models.CharField(_("functie"), max_length=200, blank=True)
    phone = models.CharField(_("telefoon"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("contactpersoon")
        verbose_name_plural = _("contactpersonen")

    def __str__(self) -> str:
        return self.name
