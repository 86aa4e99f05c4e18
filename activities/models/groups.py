"""Groups of neighbours, set up or supported by the foundation."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from activities.models.obstacles import ObstacleKind
from activities.models.places import Place
from activities.models.programmes import Programme
from core.models import Dated


class GroupStage(models.IntegerChoices):
    """The way of a group of neighbours, in order: how far it has come without anybody typing it."""

    IDEA = 1, _("Idee")
    INITIATOR = 2, _("Trekker gevonden")
    FIRST_MEETING = 3, _("Eerste keer samen")
    FIVE_MEETINGS = 4, _("Vijf keer samen")
    INDEPENDENT = 5, _("Loopt zonder ons")


class NeighbourhoodGroup(Dated):
    """Residents who do something together (*buurtgroep*), with our help or without."""

    name = models.CharField(_("naam"), max_length=200, unique=True)
    description = models.TextField(_("wat ze samen doen"), blank=True)
    place = models.ForeignKey(
        Place, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("plek")
    )
    programmes = models.ManyToManyField(
        Programme, blank=True, related_name="groups", verbose_name=_("telt mee voor")
    )
    started_on = models.DateField(_("begonnen op"))
    ended_on = models.DateField(_("gestopt op"), null=True, blank=True)
    # Why it was begun: what was missing, for how many families, on which day. Frozen: that these
    # families have found their way since is no reason to tell it differently.
    gap = models.ForeignKey(
        ObstacleKind,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("begonnen vanwege"),
    )
    gap_families = models.PositiveIntegerField(_("zoveel gezinnen"), null=True, editable=False)
    gap_on = models.DateField(_("geteld op"), null=True, editable=False)

    class Meta:
        ordering = ["name"]
        verbose_name = _("buurtgroep")
        verbose_name_plural = _("buurtgroepen")
        constraints = [
            models.CheckConstraint(
                name="group_ends_after_it_starts",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                violation_error_message=_("De einddatum ligt vóór de begindatum."),
            ),
            models.CheckConstraint(
                name="group_gap_is_whole",
                condition=Q(gap=None, gap_families=None, gap_on=None)
                | Q(gap__isnull=False, gap_families__gt=0, gap_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("participants:group_detail", args=[self.pk])

    @property
    def reason(self) -> str:
        """Why it exists, in a sentence; "" when it was not begun because of a gap.

        Everybody who works here may read it: few families are *a few*, and of health and safety at
        home nothing is said.
        """
        if self.gap is None or self.gap.is_sensitive or not (self.gap_families and self.gap_on):
            return ""
        told = {
            "families": self.gap_families,
            "gap": self.gap,
            "day": date_format(self.gap_on, "j F Y"),
        }
        if self.gap_families < settings.SMALLEST_REPORTED_COUNT:
            return (
                gettext(
                    "Deze groep bestaat omdat een paar gezinnen hier tegenaan liepen: %(gap)s. "
                    "Geteld op %(day)s."
                )
                % told
            )
        return (
            gettext(
                "Deze groep bestaat omdat %(families)s gezinnen hier tegenaan liepen: %(gap)s. "
                "Geteld op %(day)s."
            )
            % told
        )
