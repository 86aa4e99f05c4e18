"""When somebody is connected (*aansluiting*): four steps, and the numbers that decide on each."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activities.models import Programme
from core.models import Dated
from core.questions import answers

AT_LEAST = _("Vul %(limit_value)s of meer in.")
AT_MOST = _("Vul hooguit %(limit_value)s in.")
MOST_VISITS, MOST_WEEKS, MOST_MONTHS = 20, 26, 24
LONGEST_WITHIN_DAYS = 7 * MOST_WEEKS
"""No rule looks further back than this from one visit to an earlier one."""


class ConnectionStep(models.IntegerChoices):
    """From a first visit to coming of one's own accord; each step includes the ones before it."""

    MET = 1, _("Kennisgemaakt")
    RETURNS = 2, _("Komt terug")
    BELONGS = 3, _("Hoort erbij")
    INDEPENDENT = 4, _("Los van ons")

    @property
    def slug(self) -> str:
        """The step in an address."""
        return SLUGS[self]


SLUGS = {
    ConnectionStep.MET: "kennisgemaakt",
    ConnectionStep.RETURNS: "komt-terug",
    ConnectionStep.BELONGS: "hoort-erbij",
    ConnectionStep.INDEPENDENT: "los-van-ons",
}


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The numbers of a rule; as they stand here they hold until the foundation chooses others."""

    visits: int = 3
    within_weeks: int = 8
    stays_months: int = 3
    own_visits: int = 3
    invited_weeks: int = 4

    @property
    def within_days(self) -> int:
        return 7 * self.within_weeks

    @property
    def invited_days(self) -> int:
        return 7 * self.invited_weeks


FIRST_RULE = Thresholds()


class ConnectionRule(Dated):
    """The numbers that hold from a day on, for one programme or (without one) for the foundation.

    Rows are added, never changed: together they are the history of the rule. Only a row whose day
    has not come yet can be taken back.
    """

    programme = models.ForeignKey(
        Programme,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("programma"),
    )
    starts_on = models.DateField(_("geldt vanaf"))
    visits = models.PositiveSmallIntegerField(
        _("aantal keren"),
        default=FIRST_RULE.visits,
        validators=[MinValueValidator(2, AT_LEAST), MaxValueValidator(MOST_VISITS, AT_MOST)],
    )
    within_weeks = models.PositiveSmallIntegerField(
        _("binnen hoeveel weken"),
        default=FIRST_RULE.within_weeks,
        validators=[MinValueValidator(1, AT_LEAST), MaxValueValidator(MOST_WEEKS, AT_MOST)],
    )
    stays_months = models.PositiveSmallIntegerField(
        _("komt nog na hoeveel maanden"),
        default=FIRST_RULE.stays_months,
        validators=[MinValueValidator(1, AT_LEAST), MaxValueValidator(MOST_MONTHS, AT_MOST)],
    )
    own_visits = models.PositiveSmallIntegerField(
        _("aantal keren vanzelf"),
        default=FIRST_RULE.own_visits,
        validators=[MinValueValidator(1, AT_LEAST), MaxValueValidator(MOST_VISITS, AT_MOST)],
    )
    invited_weeks = models.PositiveSmallIntegerField(
        _("weken na een uitnodiging"),
        default=FIRST_RULE.invited_weeks,
        validators=[MaxValueValidator(MOST_WEEKS, AT_MOST)],
    )
    because = models.CharField(_("waarom"), max_length=200)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("door"),
    )

    class Meta:
        ordering = ["-starts_on", "-pk"]
        verbose_name = _("regel voor aansluiting")
        verbose_name_plural = _("regels voor aansluiting")
        constraints = [
            models.UniqueConstraint(
                name="connection_rule_once_a_day",
                fields=["programme", "starts_on"],
                violation_error_message=_("Vanaf deze dag geldt er al een regel."),
            ),
            models.UniqueConstraint(
                name="connection_rule_of_us_once_a_day",
                fields=["starts_on"],
                condition=models.Q(programme=None),
                violation_error_message=_("Vanaf deze dag geldt er al een regel."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme or settings.FOUNDATION}, {self.starts_on:%d-%m-%Y}"

    def get_absolute_url(self) -> str:
        """The history it stands in: a rule has no page of its own."""
        return reverse("participants:connection_rule_list")

    @property
    def thresholds(self) -> Thresholds:
        return Thresholds(
            visits=self.visits,
            within_weeks=self.within_weeks,
            stays_months=self.stays_months,
            own_visits=self.own_visits,
            invited_weeks=self.invited_weeks,
        )

    @property
    def is_to_come(self) -> bool:
        """Whether it holds for nothing yet, so that it can be taken back."""
        return self.starts_on > timezone.localdate()


def _rules() -> QuerySet[ConnectionRule]:
    return ConnectionRule.objects.order_by()


class RuleBook:
    """Every rule there is or was, to look up which one holds on a day."""

    def __init__(self, rules: Iterable[ConnectionRule]) -> None:
        self._rules: dict[int | None, list[ConnectionRule]] = {}
        for rule in sorted(rules, key=lambda rule: rule.starts_on):
            self._rules.setdefault(rule.programme_id, []).append(rule)

    @classmethod
    def opened(cls) -> Self:
        """The book as it is now; one query."""
        return cls(answers(_rules))

    def on(self, day: date, programme: int | None = None) -> Thresholds:
        """What holds on ``day`` for the programme with this key, or for the foundation (None).

        A programme without a rule of its own follows the foundation.
        """
        rule = self._last(day, programme) or self._last(day, None)
        return rule.thresholds if rule else FIRST_RULE

    def before(self, rule: ConnectionRule) -> Thresholds:
        """What held for whom ``rule`` is about until its first day."""
        return self.on(rule.starts_on - timedelta(days=1), rule.programme_id)

    def _last(self, day: date, programme: int | None) -> ConnectionRule | None:
        rules = self._rules.get(programme, [])
        at = bisect_right(rules, day, key=lambda rule: rule.starts_on)
        return rules[at - 1] if at else None
