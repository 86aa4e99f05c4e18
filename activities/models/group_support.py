"""What a group of neighbours needs from us, and what we gave it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activities.models.groups import NeighbourhoodGroup
from core.models import Dated


class GroupNeed(Dated):
    """How often a group wants us, from a day on; the last row holds, the others are its history."""

    class Kind(models.TextChoices):
        WEEKLY = "weekly", _("elke week")
        MONTHLY = "monthly", _("elke maand")
        CALLS = "calls", _("alleen bellen")

    group = models.ForeignKey(
        NeighbourhoodGroup, models.CASCADE, related_name="needs", verbose_name=_("buurtgroep")
    )
    kind = models.CharField(_("nodig van ons"), max_length=10, choices=Kind)
    starts_on = models.DateField(_("vanaf"), default=timezone.localdate)

    class Meta:
        ordering = ["-starts_on", "-pk"]
        verbose_name = _("wat een groep nodig heeft")
        verbose_name_plural = _("wat groepen nodig hebben")
        constraints = [
            models.UniqueConstraint(name="group_need_once_a_day", fields=["group", "starts_on"])
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class GroupSupport(Dated):
    """Something we did for a group on one day: a call, a visit, a training."""

    class Kind(models.TextChoices):
        CALL = "call", _("gebeld of geappt")
        VISIT = "visit", _("langsgegaan")
        HELP = "help", _("meegeholpen")
        TRAINING = "training", _("training of uitleg")
        MEANS = "means", _("zaal, geld of spullen")

    group = models.ForeignKey(
        NeighbourhoodGroup, models.CASCADE, related_name="support", verbose_name=_("buurtgroep")
    )
    kind = models.CharField(_("wat deden we"), max_length=10, choices=Kind)
    given_on = models.DateField(_("dag"), default=timezone.localdate)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("door"),
    )
    note = models.CharField(_("waarover"), max_length=200, blank=True)

    class Meta:
        ordering = ["-given_on", "-pk"]
        verbose_name = _("steun aan een groep")
        verbose_name_plural = _("steun aan groepen")
        indexes = [models.Index(fields=["group", "given_on"], name="group_support_day")]

    def __str__(self) -> str:
        return self.get_kind_display()
