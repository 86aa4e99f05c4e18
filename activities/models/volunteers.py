"""Neighbours who help, and the hours they give."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Sum
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from activities.models.activities import Activity, Session
from core.models import Dated
from core.periods import Period
from core.phones import shown_phone
from core.search import SearchQuerySet, folded


class VolunteerQuerySet(SearchQuerySet):
    def visible_to(self, user: User) -> Self:
        """The volunteers ``user`` may see: caseworkers everybody, others only themselves."""
        return self.all() if user.is_caseworker else self.filter(account=user)

    def active(self, *, on: object) -> Self:
        """Volunteers who are with us on the day ``on``."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gte=on), started_on__lte=on)

    def with_minutes(self, period: Period) -> Self:
        """Adds ``minutes``: what each gave in ``period`` (None when nothing)."""
        worked = Q(shifts__worked_on__range=(period.first, period.last))
        return self.annotate(minutes=Sum("shifts__minutes", filter=worked))


class Volunteer(Dated):
    """A neighbour who helps; signing in is optional."""

    name = models.CharField(_("naam"), max_length=200)
    phone = models.CharField(_("telefoon"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    started_on = models.DateField(_("begonnen op"))
    ended_on = models.DateField(_("gestopt op"), null=True, blank=True)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("account"),
    )
    search_key = models.CharField(max_length=300, editable=False, blank=True)

    objects = VolunteerQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("vrijwilliger")
        verbose_name_plural = _("vrijwilligers")
        constraints = [
            models.CheckConstraint(
                name="volunteer_stops_after_starting",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                violation_error_message=_("De einddatum ligt vóór de begindatum."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("activities:volunteer_detail", args=[self.pk])

    def fold_search_key(self) -> None:
        """Writes what this volunteer can be found by, before the row is saved."""
        digits = shown_phone(self.phone).replace("-", "")
        self.search_key = folded(f"{self.name} {digits}")[:300]


class Shift(Dated):
    """Time a volunteer gave on one day (*inzet*), in whole minutes."""

    volunteer = models.ForeignKey(
        Volunteer, models.CASCADE, related_name="shifts", verbose_name=_("vrijwilliger")
    )
    activity = models.ForeignKey(
        Activity,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="shifts",
        verbose_name=_("activiteit"),
    )
    session = models.ForeignKey(
        Session,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="shifts",
        verbose_name=_("bijeenkomst"),
    )
    worked_on = models.DateField(_("datum"))
    minutes = models.PositiveIntegerField(_("minuten"))

    class Meta:
        ordering = ["-worked_on", "-pk"]
        verbose_name = _("inzet")
        verbose_name_plural = _("inzet")
        indexes = [
            models.Index(fields=["worked_on", "activity"], name="shift_day_activity"),
            models.Index(fields=["volunteer", "session"], name="shift_volunteer_session"),
        ]
        constraints = [
            models.CheckConstraint(
                name="shift_lasts_a_day_at_most",
                condition=Q(minutes__gt=0, minutes__lte=24 * 60),
                violation_error_message=_(
                    "Een dag heeft 24 uur. Vul meer dan 0 en hooguit 24 uur in."
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.volunteer}, {self.worked_on:%d-%m-%Y}"
