"""What somebody has promised to do for a family."""

from datetime import date, timedelta
from itertools import count
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.days import months_later
from core.models import Dated
from participants.models.families import Family, visible_families
from participants.models.obstacles import Obstacle


class NextStepQuerySet(models.QuerySet["NextStep"]):
    def to_do(self) -> Self:
        """Steps that were neither done nor dropped."""
        return self.filter(done_on=None, dropped_on=None)

    def late(self, on: object) -> Self:
        """Steps that should have been done before the day ``on``."""
        return self.to_do().filter(due_on__lt=on)

    def visible_to(self, user: User) -> Self:
        """The steps for the families whose file ``user`` may open."""
        return self.filter(visible_families(user, "family"))


class NextStep(Dated):
    """One thing to do for a family (*volgende stap*), by whom and before when.

    Doing a step that repeats makes the next one; each keeps its own day.
    """

    class Repeat(models.TextChoices):
        NEVER = "", _("een keer")
        WEEKLY = "weekly", _("elke week")
        FORTNIGHTLY = "fortnightly", _("elke twee weken")
        MONTHLY = "monthly", _("elke maand")
        QUARTERLY = "quarterly", _("elke drie maanden")

    family = models.ForeignKey(
        Family, models.CASCADE, related_name="next_steps", verbose_name=_("gezin")
    )
    obstacle = models.ForeignKey(
        Obstacle,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="next_steps",
        verbose_name=_("neemt weg"),
    )
    what = models.CharField(_("wat ga je doen"), max_length=200)
    due_on = models.DateField(_("uiterlijk op"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("wie doet het"),
    )
    repeat = models.CharField(
        _("herhalen"), max_length=20, choices=Repeat, default=Repeat.NEVER, blank=True
    )
    first_due_on = models.DateField(_("voor het eerst op"), null=True, editable=False)
    """Where a step that repeats counts from: after 28 February comes 31 March when it began on a 31st."""
    follows = models.OneToOneField(
        "self",
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="followed_by",
        verbose_name=_("volgt op"),
    )
    done_on = models.DateField(_("gedaan op"), null=True, blank=True)
    dropped_on = models.DateField(_("vervallen op"), null=True, blank=True)

    objects = NextStepQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("volgende stap")
        verbose_name_plural = _("volgende stappen")
        indexes = [
            models.Index(
                fields=["family", "due_on"],
                name="next_step_to_do",
                condition=Q(done_on=None, dropped_on=None),
            )
        ]
        constraints = [
            models.CheckConstraint(
                name="next_step_done_or_dropped",
                condition=Q(done_on=None) | Q(dropped_on=None),
                violation_error_message=_("Een stap is gedaan of vervallen, niet allebei."),
            )
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def is_late(self) -> bool:
        """Whether it should have been done before today."""
        is_to_do = self.done_on is None and self.dropped_on is None
        return is_to_do and self.due_on < timezone.localdate()

    def next_due(self, after: date) -> date | None:
        """The first day after ``after`` on which a step that repeats is due again."""
        if not self.repeat:
            return None
        days = (self._due_again(number) for number in count(1))
        return next(day for day in days if day > after)

    def _due_again(self, number: int) -> date:
        """The day of the ``number``-th repetition, counted from the first day."""
        first = self.first_due_on or self.due_on
        weeks, months = EVERY[NextStep.Repeat(self.repeat)]
        return months_later(first, months * number) + timedelta(weeks=weeks * number)


EVERY = {  # weeks, months
    NextStep.Repeat.WEEKLY: (1, 0),
    NextStep.Repeat.FORTNIGHTLY: (2, 0),
    NextStep.Repeat.MONTHLY: (0, 1),
    NextStep.Repeat.QUARTERLY: (0, 3),
}
