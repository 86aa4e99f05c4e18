"""What keeps a family from taking part, and how it was taken away."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Role
from activities.models import ObstacleKind
from core.models import Dated
from participants.models.families import Family, visible_families


class ObstacleQuerySet(models.QuerySet["Obstacle"]):
    def unsolved(self) -> Self:
        """Obstacles that still stand in the way, eased ones too."""
        return self.filter(state__in=UNSOLVED)

    def visible_to(self, user: User) -> Self:
        """What ``user`` may see: of health and safety at home only the own coach and the coordinator."""
        rows = self.filter(visible_families(user, "family"))
        if user.role == Role.COORDINATOR:
            return rows
        return rows.filter(Q(kind__is_sensitive=False) | Q(family__coach=user.pk))


class Obstacle(Dated):
    """An obstacle (*belemmering*) a family has met."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        EASED = "eased", _("Verlicht")
        SOLVED = "solved", _("Opgelost")
        ACCEPTED = "accepted", _("Geaccepteerd")

    class SolvedThrough(models.TextChoices):
        THEMSELVES = "themselves", _("het gezin zelf")
        NETWORK = "network", _("familie, vrienden of buren")
        GROUP = "group", _("een groep of activiteit")
        VOLUNTEER = "volunteer", _("een vrijwilliger")
        PARTNER = "partner", _("een partnerorganisatie")
        US = "us", _("onze coach")

    family = models.ForeignKey(
        Family, models.CASCADE, related_name="obstacles", verbose_name=_("gezin")
    )
    kind = models.ForeignKey(
        ObstacleKind, models.PROTECT, related_name="+", verbose_name=_("belemmering")
    )
    noted_on = models.DateField(_("sinds"), default=timezone.localdate)
    is_heavy = models.BooleanField(
        _("weegt zwaar"),
        default=False,
        help_text=_("Zonder dit weg te nemen lukt de rest niet."),
    )
    state = models.CharField(_("stand"), max_length=20, choices=State, default=State.OPEN)
    solved_on = models.DateField(_("opgelost op"), null=True, blank=True)
    solved_through = models.CharField(
        _("wie nam het weg"), max_length=20, choices=SolvedThrough, blank=True
    )
    solved_by = models.CharField(_("door wie of wat"), max_length=200, blank=True)
    evidence = models.CharField(_("waaraan zie je dat"), max_length=300, blank=True)

    objects = ObstacleQuerySet.as_manager()

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
                condition=~Q(state="solved") | ~Q(evidence="") | ~Q(solved_through=""),
                violation_error_message=_("Schrijf op waaraan je ziet dat het is opgelost."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.get_state_display()}"

    @property
    def is_solved(self) -> bool:
        return self.state == self.State.SOLVED

    @property
    def is_unsolved(self) -> bool:
        """Whether it still stands in the way."""
        return self.state in UNSOLVED

    @property
    def solution(self) -> str:
        """Who or what took it away, in words; of health and safety at home only the code."""
        through = str(self.get_solved_through_display())
        if self.kind.is_sensitive:
            return through
        return ", ".join(part for part in (through, self.solved_by) if part)

    @property
    def told_evidence(self) -> str:
        """How we know; nothing of health and safety at home, whatever was written before."""
        return "" if self.kind.is_sensitive else self.evidence


UNSOLVED = (Obstacle.State.OPEN, Obstacle.State.EASED)
