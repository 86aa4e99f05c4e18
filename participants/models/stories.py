"""What a family went through, told so that nobody recognises it."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Authored, User
from core.models import Dated
from participants.models.contacts import ContactMoment
from participants.models.families import Family


class Stage(models.IntegerChoices):
    """What a story still needs before it may be told, in the order of the work."""

    ASK = 1, _("Vraag het gezin eerst")
    REWRITE = 2, _("Haal eruit wie het is")
    READY = 3, _("Klaar voor het verslag")
    REFUSED = 4, _("Liever niet")


class StoryQuerySet(models.QuerySet["Story"]):
    def ready(self) -> Self:
        """Stories that may stand in a report: the family said yes, and nobody is recognised."""
        return self.filter(consented_on__isnull=False, is_anonymous=True).exclude(text="")

    def by_stage(self) -> Self:
        """In the order of the work: what must still be asked first, what was refused last."""
        stage = models.Case(
            models.When(refused_on__isnull=False, then=Stage.REFUSED),
            models.When(consented_on=None, then=Stage.ASK),
            models.When(Q(is_anonymous=False) | Q(text=""), then=Stage.REWRITE),
            default=Stage.READY,
        )
        return self.order_by(stage, "-told_on", "-pk")

    def visible_to(self, user: User) -> Self:
        """The stories of the families whose file ``user`` may open."""
        return self.filter(family__in=Family.objects.visible_to(user))


class Story(Authored, Dated):
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
    told_on = models.DateField(_("verteld op"), default=timezone.localdate)
    """The day of the note it came from: that decides in which report it may stand."""
    text = models.TextField(_("het verhaal zonder namen"), blank=True, max_length=4000)
    consented_on = models.DateField(_("toestemming op"), null=True, blank=True)
    refused_on = models.DateField(_("liever niet, op"), null=True, blank=True)
    is_anonymous = models.BooleanField(
        _("niemand is erin te herkennen"),
        default=False,
        help_text=_("Geen namen, straten, scholen of leeftijden."),
    )

    objects = StoryQuerySet.as_manager()

    class Meta:
        ordering = ["-told_on", "-pk"]
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
        return gettext("Verhaal van %(day)s") % {"day": date_format(self.told_on, "j F Y")}

    def get_absolute_url(self) -> str:
        return reverse("participants:story_edit", args=[self.pk])

    @property
    def stage(self) -> Stage:
        """What it still needs, as ``StoryQuerySet.by_stage`` puts it in order."""
        if self.refused_on:
            return Stage.REFUSED
        if not self.consented_on:
            return Stage.ASK
        return Stage.READY if self.is_anonymous and self.text else Stage.REWRITE

    @property
    def is_ready(self) -> bool:
        """Whether it may stand in a report."""
        return self.stage == Stage.READY
