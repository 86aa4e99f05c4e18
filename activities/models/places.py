"""Where things happen."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Area, Dated


class Place(Dated):
    """A building, playground or park where activities are held."""

    name = models.CharField(_("naam"), max_length=200, unique=True)
    street = models.CharField(_("straat en nummer"), max_length=200, blank=True)
    area = models.ForeignKey(
        Area, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("buurt")
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("plek")
        verbose_name_plural = _("plekken")

    def __str__(self) -> str:
        return self.name
