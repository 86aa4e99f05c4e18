"""Who carried a meeting of a group of neighbours: the residents, we, or both together."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from activities.models.activities import Session
from core.models import Dated


class Hands(models.TextChoices):
    """In whose hands something was."""

    GROUP = "group", _("de groep")
    TOGETHER = "together", _("samen")
    US = "us", _("wij")


class Carrying(Dated):
    """Who opened, decided and kept the list at one meeting of a group; noted by one of us.

    It names nobody: the question is whether it was a resident, not which one.
    """

    session = models.OneToOneField(
        Session, models.CASCADE, related_name="carrying", verbose_name=_("bijeenkomst")
    )
    opened_by = models.CharField(_("wie opende"), max_length=10, choices=Hands)
    decided_by = models.CharField(_("wie besliste"), max_length=10, choices=Hands)
    listed_by = models.CharField(_("wie hield de lijst bij"), max_length=10, choices=Hands)

    class Meta:
        ordering = ["-session__held_on", "pk"]
        verbose_name = _("wie het droeg")
        verbose_name_plural = _("wie het droeg")

    def __str__(self) -> str:
        return str(self.session)
