"""How far a family has come, as shown by what was logged."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from activities.models import Session, Volunteer
from participants.models.cases import Case
from participants.models.contacts import ContactMoment
from participants.models.memberships import Membership
from participants.models.obstacles import Obstacle


class Step(models.IntegerChoices):
    """The way of a family, in order."""

    FOUND = 1, _("Gevonden")
    APPROACHED = 2, _("Benaderd")
    REACHED = 3, _("Bereikt")
    OBSTACLE_SOLVED = 4, _("Belemmering opgelost")
    CONNECTED = 5, _("Aansluiting")


class Milestone(models.Model):
    """A step a case has reached, on which day, and the evidence for it.

    Nobody types a milestone: ``actions.milestones`` derives it from what was logged. Evidence may be
    forgotten later (retention); what was reached stays.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="milestones")
    step = models.PositiveSmallIntegerField(_("stap"), choices=Step)
    reached_on = models.DateField(_("gehaald op"))
    contact = models.ForeignKey(ContactMoment, models.SET_NULL, null=True, related_name="+")
    obstacle = models.ForeignKey(Obstacle, models.SET_NULL, null=True, related_name="+")
    session = models.ForeignKey(Session, models.SET_NULL, null=True, related_name="+")
    volunteer = models.ForeignKey(Volunteer, models.SET_NULL, null=True, related_name="+")
    membership = models.ForeignKey(Membership, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["step"]
        verbose_name = _("mijlpaal")
        verbose_name_plural = _("mijlpalen")
        indexes = [models.Index(fields=["step", "reached_on"], name="milestone_step_day")]
        constraints = [
            models.UniqueConstraint(name="milestone_once_per_case", fields=["case", "step"])
        ]

    def __str__(self) -> str:
        return f"{self.get_step_display()}, {self.reached_on:%d-%m-%Y}"
