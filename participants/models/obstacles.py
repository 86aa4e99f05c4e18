"""What keeps a family from taking part, and how it was taken away."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activities.models import ObstacleKind
from core.models import Dated
from participants.models.families import Family


class Obstacle(Dated):
    """An obstacle (*belemmering*) a family has met."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        EASED = "eased", _("Verlicht")
        SOLVED = "solved", _("Opgelost")
        ACCEPTED = "accepted", _("Geaccepteerd")

    family = models.ForeignKey(
        Family, models.CASCADE, related_name="obstacles", verbose_name=_("gezin")
    )
    kind = models.ForeignKey(
        ObstacleKind, models.PROTECT, related_name="+", verbose_name=_("belemmering")
    )
    noted_on = models.DateField(_("sinds"), default=timezone.localdate)
    state = models.CharField(_("stand"), max_length=20, choices=State, default=State.OPEN)
    solved_on = models.DateField(_("opgelost op"), null=True, blank=True)
    solved_by = models.CharField(_("door wie of wat"), max_length=200, blank=True)
    evidence = models.CharField(_("waaraan zie je dat"), max_length=300, blank=True)

    class Meta:
        ordering = ["-noted_on", "-pk"]
        verbose_name = _("belemmering")
        verbose_name_plural = _("belemmeringen")
        indexes = [models.Index(fields=["solved_on"], name="obstacle_solved_on")]
        constraints = [
            models.CheckConstraint(
                name="obstacle_solved_has_a_day",
                condition=~Q(state="solved") | Q(solved_on__isnull=False),
                violation_error_message=_("Vul in op welke dag het is opgelost."),
            ),
            models.CheckConstraint(
                name="obstacle_solved_has_evidence",
                condition=~Q(state="solved") | ~Q(evidence=""),
                violation_error_message=_("Schrijf op waaraan je ziet dat het is opgelost."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.get_state_display()}"

    @property
    def is_solved(self) -> bool:
        return self.state == self.State.SOLVED
