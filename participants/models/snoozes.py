"""Putting off a line of the attention list, with a reason."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Authored
from core.models import Dated
from participants.models.families import Family
from participants.models.signals import Signal


class Snooze(Authored, Dated):
    """Somebody put off this call about a family or signal until a day (*later*), and said why."""

    family = models.ForeignKey(
        Family,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="snoozes",
        verbose_name=_("gezin"),
    )
    signal = models.ForeignKey(
        Signal,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="snoozes",
        verbose_name=_("signaal"),
    )
    call = models.CharField(_("waarvoor"), max_length=30)
    """The code of the kind of call, as in ``participants.attention``."""
    back_on = models.DateField(_("terug op"))
    because = models.CharField(_("waarom"), max_length=200)

    class Meta:
        ordering = ["-back_on", "-pk"]
        verbose_name = _("uitstel")
        verbose_name_plural = _("uitstel")
        indexes = [models.Index(fields=["family", "call", "back_on"], name="snooze_family_call")]
        constraints = [
            models.CheckConstraint(
                name="snooze_about_one_thing",
                condition=Q(family=None, signal__isnull=False)
                | Q(family__isnull=False, signal=None),
            )
        ]

    def __str__(self) -> str:
        return f"{self.call}, {self.back_on:%d-%m-%Y}"
