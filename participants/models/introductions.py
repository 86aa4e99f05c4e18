"""Who brought a family to us, and what we told them came of it."""

from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Authored, User
from activities.models import Organisation
from core.models import Dated
from participants.models.families import Family, visible_families


class IntroductionQuerySet(models.QuerySet["Introduction"]):
    def visible_to(self, user: User) -> Self:
        """Of the families whose file ``user`` may open."""
        return self.filter(visible_families(user, "family"))

    def untold(self) -> Self:
        """Those who may hear what came of it, and have heard nothing yet; the first one first."""
        waiting = self.filter(may_tell_back=True, feedback=None)
        return waiting.order_by("referred_on", "pk")


class Introduction(Authored, Dated):
    """Somebody referred a family to us (*verwezen door*); they may want to hear what came of it."""

    family = models.ForeignKey(
        Family, models.CASCADE, related_name="introductions", verbose_name=_("gezin")
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisatie"),
    )
    person = models.CharField(_("wie daar"), max_length=200, blank=True)
    referred_on = models.DateField(_("op"), default=timezone.localdate)
    about = models.CharField(_("waarom"), max_length=300, blank=True)
    may_tell_back = models.BooleanField(
        _("we mogen vertellen wat ervan kwam"),
        default=False,
        help_text=_("Alleen als het gezin dat goed vindt."),
    )

    objects = IntroductionQuerySet.as_manager()

    class Meta:
        ordering = ["-referred_on", "-pk"]
        verbose_name = _("verwijzing naar ons")
        verbose_name_plural = _("verwijzingen naar ons")
        constraints = [
            models.CheckConstraint(
                name="introduction_by_somebody",
                condition=models.Q(organisation__isnull=False) | ~models.Q(person=""),
                violation_error_message=_("Schrijf op wie het gezin naar ons verwees."),
            )
        ]

    def __str__(self) -> str:
        organisation = str(self.organisation) if self.organisation else ""
        return ", ".join(filter(None, [organisation, self.person]))


class Feedback(Authored, Dated):
    """What we told who brought the family in (*terugkoppeling*), and when. Never changed afterwards."""

    introduction = models.ForeignKey(
        Introduction, models.CASCADE, related_name="feedback", verbose_name=_("verwijzing naar ons")
    )
    words = models.CharField(_("wat we vertelden"), max_length=500)
    told_on = models.DateField(_("op"), default=timezone.localdate)

    class Meta:
        ordering = ["-told_on", "-pk"]
        verbose_name = _("terugkoppeling")
        verbose_name_plural = _("terugkoppelingen")

    def __str__(self) -> str:
        return f"{self.introduction}, {self.told_on:%d-%m-%Y}"
