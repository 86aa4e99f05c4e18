"""Bringing a family to a partner who can do what we cannot."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activities.models import Organisation
from core.models import Dated
from participants.models.families import Family


class Referral(Dated):
    """A family referred to a partner (*doorverwijzing*), how warmly, and what came of it."""

    class Warmth(models.TextChoices):
        INFORMATION = "information", _("informatie gegeven")
        CONTACT_MADE = "contact_made", _("contact gelegd")
        WARM_HANDOVER = "warm_handover", _("samen geweest (warme overdracht)")

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
    sent_on = models.DateField(_("op"), default=timezone.localdate)
    warmth = models.CharField(_("hoe"), max_length=20, choices=Warmth, default=Warmth.INFORMATION)
    outcome = models.CharField(_("uitkomst"), max_length=20, choices=Outcome, default=Outcome.SENT)
    answered_on = models.DateField(_("antwoord op"), null=True, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("door"),
    )

    class Meta:
        ordering = ["-sent_on", "-pk"]
        verbose_name = _("doorverwijzing")
        verbose_name_plural = _("doorverwijzingen")
        indexes = [models.Index(fields=["sent_on"], name="referral_day")]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.sent_on:%d-%m-%Y}"
