"""Measuring on a scale how it goes with somebody, and how it went before."""

from dataclasses import dataclass
from typing import Self

from django.db import models
from django.db.models import Count, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Authored
from core.models import Dated
from participants.instruments import LADDER, LONELINESS
from participants.models.cases import Case
from participants.models.families import Person

HIGHEST_SCORE = 10


@dataclass(frozen=True, slots=True)
class Place:
    """Where one can stand on a scale: the score, its name, and when somebody stands there."""

    score: int
    name: str
    rule: str = ""


def still_asked(scale: str = "") -> Q:
    """The condition that a scale, or the one a row is on, is in use, or made way for one that is.

    Who began with the words of an earlier version is measured in those words until the end: scores
    on two versions cannot be compared.
    """
    way = f"{scale}__" if scale else ""
    return Q(**{f"{way}is_in_use": True}) | Q(**{f"{way}replaced_by__is_in_use": True})


class ScaleQuerySet(models.QuerySet["Scale"]):
    def in_use(self) -> Self:
        """The scales one can measure on today, the participation ladder first."""
        return self.filter(is_in_use=True).ladder_first()

    def ladder_first(self) -> Self:
        """The participation ladder, then our own by name, then the questions about loneliness."""
        order = {Scale.Kind.LADDER: 0, Scale.Kind.OWN: 1, Scale.Kind.LONELINESS: 2}
        whens = [models.When(kind=kind, then=place) for kind, place in order.items()]
        return self.order_by(models.Case(*whens), "name", "pk")

    def with_use(self) -> Self:
        """Adds ``measured``: how often somebody was measured on it."""
        return self.annotate(measured=Count("measurements"))


class Scale(Dated):
    """A scale one can stand on (*schaal*): the participation ladder, or one of our own.

    The words of an own scale are frozen by its first measurement: a score means the text it was
    chosen for. Other words are a new scale, which takes the place of the old one.
    """

    class Kind(models.TextChoices):
        LADDER = "ladder", _("participatieladder")
        LONELINESS = "loneliness", _("eenzaamheid, zes vragen")
        OWN = "own", _("eigen schaal")

    kind = models.CharField(_("soort"), max_length=20, choices=Kind, default=Kind.OWN)
    name = models.CharField(_("naam"), max_length=100)
    question = models.CharField(_("vraag"), max_length=300, blank=True)
    is_in_use = models.BooleanField(_("in gebruik"), default=True)
    replaced_by = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="earlier_versions",
        verbose_name=_("opgevolgd door"),
    )
    """The newest version of the scale that this was a version of."""
    permitted_on = models.DateField(_("toestemming van de makers op"), null=True, blank=True)

    objects = ScaleQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("schaal")
        verbose_name_plural = _("schalen")
        constraints = [
            models.UniqueConstraint(
                name="scale_given_kind_once", fields=["kind"], condition=~Q(kind="own")
            ),
            models.UniqueConstraint(
                Lower("name"),
                name="scale_name_once_in_use",
                condition=Q(is_in_use=True),
                violation_error_message=_("Er is al een schaal met deze naam in gebruik."),
            ),
            models.CheckConstraint(
                name="scale_loneliness_with_permission",
                condition=~Q(kind="loneliness")
                | Q(is_in_use=False)
                | Q(permitted_on__isnull=False),
                violation_error_message=_("Vraag eerst toestemming aan de makers."),
            ),
        ]

    def __str__(self) -> str:
        return self.name if self.is_own else str(self.Kind(self.kind).label).capitalize()

    def get_absolute_url(self) -> str:
        return reverse("participants:scale_list")

    @property
    def is_own(self) -> bool:
        return self.kind == self.Kind.OWN

    @property
    def is_ladder(self) -> bool:
        return self.kind == self.Kind.LADDER

    @property
    def is_still_asked(self) -> bool:
        """Whether it is in use, or made way for one that is; as ``still_asked`` says it."""
        return self.is_in_use or (self.replaced_by is not None and self.replaced_by.is_in_use)

    @property
    def has_questions(self) -> bool:
        """Whether one answers questions and the score is counted from them."""
        return self.kind == self.Kind.LONELINESS

    @property
    def needs_permission(self) -> bool:
        """Whether its makers must be asked before it is used."""
        return self.has_questions and self.permitted_on is None

    @property
    def places(self) -> list[Place]:
        """Where one can stand, the lowest first; the words of an instrument stand in the code."""
        if self.is_ladder:
            return [Place(rung.level, str(rung.name), str(rung.rule)) for rung in LADDER]
        return [Place(level.score, level.text) for level in self.levels.all()]

    @property
    def scores(self) -> range:
        """Every score there is."""
        if self.has_questions:
            return range(len(LONELINESS) + 1)
        places = self.places
        return range(places[0].score, places[-1].score + 1) if places else range(0)


class ScaleLevel(models.Model):
    """One place on an own scale: its score, and in words what it means."""

    scale = models.ForeignKey(
        Scale, models.CASCADE, related_name="levels", verbose_name=_("schaal")
    )
    score = models.PositiveSmallIntegerField(_("score"))
    text = models.CharField(_("wat het betekent"), max_length=200)

    class Meta:
        ordering = ["score"]
        verbose_name = _("trede")
        verbose_name_plural = _("treden")
        constraints = [
            models.UniqueConstraint(name="scale_level_once", fields=["scale", "score"]),
            models.CheckConstraint(
                name="scale_level_from_0_to_10", condition=Q(score__lte=HIGHEST_SCORE)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.score} {self.text}"


class MeasurementQuerySet(models.QuerySet["Measurement"]):
    def that_count(self) -> Self:
        """Measurements that were not taken away."""
        return self.filter(removed_at=None)

    def oldest_first(self) -> Self:
        """In the order of time."""
        return self.order_by("measured_on", "pk")


class Measurement(Authored, Dated):
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
    removed_at = models.DateTimeField(_("weggehaald op"), null=True, blank=True, editable=False)
    """Taken away by mistake happens; taken away counts nowhere and can be put back."""

    objects = MeasurementQuerySet.as_manager()

    class Meta:
        ordering = ["-measured_on", "-pk"]
        indexes = [
            models.Index(
                fields=["case", "occasion", "measured_on"], name="measurement_case_occasion"
            )
        ]
        verbose_name = _("meting")
        verbose_name_plural = _("metingen")
        constraints = [
            models.UniqueConstraint(
                name="measurement_once_per_occasion",
                fields=["case", "person", "scale", "occasion"],
                condition=~Q(occasion="between") & Q(removed_at=None),
                violation_error_message=_("Deze meting is al gedaan. Je kunt hem verbeteren."),
            ),
            models.CheckConstraint(
                name="measurement_score_from_0_to_10",
                condition=Q(score=None) | Q(score__lte=HIGHEST_SCORE),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scale}, {self.measured_on:%d-%m-%Y}"

    @property
    def meaning(self) -> str:
        """In words where the person stood; nothing for a scale that puts no label on a person."""
        names = {place.score: place.name for place in self.scale.places}
        return names.get(self.score, "") if self.score is not None else ""

    def rivals(self) -> MeasurementQuerySet:
        """Other measurements that count for the same moment; between moments there is room for all."""
        if self.occasion == self.Occasion.BETWEEN:
            return Measurement.objects.none()
        same = Measurement.objects.that_count().filter(
            case=self.case_id, person=self.person_id, scale=self.scale_id, occasion=self.occasion
        )
        return same.exclude(pk=self.pk)
