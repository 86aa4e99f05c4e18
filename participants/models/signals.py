"""A family that somebody on the inside is worried about, before it is a family of ours."""

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Role
from core.models import Dated
from participants.models.cases import FindingPlace
from participants.models.families import Family

WAITS_AT_MOST = timedelta(weeks=8)
"""Somebody trusted us with a family's name; longer than this it may not lie unanswered."""
WORDS = ("who", "how_to_reach", "why")


class SignalQuerySet(models.QuerySet["Signal"]):
    def waiting(self) -> Self:
        """Signals that nobody has answered yet."""
        return self.filter(answered_on=None)

    def visible_to(self, user: User) -> Self:
        """The coordinator sees every signal; who reported one sees what became of it."""
        return self.all() if user.role == Role.COORDINATOR else self.filter(reported_by=user)


class Signal(Dated):
    """A report that a family may want support (*signaal*); it becomes a family or is closed.

    Its words live no longer than they are needed: a family that was not asked has no name here, and
    what did not end in a family's file is wiped when it is answered. The database keeps to that.
    """

    class Knows(models.TextChoices):
        YES = "yes", _("ja, en het vindt het goed")
        NO = "no", _("nee, nog niet gevraagd")

    class Outcome(models.TextChoices):
        FAMILY = "family", _("een gezin geworden")
        KNOWN = "known", _("dit gezin kennen we al")
        NO_WISH = "no_wish", _("het gezin wil het niet")
        ELSEWHERE = "elsewhere", _("een ander helpt al")
        NOT_FITTING = "not_fitting", _("past niet bij ons")

    who = models.CharField(_("over wie gaat het"), max_length=200, blank=True)
    how_to_reach = models.CharField(_("hoe bereiken we het gezin"), max_length=200, blank=True)
    why = models.CharField(_("waarom denk je aan dit gezin"), max_length=500, blank=True)
    knows = models.CharField(_("weet het gezin hiervan"), max_length=10, choices=Knows)
    finding_place = models.ForeignKey(
        FindingPlace, models.PROTECT, related_name="+", verbose_name=_("gevonden via")
    )
    reported_on = models.DateField(_("gemeld op"), default=timezone.localdate)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("gemeld door"),
    )
    outcome = models.CharField(_("wat werd het"), max_length=20, choices=Outcome, blank=True)
    answered_on = models.DateField(_("beantwoord op"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("beantwoord door"),
    )
    family = models.ForeignKey(
        Family,
        models.CASCADE,  # its words are part of that file, and are forgotten with it
        null=True,
        blank=True,
        related_name="signals",
        verbose_name=_("gezin"),
    )

    objects = SignalQuerySet.as_manager()

    class Meta:
        ordering = ["-reported_on", "-pk"]
        verbose_name = _("signaal")
        verbose_name_plural = _("signalen")
        constraints = [
            models.CheckConstraint(
                name="signal_answered_with_an_outcome",
                condition=Q(answered_on=None, outcome="")
                | Q(answered_on__isnull=False) & ~Q(outcome=""),
                violation_error_message=_("Kies wat het werd."),
            ),
            models.CheckConstraint(
                name="signal_unasked_has_no_name",
                condition=~Q(knows="no") | Q(who="", how_to_reach=""),
                violation_error_message=_("Een gezin dat nog niets weet, heeft hier geen naam."),
            ),
            models.CheckConstraint(
                name="signal_closed_has_no_words",
                condition=Q(answered_on=None)
                | Q(family__isnull=False)
                | Q(who="", how_to_reach="", why=""),
                violation_error_message=_("Een afgesloten signaal bewaart geen woorden."),
            ),
        ]

    def __str__(self) -> str:
        return gettext("Signaal van %(day)s") % {"day": date_format(self.reported_on, "j F Y")}

    def get_absolute_url(self) -> str:
        return reverse("participants:signal_detail", args=[self.pk])

    @property
    def is_waiting(self) -> bool:
        return self.answered_on is None

    @property
    def weeks_waiting(self) -> int:
        """Whole weeks since it was reported."""
        return (timezone.localdate() - self.reported_on).days // 7

    @property
    def is_overdue(self) -> bool:
        """Whether it lies here for too long."""
        return self.is_waiting and timezone.localdate() - self.reported_on >= WAITS_AT_MOST
