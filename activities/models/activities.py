"""What people can join: activities and their sessions."""

from datetime import date, time, timedelta
from typing import Self

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Role
from activities.ages import ages_in_words
from activities.models.groups import NeighbourhoodGroup
from activities.models.languages import Language
from activities.models.obstacles import ObstacleKind
from activities.models.organisations import Organisation
from activities.models.places import Place
from activities.models.programmes import Programme
from activities.models.skills import CertificateKind
from activities.tallies import counted_with
from core.models import Dated
from core.periods import Period


class ActivityQuerySet(models.QuerySet["Activity"]):
    def current(self, on: object) -> Self:
        """Activities that run on the day ``on``."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gte=on), started_on__lte=on)

    def worth_copying(self, today: date) -> Self:
        """What a new activity may look like: what runs, and what stopped less than two years ago."""
        lately = Q(ended_on=None) | Q(ended_on__gte=today - timedelta(days=2 * 365))
        return self.filter(lately, started_on__lte=today).order_by("-started_on", "name")

    def public(self, on: object) -> Self:
        """Activities on the neighbourhood agenda on the day ``on``: everybody may know of them."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gte=on), is_public=True)

    def visible_to(self, user: User) -> Self:
        """The activities whose page ``user`` may open: a host only their own."""
        return self.filter(hosts=user) if user.role == Role.HOST else self.all()


class Activity(Dated):
    """Something people can join, time after time. One activity may count for several programmes."""

    name = models.CharField(_("naam"), max_length=200, unique=True)
    description = models.TextField(_("wat we doen"), blank=True)
    programmes = models.ManyToManyField(
        Programme, blank=True, related_name="activities", verbose_name=_("telt mee voor")
    )
    group = models.ForeignKey(
        NeighbourhoodGroup,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name=_("van buurtgroep"),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name=_("samen met"),
    )
    place = models.ForeignKey(
        Place, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("plek")
    )
    takes_away = models.ManyToManyField(
        ObstacleKind, blank=True, related_name="+", verbose_name=_("neemt weg")
    )
    languages = models.ManyToManyField(
        Language, blank=True, related_name="+", verbose_name=_("talen naast Nederlands")
    )
    child_age_from = models.PositiveSmallIntegerField(_("kinderen vanaf"), null=True, blank=True)
    child_age_to = models.PositiveSmallIntegerField(_("tot en met"), null=True, blank=True)
    room = models.PositiveSmallIntegerField(_("plek voor"), null=True, blank=True)
    """How many people can be on its register; None when there is no limit that we know of."""
    for_whom = models.CharField(_("voor wie"), max_length=100, blank=True)
    """In words, such as *alleen vrouwen*: to be checked with a family, not by the computer."""
    hosts = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="+", verbose_name=_("begeleiders")
    )
    requires = models.ManyToManyField(
        CertificateKind, blank=True, related_name="+", verbose_name=_("wie helpt heeft nodig")
    )
    is_training = models.BooleanField(_("training voor vrijwilligers"), default=False)
    is_public = models.BooleanField(_("op de buurtagenda"), default=False)
    """On the neighbourhood agenda, which everybody can read (``PublicAgenda``)."""
    cost = models.DecimalField(
        _("kosten per keer"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    """In euro; 0 is free, None is not said."""
    has_child_care = models.BooleanField(_("er is oppas"), default=False)
    is_step_free = models.BooleanField(_("zonder drempels"), default=False)
    description_english = models.TextField(_("wat we doen, in het Engels"), blank=True)
    starts_at = models.TimeField(_("van"), null=True, blank=True)
    ends_at = models.TimeField(_("tot"), null=True, blank=True)
    started_on = models.DateField(_("begonnen op"))
    ended_on = models.DateField(_("gestopt op"), null=True, blank=True)
    tallies = models.JSONField(_("eigen tellers"), default=list, blank=True)
    """What its host counts apart among the visitors without a name, in words: ``["kinderen"]``."""

    objects = ActivityQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("activiteit")
        verbose_name_plural = _("activiteiten")
        constraints = [
            models.CheckConstraint(
                name="activity_ends_after_it_starts",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                violation_error_message=_("De einddatum ligt vóór de begindatum."),
            ),
            models.CheckConstraint(
                name="activity_hours_in_order",
                condition=Q(starts_at=None) | Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                violation_error_message=_("De eindtijd ligt vóór de begintijd."),
            ),
            models.CheckConstraint(
                name="activity_child_ages_in_order",
                condition=Q(child_age_from=None)
                | Q(child_age_to=None)
                | Q(child_age_to__gte=F("child_age_from")),
                violation_error_message=_("De hoogste leeftijd is lager dan de laagste."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("activities:activity_detail", args=[self.pk])

    @property
    def children(self) -> str:
        """For children of which ages it is, in words; empty when that does not matter."""
        return str(ages_in_words(self.child_age_from, self.child_age_to))


class SessionQuerySet(models.QuerySet["Session"]):
    def within(self, period: Period) -> Self:
        """Sessions on the days of ``period``."""
        return self.filter(held_on__range=(period.first, period.last))

    def public(self) -> Self:
        """Sessions that everybody may know of, with all that is told about them."""
        told = self.filter(activity__is_public=True).select_related("activity__place", "place")
        return told.prefetch_related("activity__languages")

    def took_place(self) -> Self:
        """Sessions that were not called off."""
        return self.filter(cancelled_because="")

    def visible_to(self, user: User) -> Self:
        """The sessions whose register ``user`` may open: a host only those of their own activities."""
        match user.role:
            case Role.COORDINATOR | Role.COACH:
                return self
            case Role.HOST:
                return self.filter(
                    activity__in=Activity.hosts.through.objects.filter(user=user.pk).values(
                        "activity"
                    )
                )
            case _:
                return self.none()


class Session(Dated):
    """One meeting of an activity, on one day (*bijeenkomst*).

    A headcount without names is a valid session: ``unnamed_visitors`` counts them.
    """

    activity = models.ForeignKey(
        Activity, models.CASCADE, related_name="sessions", verbose_name=_("activiteit")
    )
    held_on = models.DateField(_("dag"))
    starts_at = models.TimeField(_("van"), null=True, blank=True)
    ends_at = models.TimeField(_("tot"), null=True, blank=True)
    place = models.ForeignKey(
        Place, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("plek")
    )
    unnamed_visitors = models.PositiveSmallIntegerField(_("bezoekers zonder naam"), default=0)
    tallies = models.JSONField(_("waarvan"), default=dict, blank=True)
    """How many of them were what, by the words of that day; together never more than all of them."""
    note = models.CharField(_("notitie"), max_length=300, blank=True)
    """What is worth knowing about this time, without names."""
    series = models.ForeignKey(
        "Series",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name=_("reeks"),
    )
    moved_from_on = models.DateField(_("verzet van"), null=True, blank=True)
    """The day it was planned on first; None when it is still that day."""
    moved_because = models.CharField(_("verzet, want"), max_length=200, blank=True)
    cancelled_because = models.CharField(_("ging niet door, want"), max_length=200, blank=True)
    register_closed_at = models.DateTimeField(_("presentie klaar op"), null=True, blank=True)

    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering = ["held_on", "starts_at", "pk"]
        verbose_name = _("bijeenkomst")
        verbose_name_plural = _("bijeenkomsten")
        indexes = [models.Index(fields=["held_on", "activity"], name="session_day_activity")]
        constraints = [
            models.UniqueConstraint(
                name="session_once_at_that_hour",
                fields=["activity", "held_on", "starts_at"],
                violation_error_message=_("Deze bijeenkomst staat er al."),
            ),
            models.UniqueConstraint(
                name="session_once_a_day_without_hour",
                fields=["activity", "held_on"],
                condition=Q(starts_at=None),
                violation_error_message=_("Deze bijeenkomst staat er al."),
            ),
            models.CheckConstraint(
                name="session_moved_to_another_day",
                condition=Q(moved_from_on=None) | ~Q(moved_from_on=F("held_on")),
            ),
            models.CheckConstraint(
                name="session_hours_in_order",
                condition=Q(starts_at=None) | Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                violation_error_message=_("De eindtijd ligt vóór de begintijd."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity}, {formats.date_format(self.held_on, 'j F Y')}"

    @property
    def is_cancelled(self) -> bool:
        return bool(self.cancelled_because)

    def count_unnamed(self, change: int, tally: str = "") -> bool:
        """So many visitors without a name more or fewer; whether that changed anything. Not saved."""
        counted = counted_with(self.unnamed_visitors, self.tallies, change, tally)
        is_other = counted != (self.unnamed_visitors, self.tallies)
        self.unnamed_visitors, self.tallies = counted
        return is_other

    @property
    def tally_lines(self) -> list[tuple[str, int]]:
        """How many visitors without a name were what: the words of now, and those of that day."""
        words = dict.fromkeys([*self.activity.tallies, *self.tallies])
        return [(word, self.tallies.get(word, 0)) for word in words]

    @property
    def minutes(self) -> int:
        """How long it lasts, by its own hours or else those of the activity; 0: not known."""
        hours = (self.starts_at, self.ends_at)
        starts_at, ends_at = hours if all(hours) else self._usual_hours
        if not (starts_at and ends_at):
            return 0
        return (ends_at.hour - starts_at.hour) * 60 + ends_at.minute - starts_at.minute

    @property
    def _usual_hours(self) -> tuple[time | None, time | None]:
        return self.activity.starts_at, self.activity.ends_at

    @property
    def where(self) -> Place | None:
        """Its own place, or else that of the activity."""
        return self.place or self.activity.place
