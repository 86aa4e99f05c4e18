"""What volunteers do: when they are expected, the time they gave, the trainings they followed."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from activities.models.activities import Activity, Session
from activities.models.volunteers import Volunteer
from core.models import Dated


class ShiftQuerySet(models.QuerySet["Shift"]):
    def approved(self) -> Self:
        """The hours that count in figures."""
        return self.filter(approved_on__isnull=False)

    def waiting(self) -> Self:
        """Hours that were told and that nobody has looked at yet."""
        return self.filter(approved_on=None)

    def at(self, session: Session) -> Self:
        """Hours of that time, or of that day at the same activity."""
        that_day = Q(activity=session.activity_id, worked_on=session.held_on)
        return self.filter(Q(session=session.pk) | that_day)


class GivenShifts(models.Manager["Shift"]):
    """Hours that were taken away again count nowhere, unless somebody asks for them."""

    def get_queryset(self) -> ShiftQuerySet:
        return ShiftQuerySet(self.model, using=self._db).filter(withdrawn_at=None)


class Shift(Dated):
    """Time a volunteer gave on one day (*inzet*), in whole minutes; it counts once approved."""

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
    approved_on = models.DateField(_("goedgekeurd op"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    """Who looked at it; None as well for hours that came with a sheet."""
    withdrawn_at = models.DateTimeField(_("weggehaald op"), null=True, blank=True)
    """Written down by mistake; it can be put back."""

    objects = GivenShifts.from_queryset(ShiftQuerySet)()
    with_withdrawn = ShiftQuerySet.as_manager()

    class Meta:
        ordering = ["-worked_on", "-pk"]
        verbose_name = _("inzet")
        verbose_name_plural = _("inzet")
        indexes = [
            models.Index(fields=["worked_on", "activity"], name="shift_day_activity"),
            models.Index(fields=["volunteer", "session"], name="shift_volunteer_session"),
            models.Index(fields=["worked_on"], name="shift_waiting", condition=Q(approved_on=None)),
        ]
        constraints = [
            models.CheckConstraint(
                name="shift_lasts_a_day_at_most",
                condition=Q(minutes__gt=0, minutes__lte=24 * 60),
                violation_error_message=_(
                    "Een dag heeft 24 uur. Vul meer dan 0 en hooguit 24 uur in."
                ),
            ),
            models.CheckConstraint(
                name="shift_approved_on_a_day",
                condition=Q(approved_by=None) | Q(approved_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.volunteer}, {self.worked_on:%d-%m-%Y}"


class DutyQuerySet(models.QuerySet["Duty"]):
    def standing(self) -> Self:
        """Leaves out who said that they cannot come."""
        return self.filter(declined_at=None)

    def unfilled(self, today: Any) -> Self:
        """Coming duties that somebody declined, and for which nobody was asked since."""
        asked_since = Duty.objects.filter(
            session=OuterRef("session"), created_at__gt=OuterRef("declined_at")
        ).order_by()
        return self.coming(today).filter(~Exists(asked_since), declined_at__isnull=False)

    def coming(self, today: Any) -> Self:
        """What is still to be done, the first first; what was called off is not."""
        rows = self.filter(session__held_on__gte=today, session__cancelled_because="")
        return rows.order_by("session__held_on", "session__starts_at", "pk")

    def untold(self, today: date) -> Self:
        """What was done up to and including ``today`` and of which no hours were told, newest first."""
        told = Shift.objects.filter(
            Q(session=OuterRef("session"))
            | Q(activity=OuterRef("session__activity"), worked_on=OuterRef("session__held_on")),
            volunteer=OuterRef("volunteer"),
        ).order_by()
        rows = self.standing().filter(
            ~Exists(told), session__held_on__lte=today, session__cancelled_because=""
        )
        return rows.order_by("-session__held_on", "-session__starts_at", "-pk")


class Duty(Dated):
    """A volunteer is expected to help at a session (*dienst*)."""

    volunteer = models.ForeignKey(
        Volunteer, models.CASCADE, related_name="duties", verbose_name=_("vrijwilliger")
    )
    session = models.ForeignKey(
        Session, models.CASCADE, related_name="duties", verbose_name=_("bijeenkomst")
    )
    is_also_visitor = models.BooleanField(_("doet zelf ook mee"), default=False)
    """Somebody said so: otherwise who helps is no participant of the same session."""
    declined_at = models.DateTimeField(_("kan niet sinds"), null=True, blank=True)
    """The volunteer cannot come after all; they may change their mind."""

    objects = DutyQuerySet.as_manager()

    class Meta:
        ordering = ["session", "volunteer__name", "pk"]
        verbose_name = _("dienst")
        verbose_name_plural = _("diensten")
        constraints = [
            models.UniqueConstraint(
                name="duty_once",
                fields=["volunteer", "session"],
                violation_error_message=_("Deze vrijwilliger staat er al bij."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.volunteer}, {self.session}"


class TrainingVisit(Dated):
    """A volunteer followed a session of a training."""

    volunteer = models.ForeignKey(
        Volunteer, models.CASCADE, related_name="trainings", verbose_name=_("vrijwilliger")
    )
    session = models.ForeignKey(
        Session, models.CASCADE, related_name="+", verbose_name=_("bijeenkomst")
    )

    class Meta:
        ordering = ["-session__held_on", "pk"]
        verbose_name = _("gevolgde training")
        verbose_name_plural = _("gevolgde trainingen")
        constraints = [
            models.UniqueConstraint(name="training_visit_once", fields=["volunteer", "session"])
        ]

    def __str__(self) -> str:
        return f"{self.volunteer}, {self.session}"
