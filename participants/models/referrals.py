"""Bringing a family to a partner who can do what we cannot, and what everybody says came of it."""

from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Authored, User
from activities.models import ContactPerson, Organisation
from core.models import Dated
from participants.models.cases import Case
from participants.models.families import Family, visible_families
from participants.models.obstacles import Obstacle

DAYS_TO_ANSWER = timedelta(days=10)
"""A partner has ten days; on the eleventh somebody calls."""
DAYS_TO_HELP = timedelta(days=42)
"""Who took a family on is asked again after six weeks."""


class ReferralQuerySet(models.QuerySet["Referral"]):
    def visible_to(self, user: User) -> Self:
        """The referrals of families whose file ``user`` may open."""
        return self.filter(visible_families(user, "family"))

    def open(self) -> Self:
        """Those of which we do not know yet how it ended, or are told two different things."""
        return self.of_our_work().filter(Q(outcome__in=STILL_OPEN) | Q(is_disputed=True))

    def of_our_work(self) -> Self:
        """Those of families we still work with: not when the case was closed meanwhile."""
        cases = Case.objects.filter(family=OuterRef("family"))
        return self.filter(Exists(cases.open()) | ~Exists(cases))

    def unanswered(self, on: date) -> Self:
        """Those that on the day ``on`` wait too long for a word of the partner."""
        return self.filter(
            Q(outcome=Referral.Outcome.SENT, asked_on__lt=on - DAYS_TO_ANSWER)
            | Q(
                outcome=Referral.Outcome.ACCEPTED,
                asked_on__lt=on - DAYS_TO_ANSWER,
                answered_on__lt=on - DAYS_TO_HELP,
            )
        )


class Referral(Authored, Dated):
    """A family referred to a partner (*doorverwijzing*): how warmly, what was shared, what came of it.

    ``outcome``, ``answered_on`` and ``is_disputed`` follow from the answers (``participants.referrals``)
    and are written by ``participants.actions.referrals`` alone.
    """

    class Warmth(models.TextChoices):
        INFORMATION = "information", _("informatie gegeven")
        CONTACT_MADE = "contact_made", _("contact gelegd")
        WARM_HANDOVER = "warm_handover", _("samen erheen (warme overdracht)")

    class Outcome(models.TextChoices):
        SENT = "sent", _("wacht op antwoord")
        ACCEPTED = "accepted", _("aangenomen")
        ARRIVED = "arrived", _("aangekomen")
        HELPED = "helped", _("geholpen")
        DECLINED = "declined", _("afgewezen")
        NO_ROOM = "no_room", _("geen plek")
        NOT_REACHED = "not_reached", _("niet bereikt")
        WITHDRAWN = "withdrawn", _("ingetrokken")

    family = models.ForeignKey(
        Family, models.CASCADE, related_name="referrals", verbose_name=_("gezin")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("naar")
    )
    contact = models.ForeignKey(
        ContactPerson,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("wie daar"),
    )
    obstacle = models.ForeignKey(
        Obstacle,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="referrals",
        verbose_name=_("voor welke belemmering"),
    )
    sent_on = models.DateField(_("op"), default=timezone.localdate)
    asked_on = models.DateField(_("laatst gevraagd op"), default=timezone.localdate)
    """The day of sending, or of the last time we asked how it went: the waiting starts anew."""
    warmth = models.CharField(_("hoe"), max_length=20, choices=Warmth, default=Warmth.INFORMATION)
    handover_on = models.DateField(_("samen erheen op"), null=True, blank=True)
    handover_by = models.CharField(_("wie gaat mee"), max_length=100, blank=True)
    shared_name = models.CharField(_("voornaam"), max_length=100, blank=True)
    shared_reach = models.CharField(_("hoe te bereiken"), max_length=200, blank=True)
    shared_about = models.CharField(_("waar het over gaat"), max_length=300, blank=True)
    """What the partner was told, word for word, as it was on the day of sending."""
    outcome = models.CharField(_("uitkomst"), max_length=20, choices=Outcome, default=Outcome.SENT)
    answered_on = models.DateField(_("antwoord op"), null=True, blank=True)
    is_disputed = models.BooleanField(_("antwoorden verschillen"), default=False)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_on", "-pk"]
        verbose_name = _("doorverwijzing")
        verbose_name_plural = _("doorverwijzingen")
        indexes = [
            models.Index(fields=["sent_on"], name="referral_day"),
            models.Index(fields=["outcome", "asked_on"], name="referral_waiting"),
            models.Index(fields=["organisation", "sent_on"], name="referral_partner_day"),
        ]
        constraints = [
            models.CheckConstraint(
                name="referral_handover_is_warm",
                condition=Q(warmth="warm_handover") | Q(handover_on=None, handover_by=""),
                violation_error_message=_("Wie meegaat hoort bij een warme overdracht."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.sent_on:%d-%m-%Y}"

    def get_absolute_url(self) -> str:
        return reverse("participants:referral_detail", args=[self.family_id, self.pk])

    @property
    def is_open(self) -> bool:
        """Whether we do not know yet how it ended, or are told two different things."""
        return self.is_disputed or self.outcome in STILL_OPEN

    @property
    def is_still_to_go(self) -> bool:
        """Whether we go there together on a day to come."""
        return self.handover_on is not None and self.handover_on > timezone.localdate()

    @property
    def days_waiting(self) -> int:
        """Days since we asked the partner."""
        return (timezone.localdate() - self.asked_on).days

    @property
    def answer_by(self) -> date:
        """The last of the days the partner has for an answer."""
        return self.asked_on + DAYS_TO_ANSWER


Outcome = Referral.Outcome
STILL_OPEN = [Outcome.SENT, Outcome.ACCEPTED]
GOOD = frozenset({Outcome.ARRIVED, Outcome.HELPED})
"""The family came where it was sent."""
GONE = frozenset({Outcome.DECLINED, Outcome.NO_ROOM, Outcome.NOT_REACHED, Outcome.WITHDRAWN})
"""Nobody there who knows the family."""
