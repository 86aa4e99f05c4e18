"""The people around a family."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.models import Dated
from participants.models.families import Family


class Tie(Dated):
    """Somebody a family can turn to: one anchor of the ring around it (*steunfiguur*)."""

    class Kind(models.TextChoices):
        NEIGHBOUR = "neighbour", _("buur")
        PARENT = "parent", _("andere ouder")
        RELATIVE = "relative", _("familie")
        FRIEND = "friend", _("vriend of vriendin")
        VOLUNTEER = "volunteer", _("vrijwilliger")
        PROFESSIONAL = "professional", _("hulpverlener")

    family = models.ForeignKey(Family, models.CASCADE, related_name="ties", verbose_name=_("gezin"))
    kind = models.CharField(_("wie is dat"), max_length=20, choices=Kind)
    name = models.CharField(_("naam"), max_length=100)
    helps_with = models.CharField(_("helpt met"), max_length=200, blank=True)
    ended_on = models.DateField(_("gestopt op"), null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("steunfiguur")
        verbose_name_plural = _("steunfiguren")

    def __str__(self) -> str:
        return self.name

    @property
    def is_there(self) -> bool:
        """Whether the family can still turn to them."""
        return self.ended_on is None or self.ended_on > timezone.localdate()
