"""Neighbours who help: who they are, what they can do, and when they came and went."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Sum
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from activities.models.languages import Language
from activities.models.skills import Skill
from core.models import Dated
from core.moments import DAYS, Part
from core.names import parse_person_name
from core.periods import Period
from core.phones import shown_phone
from core.search import SearchQuerySet, folded


class Phase(models.TextChoices):
    """How a volunteer stands with us. Source: the four states of RegiCare (vrijwilligers)."""

    APPLYING = "applying", _("in aanmelding")
    ACTIVE = "active", _("actief")
    LEAVING = "leaving", _("in afmelding")
    LEFT = "left", _("afgemeld")


class VolunteerQuerySet(SearchQuerySet):
    def visible_to(self, user: User) -> Self:
        """The volunteers ``user`` may see: caseworkers everybody, others only themselves."""
        return self.all() if user.is_caseworker else self.filter(account=user)

    def active(self, *, on: object) -> Self:
        """Volunteers who are with us on the day ``on``; the day they leave is their last."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gte=on), started_on__lte=on)

    def with_phase(self, *, on: Any) -> Self:
        """Adds ``phase``: how each stood with us on the day ``on`` (None: not known yet)."""
        until_then = VolunteerPhase.objects.filter(volunteer=OuterRef("pk"), since_on__lte=on)
        last = until_then.order_by("-since_on", "-pk").values("phase")[:1]
        return self.annotate(phase=Subquery(last))

    def applying(self, *, on: Any) -> Self:
        """Who signed up and did not begin yet, the longest ago first; adds ``applied_on``."""
        until_then = VolunteerPhase.objects.filter(volunteer=OuterRef("pk"), since_on__lte=on)
        last = until_then.order_by("-since_on", "-pk").values("since_on")[:1]
        rows = self.with_phase(on=on).filter(phase=Phase.APPLYING)
        return rows.annotate(applied_on=Subquery(last)).order_by("applied_on", "pk")

    def with_minutes(self, period: Period) -> Self:
        """Adds ``minutes``: what each gave in ``period`` and was approved (None when nothing)."""
        worked = Q(shifts__worked_on__range=(period.first, period.last))
        approved = Q(shifts__approved_on__isnull=False)
        return self.annotate(minutes=Sum("shifts__minutes", filter=worked & approved))

    def free_on(self, weekday: int | None, part: str | None) -> Self:
        """Who said they can come then; Monday is 0. None is: whichever."""
        asked = {"weekday": weekday, "part": part}
        wanted = {name: value for name, value in asked.items() if value not in (None, "")}
        if not wanted:
            return self
        free = Availability.objects.filter(**wanted).order_by().values("volunteer")
        return self.filter(pk__in=free)


class Volunteer(Dated):
    """A neighbour who helps; signing in is optional."""

    name = models.CharField(_("naam"), max_length=200)
    phone = models.CharField(_("telefoon"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    languages = models.ManyToManyField(
        Language, blank=True, related_name="+", verbose_name=_("talen naast Nederlands")
    )
    skills = models.ManyToManyField(
        Skill, blank=True, related_name="+", verbose_name=_("wat je kunt")
    )
    started_on = models.DateField(_("begonnen op"), null=True, blank=True)
    """The first day of being active; None for who signed up and did not begin. Follows from the
    phases (``activities.actions.volunteers``), as does ``ended_on``."""
    ended_on = models.DateField(_("gestopt op"), null=True, blank=True)
    """The last day, of who left; None for everybody else, also who came back."""
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
                condition=Q(ended_on=None) | Q(started_on=None) | Q(ended_on__gte=F("started_on")),
                violation_error_message=_("De einddatum ligt vóór de begindatum."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("activities:volunteer_detail", args=[self.pk])

    @property
    def register_name(self) -> str:
        """Given name and initial: all that a host sees of another volunteer (``Denise B.``)."""
        name = parse_person_name(self.name)
        initial = f" {name.family[0].upper()}." if name.family and name.given else ""
        return f"{name.given or name.family or self.name}{initial}"

    def fold_search_key(self) -> None:
        """Writes what this volunteer can be found by, before the row is saved."""
        digits = shown_phone(self.phone).replace("-", "")
        self.search_key = folded(f"{self.name} {digits}")[:300]


class VolunteerPhase(Dated):
    """From a day on a volunteer stands with us like this. The rows together are the history."""

    volunteer = models.ForeignKey(
        Volunteer, models.CASCADE, related_name="phases", verbose_name=_("vrijwilliger")
    )
    phase = models.CharField(_("stand"), max_length=20, choices=Phase)
    since_on = models.DateField(_("vanaf"))
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["since_on", "pk"]
        verbose_name = _("stand van een vrijwilliger")
        verbose_name_plural = _("standen van vrijwilligers")
        indexes = [models.Index(fields=["volunteer", "since_on"], name="phase_volunteer_day")]

    def __str__(self) -> str:
        return f"{self.volunteer}, {self.get_phase_display()}"


class Availability(models.Model):
    """A part of a day of the week on which a volunteer can come."""

    volunteer = models.ForeignKey(Volunteer, models.CASCADE, related_name="availability")
    weekday = models.PositiveSmallIntegerField(_("dag"), choices=list(DAYS.items()))
    """Monday is 0."""
    part = models.CharField(_("dagdeel"), max_length=20, choices=Part)

    class Meta:
        ordering = ["weekday", "pk"]
        verbose_name = _("beschikbaarheid")
        verbose_name_plural = _("beschikbaarheid")
        constraints = [
            models.UniqueConstraint(
                name="availability_once", fields=["volunteer", "weekday", "part"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.get_part_display()}"
