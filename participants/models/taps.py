"""What was tapped on registers, by whom and on which device, and what became of it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Max, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activities.models import Session
from participants.models.families import Person


class TapQuerySet(models.QuerySet["Tap"]):
    def standing(self) -> Self:
        """Whoever was said last to be there, or not: one row per person and session.

        What was already so or was refused changed nothing and is left out; a contradiction that nobody
        settled is the last word about that person.
        """
        said = self.filter(
            kind__in=Tap.ABOUT_PRESENCE, outcome__in=Tap.THAT_COUNT, person__isnull=False
        )
        newest = said.order_by().values("session", "person").annotate(newest=Max("pk"))
        return self.filter(pk__in=newest.values("newest"))

    def with_standing_against(self) -> Self:
        """Adds who said the opposite of a contradiction before, and when: ``other_by``, ``other_at``."""
        before = Tap.objects.filter(
            session=OuterRef("session"),
            person=OuterRef("person"),
            kind__in=Tap.ABOUT_PRESENCE,
            outcome=Tap.Outcome.APPLIED,
            pk__lt=OuterRef("pk"),
        ).order_by("-pk")
        return self.annotate(
            other_by=Subquery(before.values("by__name")[:1]),
            other_at=Subquery(before.values("tapped_at")[:1]),
        )


class Tap(models.Model):
    """One tap on a register: carried out once, whatever is repeated, late or lost (decision 0028).

    It holds no name, so that who is forgotten leaves no trace in it.
    """

    class Kind(models.TextChoices):
        MARK = "mark", _("is er, of is er niet")
        COUNT = "count", _("bezoekers zonder naam")
        NEWCOMER = "newcomer", _("nieuw op de lijst")
        CLOSE = "close", _("klaar, of weer open")
        CANCEL = "cancel", _("ging niet door, of toch wel")
        ABSENT = "absent", _("afgemeld, of toch niet")
        NOTE = "note", _("notitie")
        CONCERN = "concern", _("zorg voor de projectleider")
        HOURS = "hours", _("eigen uren")

    class Outcome(models.TextChoices):
        APPLIED = "applied", _("uitgevoerd")
        ALREADY = "already", _("was al zo")
        CONFLICT = "conflict", _("tegenspraak")
        REFUSED = "refused", _("kon niet")

    ABOUT_PRESENCE = (Kind.MARK, Kind.NEWCOMER)
    THAT_COUNT = (Outcome.APPLIED, Outcome.CONFLICT)

    key = models.UUIDField(_("kenmerk"), unique=True)
    """Made by the device; the primary key is the order in which taps came in."""
    session = models.ForeignKey(
        Session, models.CASCADE, related_name="+", db_index=False, verbose_name=_("bijeenkomst")
    )
    device = models.CharField(_("toestel"), max_length=36, blank=True)
    """Made up by the browser, and says nothing; empty when a whole form was sent."""
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("door"),
    )
    kind = models.CharField(_("wat"), max_length=12, choices=Kind)
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, related_name="taps", verbose_name=_("persoon")
    )
    value = models.JSONField(_("waarde"), default=dict, blank=True)
    seen = models.CharField(_("gezien"), max_length=36, blank=True)
    """The key of the tap that was the last word about this person for who tapped."""
    tapped_at = models.DateTimeField(_("getikt op"), default=timezone.now)
    received_at = models.DateTimeField(_("ontvangen op"), default=timezone.now)
    outcome = models.CharField(_("uitkomst"), max_length=8, choices=Outcome)
    sentence = models.CharField(_("waarom"), max_length=300, blank=True)

    objects = TapQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("tik")
        verbose_name_plural = _("tikken")
        indexes = [
            models.Index(fields=["session", "person"], name="tap_session_person"),
            models.Index(fields=["received_at"], name="tap_received"),
        ]
        constraints = [
            models.CheckConstraint(
                name="tap_refused_with_a_reason",
                condition=~Q(outcome="refused") | ~Q(sentence=""),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.get_outcome_display()}"

    @property
    def is_conflict(self) -> bool:
        """Says the opposite of what somebody else said, who had not been heard."""
        return self.outcome == self.Outcome.CONFLICT

    @property
    def is_here(self) -> bool:
        """Whether it says that somebody is there."""
        return bool(self.value.get("here", self.kind == self.Kind.NEWCOMER))
