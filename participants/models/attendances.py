"""Who takes part in what, and who was there."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activities.models import Activity, Session, Volunteer
from core.models import Dated
from core.periods import Period
from participants.models.families import Person


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def current(self, on: object = None) -> Self:
        """Enrolments that run on the day ``on`` (today by default)."""
        on = timezone.localdate() if on is None else on
        return self.filter(Q(ended_on=None) | Q(ended_on__gte=on), started_on__lte=on)

    def brought_to(self, session: Session) -> Self:
        """Who came to ``session`` for the first time, along with somebody."""
        first_time = self.filter(activity=session.activity_id, started_on=session.held_on)
        return first_time.exclude(companion_volunteer=None, companion_name="")

    def companions(self) -> "models.QuerySet[Enrolment, Any]":
        """The names of who came along, as a value for a subquery."""
        name = Coalesce("companion_volunteer__name", "companion_name")
        return self.order_by("-pk").values(companion_words=name)

    def within(self, period: Period) -> Self:
        """Enrolments that ran on at least one day of ``period``."""
        return self.filter(
            Q(ended_on=None) | Q(ended_on__gte=period.first), started_on__lte=period.last
        )


class Enrolment(Dated):
    """A person on the register of an activity, from one day until another."""

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="enrolments", verbose_name=_("persoon")
    )
    activity = models.ForeignKey(
        Activity, models.PROTECT, related_name="+", verbose_name=_("activiteit")
    )
    started_on = models.DateField(_("begonnen op"), default=timezone.localdate)
    ended_on = models.DateField(_("gestopt op"), null=True, blank=True)
    companion_volunteer = models.ForeignKey(
        Volunteer,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("vrijwilliger die de eerste keer meekwam"),
    )
    companion_name = models.CharField(
        _("iemand anders die de eerste keer meekwam"), max_length=100, blank=True
    )
    """As said at the door; dropped after four weeks."""

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        ordering = ["-started_on", "-pk"]
        verbose_name = _("inschrijving")
        verbose_name_plural = _("inschrijvingen")
        constraints = [
            models.CheckConstraint(
                name="enrolment_ends_after_it_starts",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                violation_error_message=_("De einddatum ligt vóór de begindatum."),
            ),
            models.UniqueConstraint(
                name="enrolment_open_once_per_activity",
                fields=["person", "activity"],
                condition=Q(ended_on=None),
                violation_error_message=_("Deze persoon doet al mee."),
            ),
            models.CheckConstraint(
                name="enrolment_one_companion_at_most",
                condition=Q(companion_volunteer=None) | Q(companion_name=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.activity}"


def ungrouped_activity() -> models.Case:
    """The activity of a visit, or nothing when it belongs to a group: then the group counts."""
    return models.Case(models.When(session__activity__group=None, then=F("session__activity")))


class AttendanceQuerySet(models.QuerySet["Attendance"]):
    def within(self, period: Period) -> Self:
        """Visits on the days of ``period``."""
        return self.filter(session__held_on__range=(period.first, period.last))

    def that_count(self) -> Self:
        """Visits to sessions that were not called off afterwards."""
        return self.filter(session__cancelled_because="")


class Attendance(models.Model):
    """A person who was there (*aanwezig*). It names someone, so it lives in this room."""

    # Two indexes that hold both columns (below) serve every question; each alone is not needed.
    person = models.ForeignKey(
        Person,
        models.CASCADE,
        related_name="attendances",
        db_index=False,
        verbose_name=_("persoon"),
    )
    session = models.ForeignKey(
        Session, models.PROTECT, related_name="+", db_index=False, verbose_name=_("bijeenkomst")
    )
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("door"),
    )
    marked_at = models.DateTimeField(_("genoteerd op"), default=timezone.now)
    was_unnamed = models.BooleanField(_("telde eerst zonder naam"), default=False)
    """Counted as a visitor without a name first; undoing the name puts that number back."""

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        ordering = ["-session__held_on", "pk"]
        verbose_name = _("aanwezigheid")
        verbose_name_plural = _("aanwezigheden")
        indexes = [models.Index(fields=["session", "person"], name="attendance_session_person")]
        constraints = [
            models.UniqueConstraint(name="attendance_once", fields=["person", "session"])
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.session}"
