"""Our work with a family, from found to connected."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from activities.models import Programme
from core.models import Dated
from participants.models.families import Family, visible_families


class FindingPlace(models.Model):
    """Where we find families (*vindplaats*): the school gate, the food bank, a neighbour."""

    name = models.CharField(_("naam"), max_length=100, unique=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("vindplaats")
        verbose_name_plural = _("vindplaatsen")

    def __str__(self) -> str:
        return self.name


class CaseQuerySet(models.QuerySet["Case"]):
    def open(self) -> Self:
        """Cases that were not closed."""
        return self.filter(closed_on=None)

    def overlapping(self, first: date, last: date | None) -> Self:
        """Cases that ran on a day from ``first`` to ``last`` (None: until now)."""
        cases = self.filter(Q(closed_on=None) | Q(closed_on__gte=first))
        return cases.filter(found_on__lte=last) if last else cases

    def visible_to(self, user: User) -> Self:
        """The cases of the families whose file ``user`` may open."""
        return self.filter(visible_families(user, "family"))


class Case(Dated):
    """One stretch of work with a family (*traject*), counted for one or more programmes."""

    class ClosingReason(models.TextChoices):
        CONNECTED = "connected", _("aansluiting gevonden")
        REFERRED = "referred", _("doorverwezen en afgerond")
        MOVED = "moved", _("verhuisd")
        OWN_WISH = "own_wish", _("op eigen verzoek")
        CONTACT_LOST = "contact_lost", _("contact verloren")
        NOT_FITTING = "not_fitting", _("niet passend")
        OTHER = "other", _("anders")

    family = models.ForeignKey(
        Family, models.CASCADE, related_name="cases", verbose_name=_("gezin")
    )
    programmes = models.ManyToManyField(
        Programme, blank=True, related_name="+", verbose_name=_("telt mee voor")
    )
    found_on = models.DateField(_("gevonden op"), default=timezone.localdate)
    finding_place = models.ForeignKey(
        FindingPlace,
        models.PROTECT,
        null=True,
        related_name="cases",
        verbose_name=_("gevonden via"),
    )
    closed_on = models.DateField(_("afgesloten op"), null=True, blank=True)
    closing_reason = models.CharField(
        _("reden van afsluiten"), max_length=20, choices=ClosingReason, blank=True
    )
    closing_note = models.TextField(_("wat is er gebeurd"), blank=True, max_length=2000)
    stays_in_contact = models.CharField(
        _("wie houdt contact"),
        max_length=200,
        blank=True,
        help_text=_("Zoals: de buurvrouw, de groep van woensdag."),
    )
    # From here on: derived by actions.milestones and actions.silence, so that a list of who needs
    # somebody asks one row per family. None of it depends on today.
    last_heard_on = models.DateField(
        _("laatst gezien of gesproken"), null=True, blank=True, editable=False
    )
    stage = models.PositiveSmallIntegerField(_("fase"), default=1, editable=False)
    """The furthest step it has reached (``participants.models.Step``), since ``stage_on``."""
    stage_on = models.DateField(_("in deze fase sinds"), null=True, editable=False)
    attempts = models.PositiveSmallIntegerField(_("pogingen"), default=0, editable=False)
    """Without an answer, since the family was last heard of."""
    last_attempt_on = models.DateField(_("laatste poging"), null=True, editable=False)
    usual_gap = models.PositiveSmallIntegerField(_("gewoon"), null=True, editable=False)
    """Days that count between two signs of life (``participants.silence``); None: too few signs."""
    silent_from = models.PositiveIntegerField(_("stil vanaf"), null=True, editable=False)
    """The number (``core.school_days``) of the day on which silence becomes unusual."""

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-found_on", "-pk"]
        verbose_name = _("traject")
        verbose_name_plural = _("trajecten")
        indexes = [
            models.Index(fields=["found_on"], name="case_found_on"),
            models.Index(fields=["closed_on", "silent_from"], name="case_silence"),
        ]
        constraints = [
            models.UniqueConstraint(
                name="case_open_once_per_family",
                fields=["family"],
                condition=Q(closed_on=None),
                violation_error_message=_("Dit gezin heeft al een lopend traject."),
            ),
            models.CheckConstraint(
                name="case_closes_after_it_starts",
                condition=Q(closed_on=None) | Q(closed_on__gte=F("found_on")),
                violation_error_message=_("Afsluiten kan niet vóór de dag van vinden."),
            ),
            models.CheckConstraint(
                name="case_closes_with_a_reason",
                condition=Q(closed_on=None) | ~Q(closing_reason=""),
                violation_error_message=_("Kies waarom het traject stopt."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.family}, {self.found_on:%d-%m-%Y}"
