"""What somebody said came of a referral, and the links on which partner and family say it."""

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.keys import Key
from core.models import Dated
from participants.models.referrals import Referral

LINK_LASTS = timedelta(days=30)
MAY_CORRECT = timedelta(hours=1)
"""So long after the first answer it can be put right on the same link."""


class Voice(models.TextChoices):
    """Who says what came of a referral."""

    PARTNER = "partner", _("partner")
    FAMILY = "family", _("gezin")
    US = "us", _("wij")


class AnswerLinkQuerySet(models.QuerySet["AnswerLink"]):
    def live(self) -> Self:
        """Links that open today."""
        return self.filter(revoked_at=None, expires_on__gte=timezone.localdate())


class AnswerLink(Key):
    """A key for somebody without an account to answer about one referral."""

    SALT = "participants.answer_link"

    referral = models.ForeignKey(
        Referral, models.CASCADE, related_name="links", verbose_name=_("doorverwijzing")
    )
    audience = models.CharField(_("voor wie"), max_length=10, choices=Voice)
    expires_on = models.DateField(_("werkt tot en met"))
    answered_at = models.DateTimeField(_("beantwoord op"), null=True, blank=True)
    mailed_at = models.DateTimeField(_("gemaild op"), null=True, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("gemaakt door"),
    )

    objects = AnswerLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("antwoordlink")
        verbose_name_plural = _("antwoordlinks")
        constraints = [
            models.UniqueConstraint(
                name="answer_link_one_in_use",
                fields=["referral", "audience"],
                condition=Q(revoked_at=None),
            ),
            models.CheckConstraint(
                name="answer_link_not_for_us",
                condition=Q(audience__in=["partner", "family"]),
                violation_error_message=_("Een link is voor de partner of voor het gezin."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_audience_display()}, {self.expires_on:%d-%m-%Y}"

    @property
    def is_live(self) -> bool:
        """Whether it opens today."""
        return super().is_live and timezone.localdate() <= self.expires_on

    @property
    def is_finished(self) -> bool:
        """Whether it was answered, and the time to put that right is over."""
        return self.answered_at is not None and timezone.now() >= self.answered_at + MAY_CORRECT


class Answer(Dated):
    """What somebody said on a day came of a referral. A row is never changed: a new one comes beside it."""

    referral = models.ForeignKey(
        Referral, models.CASCADE, related_name="answers", verbose_name=_("doorverwijzing")
    )
    said_by = models.CharField(_("wie zegt het"), max_length=10, choices=Voice)
    outcome = models.CharField(_("wat werd het"), max_length=20, choices=Referral.Outcome)
    words = models.CharField(_("in eigen woorden"), max_length=500, blank=True)
    said_on = models.DateField(_("op"), default=timezone.localdate)
    full_until_on = models.DateField(_("vol tot en met"), null=True, blank=True)
    link = models.ForeignKey(
        AnswerLink,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="answers",
        verbose_name=_("via de link"),
    )
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("opgeschreven door"),
    )

    class Meta:
        ordering = ["-said_on", "-pk"]
        verbose_name = _("antwoord")
        verbose_name_plural = _("antwoorden")
        constraints = [
            models.CheckConstraint(
                name="answer_says_something",
                condition=~Q(outcome="sent"),
                violation_error_message=_("Kies wat het werd."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_said_by_display()}: {self.get_outcome_display()}"
