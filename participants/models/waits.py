"""Who would like to join an activity that is full."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activities.models import Activity
from core.models import Dated
from participants.models.families import Person


class WaitQuerySet(models.QuerySet["Wait"]):
    def waiting(self) -> Self:
        """Who waits now, the first in line first."""
        return self.filter(ended_on=None).order_by("since_on", "pk")

    def with_number(self) -> Self:
        """Adds ``number``: which one in the line of that activity somebody is."""
        before = Wait.objects.filter(activity=OuterRef("activity"), ended_on=None).filter(
            Q(since_on__lt=OuterRef("since_on"))
            | Q(since_on=OuterRef("since_on"), pk__lte=OuterRef("pk"))
        )
        counted = before.order_by().values("activity").annotate(n=models.Count("pk")).values("n")
        return self.annotate(number=models.Subquery(counted))


class Wait(Dated):
    """A person on the waiting list of an activity, from one day until it ended some way. It stays."""

    class End(models.TextChoices):
        PLACED = "placed", _("doet mee")
        DECLINED = "declined", _("wilde de plek niet")
        LEFT = "left", _("wacht niet meer")

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="waits", verbose_name=_("persoon")
    )
    activity = models.ForeignKey(
        Activity, models.CASCADE, related_name="+", verbose_name=_("activiteit")
    )
    since_on = models.DateField(_("wacht sinds"), default=timezone.localdate)
    offered_on = models.DateField(_("plek aangeboden op"), null=True, blank=True)
    ended_on = models.DateField(_("tot"), null=True, blank=True)
    end = models.CharField(_("hoe het afliep"), max_length=10, choices=End, blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("genoteerd door"),
    )

    objects = WaitQuerySet.as_manager()

    class Meta:
        ordering = ["-since_on", "-pk"]
        verbose_name = _("plek op de wachtlijst")
        verbose_name_plural = _("plekken op de wachtlijst")
        indexes = [models.Index(fields=["activity", "ended_on"], name="wait_of_activity")]
        constraints = [
            models.UniqueConstraint(
                name="wait_once_at_a_time",
                fields=["person", "activity"],
                condition=Q(ended_on=None),
                violation_error_message=_("Deze persoon staat al op de wachtlijst."),
            ),
            models.CheckConstraint(
                name="wait_ends_some_way",
                condition=Q(ended_on=None, end="") | (Q(ended_on__isnull=False) & ~Q(end="")),
            ),
            models.CheckConstraint(
                name="wait_ends_after_it_starts",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("since_on")),
                violation_error_message=_("De einddatum ligt vóór de begindatum."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.activity}"

    @property
    def days(self) -> int:
        """How long somebody waited, or waits by today."""
        return ((self.ended_on or timezone.localdate()) - self.since_on).days
