"""What was suggested to a family to join, who goes along, and whether they came."""

from datetime import date
from functools import reduce
from operator import or_
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from activities.models import Activity, Session, Volunteer
from core.models import Dated
from participants.models.families import Family, visible_families
from participants.models.obstacles import Obstacle
from participants.models.ties import Tie

RUNNING = ~Q(answer="declined") & Q(outcome="")
COMPANIONS = {
    "companion_volunteer": None,
    "companion_colleague": None,
    "companion_tie": None,
    "companion_name": "",
}
"""Where a companion may stand, and what stands there when there is none."""


def one_companion_at_most() -> Q:
    """The condition that of all places for a companion all but one are empty."""
    but_one = [{**COMPANIONS} for _place in COMPANIONS]
    for place, rest in zip(COMPANIONS, but_one, strict=True):
        del rest[place]
    return reduce(or_, (Q(**rest) for rest in but_one))


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    def running(self) -> Self:
        """Suggestions of which we do not know yet how they end."""
        return self.filter(RUNNING)

    def waiting(self) -> Self:
        """Suggestions that the family has not answered yet."""
        return self.running().filter(answer=Suggestion.Answer.OFFERED)

    def expected(self) -> Self:
        """Suggestions the family said yes to; it did not come yet."""
        return self.running().filter(answer=Suggestion.Answer.ACCEPTED)

    def visible_to(self, user: User) -> Self:
        """The suggestions to the families whose file ``user`` may open."""
        return self.filter(visible_families(user, "family"))

    def new_at(self, session: Session) -> Self:
        """Suggestions of who comes to ``session`` for the first time, or came then."""
        is_expected = RUNNING & Q(answer=Suggestion.Answer.ACCEPTED)
        return self.filter(
            is_expected | Q(came_to=session.pk),
            activity=session.activity_id,
            offered_on__lte=session.held_on,
        )

    def accompanied_at(self, session: Session) -> Self:
        """Suggestions of who came before ``session``, and still has somebody going along."""
        return self.filter(
            outcome=Suggestion.Outcome.CAME,
            activity=session.activity_id,
            goes_along_until_on__gte=session.held_on,
        ).exclude(**COMPANIONS)

    def companions(self) -> "models.QuerySet[Suggestion, Any]":
        """The names of who goes along, empty when nobody does; as a value for a subquery."""
        name = Coalesce(
            "companion_volunteer__name",
            "companion_tie__name",
            "companion_colleague__name",
            "companion_name",
        )
        return self.order_by("-pk").values(companion_words=name)

    def with_companions(self) -> Self:
        """Fetches whoever goes along, to be called by their name."""
        return self.select_related("companion_volunteer", "companion_colleague", "companion_tie")


class Suggestion(Dated):
    """An activity suggested to a family (*voorstel*), and what came of it.

    The family answers; coming once ends it. What a family came to is derived from the register
    (``actions.suggestions.refresh_suggestions``); that it stayed away is said by a person.
    """

    class Answer(models.TextChoices):
        OFFERED = "offered", _("nog geen antwoord")
        ACCEPTED = "accepted", _("ja")
        DECLINED = "declined", _("nee")

    class DeclinedBecause(models.TextChoices):
        TIME = "time", _("dag of tijd past niet")
        DISTANCE = "distance", _("te ver weg")
        CHILD_CARE = "child_care", _("geen oppas")
        LANGUAGE = "language", _("de taal")
        MONEY = "money", _("het geld")
        SHY = "shy", _("durft nog niet")
        NOT_FOR_THEM = "not_for_them", _("niet iets voor dit gezin")
        OTHER = "other", _("anders")

    class Outcome(models.TextChoices):
        OPEN = "", _("nog niet geweest")
        CAME = "came", _("gekomen")
        STAYED_AWAY = "stayed_away", _("niet gekomen")

    family = models.ForeignKey(
        Family, models.CASCADE, related_name="suggestions", verbose_name=_("gezin")
    )
    activity = models.ForeignKey(
        Activity, models.PROTECT, related_name="+", verbose_name=_("activiteit")
    )
    obstacle = models.ForeignKey(
        Obstacle,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("vanwege"),
    )
    offered_on = models.DateField(_("voorgesteld op"), default=timezone.localdate)
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("voorgesteld door"),
    )
    answer = models.CharField(_("antwoord"), max_length=20, choices=Answer, default=Answer.OFFERED)
    answered_on = models.DateField(_("antwoord op"), null=True, blank=True)
    declined_because = models.CharField(
        _("waarom niet"), max_length=20, choices=DeclinedBecause, blank=True
    )
    answer_note = models.CharField(_("in een paar woorden"), max_length=200, blank=True)
    companion_volunteer = models.ForeignKey(
        Volunteer,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("vrijwilliger die meegaat"),
    )
    companion_colleague = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("collega die meegaat"),
    )
    companion_tie = models.ForeignKey(
        Tie,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("steunfiguur die meegaat"),
    )
    companion_name = models.CharField(_("iemand anders die meegaat"), max_length=100, blank=True)
    goes_along_until_on = models.DateField(_("gaat mee tot en met"), null=True, blank=True)
    first_session = models.ForeignKey(
        Session,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("voor het eerst op"),
    )
    """When we expect them; None: some time soon."""
    outcome = models.CharField(
        _("gekomen"), max_length=20, choices=Outcome, default=Outcome.OPEN, blank=True
    )
    came_to = models.ForeignKey(
        Session,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("gekomen op"),
    )
    """The evidence: the first time somebody of the family was there after it was suggested."""

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        ordering = ["-offered_on", "-pk"]
        verbose_name = _("voorstel")
        verbose_name_plural = _("voorstellen")
        constraints = [
            models.UniqueConstraint(
                name="suggestion_running_once_per_activity",
                fields=["family", "activity"],
                condition=RUNNING,
                violation_error_message=_("Deze activiteit is al voorgesteld aan dit gezin."),
            ),
            models.CheckConstraint(
                name="suggestion_answered_on_a_day",
                condition=Q(answer="offered", answered_on=None)
                | ~Q(answer="offered") & Q(answered_on__isnull=False),
                violation_error_message=_("Vul in op welke dag het gezin antwoordde."),
            ),
            models.CheckConstraint(
                name="suggestion_answered_after_it_was_offered",
                condition=Q(answered_on=None) | Q(answered_on__gte=F("offered_on")),
                violation_error_message=_("Het antwoord kan niet vóór het voorstel komen."),
            ),
            models.CheckConstraint(
                name="suggestion_declined_with_a_reason",
                condition=Q(answer="declined") & ~Q(declined_because="")
                | ~Q(answer="declined") & Q(declined_because=""),
                violation_error_message=_("Kies waarom het gezin nee zei."),
            ),
            models.CheckConstraint(
                name="suggestion_came_to_a_session",
                condition=Q(outcome="came", came_to__isnull=False)
                | ~Q(outcome="came") & Q(came_to=None),
                violation_error_message=_("Gekomen is het gezin pas na een bezoek."),
            ),
            models.CheckConstraint(
                name="suggestion_declined_is_the_end",
                condition=~Q(answer="declined") | Q(outcome=""),
                violation_error_message=_("Bij een nee hoort niet dat het gezin kwam."),
            ),
            models.CheckConstraint(
                name="suggestion_one_companion_at_most",
                condition=one_companion_at_most(),
                violation_error_message=_("Kies één iemand die meegaat."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity}, {self.offered_on:%d-%m-%Y}"

    @property
    def is_running(self) -> bool:
        """Whether we do not know yet how it ends."""
        return self.answer != self.Answer.DECLINED and not self.outcome

    @property
    def is_accepted(self) -> bool:
        return self.answer == self.Answer.ACCEPTED

    @property
    def companion(self) -> str:
        """Who goes along the first time, by the name they are called; empty when nobody does."""
        known = self.companion_volunteer or self.companion_tie or self.companion_colleague
        return str(known or self.companion_name)

    @property
    def expected_on(self) -> date | None:
        """The day we expect them for the first time."""
        return self.first_session.held_on if self.first_session else None

    @property
    def is_overdue(self) -> bool:
        """Whether the day we expected them has passed; without a day that is never so."""
        expected_on = self.expected_on
        return expected_on is not None and expected_on < timezone.localdate()
