"""Lines of work that somebody pays for."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from activities.models.organisations import Organisation
from core.models import Dated


class Programme(Dated):
    """A line of work with goals of its own, such as Gezinnen Versterken."""

    name = models.CharField(_("naam"), max_length=200, unique=True)
    slug = models.SlugField(_("korte naam"), max_length=60, unique=True)
    description = models.TextField(_("waarvoor"), blank=True)
    started_on = models.DateField(_("begonnen op"))
    ended_on = models.DateField(_("gestopt op"), null=True, blank=True)

    class Meta:
        ordering = ["started_on", "name"]
        verbose_name = _("programma")
        verbose_name_plural = _("programma's")
        constraints = [
            models.CheckConstraint(
                name="programme_ends_after_it_starts",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                violation_error_message=_("De einddatum ligt vóór de begindatum."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("activities:programme_detail", args=[self.pk])

    @property
    def funders(self) -> list[str]:
        """Who pays or paid for it, each once; in one query less when the grants were fetched."""
        return list(dict.fromkeys(str(grant.funder) for grant in self.grants.all()))


class Grant(Dated):
    """Money from a funder for a programme, for some time (a *beschikking*)."""

    programme = models.ForeignKey(
        Programme, models.CASCADE, related_name="grants", verbose_name=_("programma")
    )
    funder = models.ForeignKey(
        Organisation, models.PROTECT, related_name="grants", verbose_name=_("financier")
    )
    reference = models.CharField(_("kenmerk"), max_length=100, blank=True)
    amount = models.DecimalField(
        _("bedrag in euro"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    started_on = models.DateField(_("van"))
    ended_on = models.DateField(_("tot en met"))

    class Meta:
        ordering = ["started_on"]
        verbose_name = _("beschikking")
        verbose_name_plural = _("beschikkingen")
        constraints = [
            models.CheckConstraint(
                name="grant_ends_after_it_starts",
                condition=Q(ended_on__gte=F("started_on")),
                violation_error_message=_("De einddatum ligt vóór de begindatum."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.programme}: {self.funder}"
