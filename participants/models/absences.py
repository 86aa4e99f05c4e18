"""When a family told us that they are away: that silence means nothing."""

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from core.models import Dated
from participants.models.families import Family


class Absence(Dated):
    """A family is away, and said so (*afgemeld*). The days, perhaps why; never that somebody is ill."""

    class Because(models.TextChoices):
        WORK = "work", _("werk of school")
        HOLIDAY = "holiday", _("vakantie")
        APPOINTMENT = "appointment", _("een afspraak")
        OTHER = "other", _("iets anders")

    family = models.ForeignKey(
        Family, models.CASCADE, related_name="absences", verbose_name=_("gezin")
    )
    first_on = models.DateField(_("van"))
    last_on = models.DateField(_("tot en met"))
    because = models.CharField(_("waarom"), max_length=12, choices=Because, blank=True)

    class Meta:
        ordering = ["-first_on", "-pk"]
        verbose_name = _("afwezigheid")
        verbose_name_plural = _("afwezigheden")
        constraints = [
            models.CheckConstraint(
                name="absence_ends_after_it_starts",
                condition=models.Q(last_on__gte=F("first_on")),
                violation_error_message=_("De einddatum ligt vóór de begindatum."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.first_on:%d-%m-%Y} – {self.last_on:%d-%m-%Y}"
