"""What makes sure that a tap on a register counts once, however often it arrives."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activities.models import Session


class Tap(models.Model):
    """A message from a phone that was carried out (*tik*): one more visitor, somebody new.

    Marking somebody present may arrive twice without harm; one more visitor may not. The phone makes
    up the token, and the same token is carried out once, also when its answer was lost on the way.
    """

    token = models.UUIDField(_("kenmerk"), primary_key=True)
    session = models.ForeignKey(
        Session, models.CASCADE, related_name="+", verbose_name=_("bijeenkomst")
    )
    tapped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("door"),
    )
    tapped_at = models.DateTimeField(_("getikt op"), default=timezone.now)

    class Meta:
        ordering = ["tapped_at", "pk"]
        verbose_name = _("tik")
        verbose_name_plural = _("tikken")

    def __str__(self) -> str:
        return f"{self.session}: {self.token}"
