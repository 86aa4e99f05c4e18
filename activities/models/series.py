"""Sessions that come back by a rule."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from activities.models.activities import Activity
from activities.models.places import Place
from core.models import Dated
from core.recurrence import Recurrence


class SeriesQuerySet(models.QuerySet["Series"]):
    def going_on(self, on: date) -> Self:
        """Series that have not ended before the day ``on``."""
        return self.filter(last_on__gte=on)


class Series(Dated):
    """A rule by which sessions of an activity were put in the agenda (*reeks*): each Tuesday until July.

    The sessions are rows of their own and the truth: one can be moved or called off without the
    others. The rule says what was meant, so that it can be continued, or ended.
    """

    activity = models.ForeignKey(
        Activity, models.CASCADE, related_name="series", verbose_name=_("activiteit")
    )
    rule = models.CharField(_("herhaling"), max_length=100, help_text="RRULE, RFC 5545")
    first_on = models.DateField(_("vanaf"))
    last_on = models.DateField(_("tot en met"))
    starts_at = models.TimeField(_("van"), null=True, blank=True)
    ends_at = models.TimeField(_("tot"), null=True, blank=True)
    place = models.ForeignKey(
        Place, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("plek")
    )

    objects = SeriesQuerySet.as_manager()

    class Meta:
        ordering = ["first_on", "starts_at", "pk"]
        verbose_name = _("reeks")
        verbose_name_plural = _("reeksen")
        constraints = [
            models.CheckConstraint(
                name="series_ends_after_it_starts",
                condition=Q(last_on__gte=F("first_on")),
                violation_error_message=_("De laatste dag ligt vóór de eerste."),
            ),
            models.CheckConstraint(
                name="series_end_is_apart", condition=~Q(rule__contains="UNTIL")
            ),
        ]

    def __str__(self) -> str:
        return self.recurrence.in_words

    def get_absolute_url(self) -> str:
        return reverse("activities:series_edit", args=[self.pk])

    @property
    def recurrence(self) -> Recurrence:
        return Recurrence(self.rule, self.first_on, self.last_on)
