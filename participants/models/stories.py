"""What a family went through, told so that nobody recognises it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Dated
from participants.models.contacts import ContactMoment
from participants.models.families import Family


class Story(Dated):
    """A story for the report (*verhaal*): first the family's yes, then without names, then used."""

    family = models.ForeignKey(
        Family, models.CASCADE, related_name="stories", verbose_name=_("gezin")
    )
    contact = models.OneToOneField(
        ContactMoment,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("uit de notitie"),
    )
    text = models.TextField(_("het verhaal zonder namen"), blank=True, max_length=4000)
    consented_on = models.DateField(_("toestemming op"), null=True, blank=True)
    refused_on = models.DateField(_("liever niet, op"), null=True, blank=True)
    is_anonymous = models.BooleanField(
        _("niemand is erin te herkennen"),
        default=False,
        help_text=_("Geen namen, straten, scholen of leeftijden."),
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("door"),
    )

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("verhaal")
        verbose_name_plural = _("verhalen")
        constraints = [
            models.CheckConstraint(
                name="story_consented_or_refused",
                condition=Q(consented_on=None) | Q(refused_on=None),
                violation_error_message=_("Het gezin zei ja of liever niet, niet allebei."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.created_at:%d-%m-%Y}"

    @property
    def is_ready(self) -> bool:
        """Whether it may stand in a report."""
        return bool(self.consented_on and self.is_anonymous and self.text)
