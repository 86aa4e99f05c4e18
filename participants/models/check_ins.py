"""Who says at the door how many they are: on a poster's address, without an account."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from activities.models import Activity, Session
from core.keys import Key
from core.models import Dated

MOST_TOGETHER = 9


class DoorLink(Key):
    """The address on the poster of an activity. A new one closes the old; there is one at a time."""

    SALT = "participants.door_link"

    activity = models.ForeignKey(
        Activity, models.CASCADE, related_name="+", verbose_name=_("activiteit")
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("gemaakt door"),
    )

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("adres van een poster")
        verbose_name_plural = _("adressen van posters")
        constraints = [
            models.UniqueConstraint(
                name="door_link_one_in_use", fields=["activity"], condition=Q(revoked_at=None)
            ),
        ]

    def __str__(self) -> str:
        return str(self.activity)


class CheckInQuerySet(models.QuerySet["CheckIn"]):
    def waiting(self) -> Self:
        """What nobody of us has looked at yet: it counts nowhere."""
        return self.filter(counted=None)


class CheckIn(Dated):
    """Somebody said at the door with how many they are. It counts when a host takes it over."""

    session = models.ForeignKey(
        Session, models.CASCADE, related_name="+", verbose_name=_("bijeenkomst")
    )
    device = models.CharField(_("toestel"), max_length=64, editable=False)
    """A fingerprint that is different at every session: nobody is followed with it."""
    number = models.PositiveSmallIntegerField(_("met hoeveel"), default=1)
    given_name = models.CharField(_("voornaam"), max_length=40, blank=True)
    counted = models.PositiveSmallIntegerField(_("geteld"), null=True, blank=True)
    """How many visitors without a name a host made of it; None as long as nobody looked."""
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("bekeken door"),
    )

    objects = CheckInQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("aanmelding bij de deur")
        verbose_name_plural = _("aanmeldingen bij de deur")
        constraints = [
            models.UniqueConstraint(name="check_in_once_per_device", fields=["session", "device"]),
            models.CheckConstraint(
                name="check_in_of_a_few", condition=Q(number__range=(1, MOST_TOGETHER))
            ),
            models.CheckConstraint(
                name="check_in_counts_no_more_than_came",
                condition=Q(counted=None) | Q(counted__lte=F("number")),
            ),
        ]

    def __str__(self) -> str:
        """``Fatma + 2``, or ``3 zonder naam``."""
        if not self.given_name:
            words = ngettext("%(number)s zonder naam", "%(number)s zonder naam", self.number)
            return words % {"number": self.number}
        return f"{self.given_name} + {self.number - 1}" if self.number > 1 else self.given_name

    @property
    def is_waiting(self) -> bool:
        return self.counted is None
