"""The partners around us, and whom to call there."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.models import Dated
from core.search import SearchQuerySet, folded


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
    phone = models.CharField(_("telefoon"), max_length=20, blank=True)
    website = models.URLField(_("website"), blank=True)
    is_active = models.BooleanField(_("werkt met ons samen"), default=True)
    search_key = models.CharField(max_length=300, editable=False, blank=True)

    objects = SearchQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("organisatie")
        verbose_name_plural = _("organisaties")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("activities:organisation_detail", args=[self.pk])

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
