"""Money: what was budgeted and what was spent."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Authored
from activities.models import Grant
from core.models import Dated


class Spending(Authored, Dated):
    """What an award was meant to cost in a year, and what it did."""

    grant = models.ForeignKey(
        Grant, models.CASCADE, related_name="+", verbose_name=_("beschikking")
    )
    year = models.PositiveSmallIntegerField(_("jaar"))
    budgeted = models.DecimalField(_("begroot in euro"), max_digits=10, decimal_places=2)
    spent = models.DecimalField(_("besteed in euro"), max_digits=10, decimal_places=2)
    explanation = models.TextField(_("toelichting op het verschil"), blank=True, max_length=1000)

    class Meta:
        ordering = ["year", "pk"]
        verbose_name = _("besteding")
        verbose_name_plural = _("bestedingen")
        constraints = [
            models.UniqueConstraint(name="spending_once", fields=["grant", "year"]),
            models.CheckConstraint(
                name="spending_is_not_negative",
                condition=models.Q(budgeted__gte=0, spent__gte=0),
                violation_error_message=_("Een bedrag is nul of meer."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.grant}, {self.year}"
