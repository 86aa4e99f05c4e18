"""What was promised to funders, and every number that was promised before."""

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Authored
from activities.models import Grant, Programme
from core.models import Dated


class Target(Dated):
    """A number promised to a funder (*prestatieafspraak*): indicator, programme, year.

    Who promised it to two funders of one programme has a row for each award (*beschikking*).
    """

    programme = models.ForeignKey(
        Programme, models.CASCADE, related_name="+", verbose_name=_("programma")
    )
    grant = models.ForeignKey(
        Grant,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("beschikking"),
    )
    year = models.PositiveSmallIntegerField(_("jaar"))
    code = models.CharField(_("indicator"), max_length=40)
    value = models.PositiveIntegerField(_("afgesproken"))
    explanation = models.TextField(_("toelichting op het verschil"), blank=True, max_length=1000)

    class Meta:
        ordering = ["year", "code", "value", "pk"]
        verbose_name = _("prestatieafspraak")
        verbose_name_plural = _("prestatieafspraken")
        constraints = [
            models.UniqueConstraint(
                name="target_once_for_an_award",
                fields=["programme", "year", "code", "grant"],
                violation_error_message=_("Deze afspraak staat er al. Wijzig die."),
            ),
            models.UniqueConstraint(
                name="target_once_without_an_award",
                fields=["programme", "year", "code"],
                condition=models.Q(grant=None),
                violation_error_message=_("Deze afspraak staat er al. Wijzig die."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme} {self.year}, {self.code}: {self.value}"

    def get_absolute_url(self) -> str:
        return f"{reverse('reporting:target_list')}?jaar={self.year}"


class TargetChange(Authored):
    """What a promise was from a moment on; never changed, so the way to today can be followed."""

    target = models.ForeignKey(Target, models.CASCADE, related_name="changes")
    value = models.PositiveIntegerField(_("afgesproken"))
    explanation = models.TextField(_("toelichting op het verschil"), blank=True)
    written_at = models.DateTimeField(_("wanneer"), default=timezone.now)

    class Meta:
        ordering = ["-written_at", "-pk"]
        verbose_name = _("wijziging van een afspraak")
        verbose_name_plural = _("wijzigingen van afspraken")

    def __str__(self) -> str:
        return f"{self.target_id}: {self.value}"
