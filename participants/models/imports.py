"""What came in from spreadsheets, so that the same sheet twice adds nothing."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportBatch(models.Model):
    """One sheet read in. The sheet's name and cells are not kept: they may name people."""

    class Kind(models.TextChoices):
        FAMILIES = "families", _("gezinnen")
        ATTENDANCE = "attendance", _("presentie")
        PARTICIPANTS = "participants", _("deelnemers")
        HOURS = "hours", _("uren")

    kind = models.CharField(_("soort"), max_length=20, choices=Kind)
    imported_at = models.DateTimeField(_("ingelezen op"), auto_now_add=True)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("door"),
    )
    rows_added = models.PositiveIntegerField(_("rijen erbij"), default=0)
    rows_refused = models.PositiveIntegerField(_("rijen geweigerd"), default=0)

    class Meta:
        ordering = ["-imported_at"]
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.imported_at:%d-%m-%Y}"


class ImportedRow(models.Model):
    """The keyed fingerprint of a row that was taken in: recognises it, tells nothing about it."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="rows")
    kind = models.CharField(_("soort"), max_length=20, choices=ImportBatch.Kind)
    fingerprint = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("ingelezen rij")
        verbose_name_plural = _("ingelezen rijen")
        constraints = [
            models.UniqueConstraint(name="row_imported_once", fields=["kind", "fingerprint"])
        ]

    def __str__(self) -> str:
        return self.fingerprint
