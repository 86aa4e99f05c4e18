"""What was told, as it was told: written once and never again."""

import json
from functools import cached_property
from hashlib import sha256
from typing import Any, NoReturn

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from reporting.models.reports import Report


class AlreadyToldError(TypeError):
    """Somebody tried to change or throw away what was told."""


def _refuse(*_args: Any, **_more: Any) -> NoReturn:
    raise AlreadyToldError(gettext("Dit verslag is definitief. Maak een nieuwe editie."))


class FrozenReportQuerySet(models.QuerySet["FrozenReport"]):
    """Rows that can be made and read; every other way through the ORM is shut."""

    update = delete = bulk_create = bulk_update = update_or_create = _refuse  # type: ignore[assignment]
    _raw_delete = _refuse


class FrozenReport(models.Model):
    """A final report: the canonical text of all it said, and its fingerprint.

    It holds everything itself and leans on no other row: what happens later to families, indicators
    or words does not reach it.
    """

    report = models.OneToOneField(
        Report, models.PROTECT, related_name="frozen", verbose_name=_("verslag")
    )
    content = models.TextField(_("inhoud"), editable=False)
    sha256 = models.CharField(_("vingerafdruk"), max_length=64, unique=True, editable=False)
    told_at = models.DateTimeField(_("verteld op"), default=timezone.now)

    objects = FrozenReportQuerySet.as_manager()

    class Meta:
        ordering = ["told_at", "pk"]
        verbose_name = _("definitief verslag")
        verbose_name_plural = _("definitieve verslagen")

    def __str__(self) -> str:
        return f"{self.report_id}, {self.sha256[:12]}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Once. The one override of ``save`` in the house: there is no other place to refuse."""
        if self.pk:
            _refuse()
        super().save(*args, **kwargs)

    delete = _refuse  # type: ignore[assignment]

    @cached_property
    def record(self) -> dict[str, Any]:
        """All that was told, with its fingerprint."""
        record: dict[str, Any] = json.loads(self.content)
        return record | {"sha256": self.sha256}

    @property
    def is_whole(self) -> bool:
        """Whether the text still has its fingerprint: nobody wrote in the database behind us."""
        return sha256(self.content.encode()).hexdigest() == self.sha256
