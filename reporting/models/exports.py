"""Who took figures out of the house."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activities.models import Programme
from reporting.models.reports import Report


class ExportLog(models.Model):
    """A report that left the house: who took it, of which year, in which form.

    ``sha256`` says exactly which figures and rules were in it; ``report`` is the report it was
    written in, and nothing for figures that nobody wrote a report around.
    """

    exported_at = models.DateTimeField(_("wanneer"), default=timezone.now)
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
    report = models.ForeignKey(
        Report, models.SET_NULL, null=True, related_name="exports", verbose_name=_("verslag")
    )
    year = models.PositiveSmallIntegerField(_("jaar"))
    form = models.CharField(_("vorm"), max_length=10)
    edition = models.PositiveSmallIntegerField(_("editie"), null=True)
    sha256 = models.CharField(_("vingerafdruk"), max_length=64, blank=True)

    class Meta:
        ordering = ["-exported_at", "-pk"]
        verbose_name = _("uitvoer")
        verbose_name_plural = _("uitvoer")

    def __str__(self) -> str:
        return f"{self.year}, {self.form}, {self.exported_at:%d-%m-%Y}"
