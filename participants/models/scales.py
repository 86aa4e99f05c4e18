"""Measuring on a scale how it goes with somebody, and how it went before."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.models import Dated
from participants.models.cases import Case
from participants.models.families import Person


class Scale(Dated):
    """A scale one can stand on (*schaal*): the participation ladder, or one of our own."""

    class Kind(models.TextChoices):
        LADDER = "ladder", _("participatieladder")
        LONELINESS = "loneliness", _("eenzaamheid, zes vragen")
        OWN = "own", _("eigen schaal")

    kind = models.CharField(_("soort"), max_length=20, choices=Kind, default=Kind.OWN)
    name = models.CharField(_("naam"), max_length=100, unique=True)
    question = models.CharField(_("vraag"), max_length=300, blank=True)
    is_in_use = models.BooleanField(_("in gebruik"), default=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("schaal")
        verbose_name_plural = _("schalen")
        constraints = [
            models.UniqueConstraint(
                name="scale_given_kind_once", fields=["kind"], condition=~Q(kind="own")
            )
        ]

    def __str__(self) -> str:
        return self.name


class ScaleLevel(models.Model):
    """One place on a scale: its score, and in words what it means."""

    scale = models.ForeignKey(
        Scale, models.CASCADE, related_name="levels", verbose_name=_("schaal")
    )
    score = models.PositiveSmallIntegerField(_("score"))
    text = models.CharField(_("wat het betekent"), max_length=300)

    class Meta:
        ordering = ["score"]
        verbose_name = _("trede")
        verbose_name_plural = _("treden")
        constraints = [models.UniqueConstraint(name="scale_level_once", fields=["scale", "score"])]

    def __str__(self) -> str:
        return f"{self.score} {self.text}"


class Measurement(Dated):
    """Where a person stood on a scale on a day (*meting*); somebody confirmed it."""

    class Occasion(models.TextChoices):
        START = "start", _("begin")
        QUARTER = "quarter", _("na drie maanden")
        CLOSING = "closing", _("afsluiting")
        BETWEEN = "between", _("tussendoor")

    case = models.ForeignKey(
        Case, models.CASCADE, related_name="measurements", verbose_name=_("traject")
    )
    person = models.ForeignKey(
        Person, models.CASCADE, related_name="measurements", verbose_name=_("persoon")
    )
    scale = models.ForeignKey(
        Scale, models.PROTECT, related_name="measurements", verbose_name=_("schaal")
    )
    occasion = models.CharField(_("wanneer"), max_length=20, choices=Occasion)
    measured_on = models.DateField(_("gemeten op"), default=timezone.localdate)
    score = models.PositiveSmallIntegerField(_("score"), null=True, blank=True)
    """Empty when too few questions were answered."""
    answers = models.JSONField(_("antwoorden"), default=dict, blank=True)
    """Of a scale with questions: number of the item → code of the answer."""
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("door"),
    )

    class Meta:
        ordering = ["-measured_on", "-pk"]
        verbose_name = _("meting")
        verbose_name_plural = _("metingen")
        constraints = [
            models.UniqueConstraint(
                name="measurement_once_per_occasion",
                fields=["case", "person", "scale", "occasion"],
                condition=~Q(occasion="between"),
                violation_error_message=_("Deze meting is al gedaan. Je kunt hem verbeteren."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.scale}, {self.measured_on:%d-%m-%Y}"
