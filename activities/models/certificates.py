"""The papers of volunteers: seen by whom, and until when they hold."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from activities.models.skills import CertificateKind
from activities.models.volunteers import Volunteer
from core.models import Dated


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def valid(self, *, on: date) -> Self:
        """Those that hold on the day ``on``; the day it is valid until is the last."""
        return self.filter(Q(valid_until_on=None) | Q(valid_until_on__gte=on))


class Certificate(Dated):
    """We saw a paper of a volunteer, such as a VOG (*bewijs*).

    Never what is in it, nor a copy: only that it was seen, on which day, by whom, and until when it
    holds. A newer one is a row of its own.
    """

    volunteer = models.ForeignKey(
        Volunteer, models.CASCADE, related_name="certificates", verbose_name=_("vrijwilliger")
    )
    kind = models.ForeignKey(
        CertificateKind, models.PROTECT, related_name="+", verbose_name=_("soort")
    )
    seen_on = models.DateField(_("gezien op"))
    valid_until_on = models.DateField(_("geldig tot en met"), null=True, blank=True)
    """The last day on which it holds; None: it does not end."""
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    objects = CertificateQuerySet.as_manager()

    class Meta:
        ordering = ["kind__name", F("valid_until_on").desc(nulls_first=True), "-pk"]
        verbose_name = _("bewijs")
        verbose_name_plural = _("bewijzen")
        indexes = [models.Index(fields=["valid_until_on"], name="certificate_valid_until")]
        constraints = [
            models.CheckConstraint(
                name="certificate_ends_after_it_was_seen",
                condition=Q(valid_until_on=None) | Q(valid_until_on__gte=F("seen_on")),
                violation_error_message=_("Dit bewijs was al verlopen toen je het zag."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.volunteer}"
