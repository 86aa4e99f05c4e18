"""What we speak about with our partners: the part of our work that is not about one family."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activities.models.organisations import ContactPerson, Organisation
from core.models import Dated

LONGEST = 600


class Talk(Dated):
    """One of us spoke with a partner (*netwerkcontact*): who, when, how, and what was agreed.

    Nothing about a family belongs in it: that is told in the family's own file.
    """

    class Kind(models.TextChoices):
        CALL = "call", _("gebeld")
        CONVERSATION = "conversation", _("gesproken")
        MEETING = "meeting", _("overleg")
        VISIT = "visit", _("op bezoek")

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="talks", verbose_name=_("partner")
    )
    contact = models.ForeignKey(
        ContactPerson,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="talks",
        verbose_name=_("met wie daar"),
    )
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("wie van ons"),
    )
    kind = models.CharField(_("hoe"), max_length=15, choices=Kind, default=Kind.CALL)
    held_on = models.DateField(_("dag"), default=timezone.localdate)
    minutes = models.PositiveSmallIntegerField(
        _("minuten"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST)],
    )
    agreed = models.CharField(_("wat is er afgesproken"), max_length=200, blank=True)

    class Meta:
        ordering = ["-held_on", "-pk"]
        verbose_name = _("contact met een partner")
        verbose_name_plural = _("contacten met partners")
        indexes = [models.Index(fields=["organisation", "held_on"], name="talk_partner_day")]

    def __str__(self) -> str:
        return self.get_kind_display()

    def get_absolute_url(self) -> str:
        """The partner: what was said there is read there."""
        return reverse("participants:organisation_detail", args=[self.organisation_id])
