"""What a family allows us to write down, and until when."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.models import Dated
from participants.models.families import Family


class ConsentQuerySet(models.QuerySet["Consent"]):
    def valid(self, on: object = None) -> Self:
        """Consents that hold on the day ``on`` (today by default)."""
        on = on or timezone.localdate()
        return self.filter(
            Q(withdrawn_on=None) | Q(withdrawn_on__gt=on), given_on__lte=on, expires_on__gte=on
        )


class Consent(Dated):
    """A parent said yes to our keeping a file (AVG art. 6 and 9), for a limited time."""

    class How(models.TextChoices):
        SPOKEN = "spoken", _("mondeling, uitleg op papier gezien")
        WRITTEN = "written", _("op papier getekend")

    family = models.ForeignKey(
        Family, models.CASCADE, related_name="consents", verbose_name=_("gezin")
    )
    how = models.CharField(_("hoe gegeven"), max_length=20, choices=How, default=How.SPOKEN)
    given_on = models.DateField(_("gegeven op"), default=timezone.localdate)
    expires_on = models.DateField(_("geldig tot en met"))
    withdrawn_on = models.DateField(_("ingetrokken op"), null=True, blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("door"),
    )

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering = ["-given_on", "-pk"]
        verbose_name = _("toestemming")
        verbose_name_plural = _("toestemmingen")
        constraints = [
            models.CheckConstraint(
                name="consent_expires_after_it_starts",
                condition=Q(expires_on__gte=F("given_on")),
                violation_error_message=_("De einddatum ligt vóór de begindatum."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.family}, {self.given_on:%d-%m-%Y}"

    @property
    def is_valid(self) -> bool:
        """Whether this consent holds today."""
        today = timezone.localdate()
        is_withdrawn = self.withdrawn_on is not None and self.withdrawn_on <= today
        return self.given_on <= today <= self.expires_on and not is_withdrawn
