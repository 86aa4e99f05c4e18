"""What was promised to funders, and who took figures out of the house."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from activities.models import Programme


class Target(models.Model):
    """A number promised to a funder (*prestatieafspraak*): indicator, programme, year."""

    programme = models.ForeignKey(
        Programme, models.CASCADE, related_name="+", verbose_name=_("programma")
    )
    year = models.PositiveSmallIntegerField(_("jaar"))
    code = models.CharField(_("indicator"), max_length=40)
    value = models.PositiveIntegerField(_("afgesproken"))

    class Meta:
        ordering = ["year", "code"]
        verbose_name = _("prestatieafspraak")
        verbose_name_plural = _("prestatieafspraken")
        constraints = [
            models.UniqueConstraint(name="target_once", fields=["programme", "year", "code"])
        ]

    def __str__(self) -> str:
        return f"{self.programme} {self.year}, {self.code}: {self.value}"


class ExportLog(models.Model):
    """A report that left the house: who took it, of which year, in which form."""

    exported_at = models.DateTimeField(_("wanneer"), auto_now_add=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("wie"),
    )
    programme = models.ForeignKey(
        Programme, models.SET_NULL, null=True, related_name="+", verbose_name=_("programma")
    )
    year = models.PositiveSmallIntegerField(_("jaar"))
    form = models.CharField(_("vorm"), max_length=10)

    class Meta:
        ordering = ["-exported_at"]
        verbose_name = _("uitvoer")
        verbose_name_plural = _("uitvoer")

    def __str__(self) -> str:
        return f"{self.year}, {self.form}, {self.exported_at:%d-%m-%Y}"
