"""The visitors' book: who opened which family's file."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.models.families import Family


class FileOpening(models.Model):
    """Somebody looked into a family's file that day (NEN 7513; lines of one day are merged)."""

    class Taken(models.TextChoices):
        NOTHING = "", _("gekeken")
        SHEET = "sheet", _("overdracht gemaakt voor een collega")
        VOLUNTEERS_SHEET = "volunteers_sheet", _("overdracht gemaakt voor een vrijwilliger")

    family = models.ForeignKey(
        Family, models.CASCADE, related_name="openings", verbose_name=_("gezin")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("wie"),
    )
    opened_on = models.DateField(_("op"), default=timezone.localdate)
    taken = models.CharField(
        _("meegenomen"), max_length=20, choices=Taken, default=Taken.NOTHING, blank=True
    )

    class Meta:
        ordering = ["-opened_on", "-pk"]
        verbose_name = _("inzage")
        verbose_name_plural = _("inzages")
        constraints = [
            models.UniqueConstraint(
                name="opening_once_a_day", fields=["family", "user", "opened_on", "taken"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.opened_on:%d-%m-%Y}"
