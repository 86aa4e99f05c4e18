"""The people around a family: the ring of its anchors (*ankers, steunfiguren*)."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, F, Max, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from activities.models import Activity, Shift, Volunteer
from core.models import Dated
from participants.models.attendances import Attendance
from participants.models.families import Family, Person


class TieQuerySet(models.QuerySet["Tie"]):
    def current(self, on: date | OuterRef | None = None) -> Self:
        """Who a family could turn to on the day ``on`` (today by default), or on that of a row outside.

        Whose first day was not written down was there from the beginning: then a family never seems
        to have found more people than it did.
        """
        on = timezone.localdate() if on is None else on
        return self.filter(
            Q(started_on=None) | Q(started_on__lte=on), Q(ended_on=None) | Q(ended_on__gt=on)
        )

    def anchors(self) -> Self:
        """Those that are of the family itself and near (decision 0016)."""
        return self.filter(kind__in=Tie.ANCHORS)

    def with_last_together(self) -> Self:
        """Adds ``together_on``: the last day somebody of the family and they were at one session.

        For somebody in our files that is a visit; for a volunteer a shift at the session, or one
        that names only its activity and day. None when that never happened, or is not known.
        """
        came_too = Attendance.objects.filter(
            person=OuterRef(OuterRef("person")), session=OuterRef("session")
        )
        helped = Shift.objects.filter(volunteer=OuterRef(OuterRef("volunteer")))
        helped_there = helped.filter(session=OuterRef("session"))
        helped_that_day = helped.filter(  # two questions: each has an index that answers it at once
            session=None,
            activity=OuterRef("session__activity"),
            worked_on=OuterRef("session__held_on"),
        )
        together = (
            Attendance.objects.that_count()
            .filter(
                Exists(came_too) | Exists(helped_there) | Exists(helped_that_day),
                person__family=OuterRef("family"),
            )
            .order_by()
            .values("person__family")
            .annotate(last=Max("session__held_on"))
        )
        is_known = Q(person__isnull=False) | Q(volunteer__isnull=False)
        return self.annotate(
            together_on=models.Case(models.When(is_known, then=Subquery(together.values("last"))))
        )

    def with_reach(self, user: User) -> Self:
        """Adds ``may_open``: whether ``user`` may open the file of whoever it is in our files."""
        theirs = Family.objects.visible_to(user).filter(pk=OuterRef("person__family"))
        return self.annotate(may_open=Exists(theirs))


class Tie(Dated):
    """Somebody a family can turn to: one anchor of the ring around it (*steunfiguur*)."""

    class Kind(models.TextChoices):
        NEIGHBOUR = "neighbour", _("buur")
        PARENT = "parent", _("andere ouder")
        FRIEND = "friend", _("vriend of vriendin")
        RELATIVE = "relative", _("familie dichtbij")
        RELATIVE_AWAY = "relative_away", _("familie ver weg")
        SUPPORT = "support", _("steunfiguur")
        VOLUNTEER = "volunteer", _("vrijwilliger")
        PROFESSIONAL = "professional", _("hulpverlener")

    class WhatFor(models.TextChoices):
        CHILDREN = "children", _("oppas")
        LANGUAGE = "language", _("taal")
        GOING_ALONG = "going_along", _("meegaan")
        PAPERS = "papers", _("papieren")
        CHAT = "chat", _("een praatje")
        ERRANDS = "errands", _("boodschappen en klussen")

    ANCHORS = frozenset(
        {
            Kind.NEIGHBOUR,
            Kind.PARENT,
            Kind.FRIEND,
            Kind.RELATIVE,
            Kind.SUPPORT,
            Kind.VOLUNTEER,
        }
    )
    """Not: who is paid for it, and family that cannot come by (decision 0016)."""

    family = models.ForeignKey(Family, models.CASCADE, related_name="ties", verbose_name=_("gezin"))
    kind = models.CharField(_("wie is dat"), max_length=20, choices=Kind)
    name = models.CharField(_("naam"), max_length=100)
    what_for = models.JSONField(_("waarvoor"), default=list, blank=True)
    """Codes of ``WhatFor``: several are possible."""
    helps_with = models.CharField(_("helpt met"), max_length=200, blank=True)
    met_at = models.ForeignKey(
        Activity,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("kennen elkaar van"),
    )
    person = models.ForeignKey(
        Person,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("iemand van een ander gezin"),
    )
    volunteer = models.ForeignKey(
        Volunteer,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("een vrijwilliger van ons"),
    )
    started_on = models.DateField(_("sinds"), null=True, blank=True)
    ended_on = models.DateField(_("gestopt op"), null=True, blank=True)

    objects = TieQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("steunfiguur")
        verbose_name_plural = _("steunfiguren")
        constraints = [
            models.UniqueConstraint(
                name="tie_with_a_person_once",
                fields=["family", "person"],
                condition=Q(ended_on=None),
                violation_error_message=_("Deze persoon staat al in de kring."),
            ),
            models.UniqueConstraint(
                name="tie_with_a_volunteer_once",
                fields=["family", "volunteer"],
                condition=Q(ended_on=None),
                violation_error_message=_("Deze persoon staat al in de kring."),
            ),
            models.CheckConstraint(
                name="tie_with_one_row_at_most",
                condition=Q(person=None) | Q(volunteer=None),
                violation_error_message=_("Kies één persoon: een bezoeker of een vrijwilliger."),
            ),
            models.CheckConstraint(
                name="tie_ends_after_it_starts",
                condition=Q(ended_on=None) | Q(started_on=None) | Q(ended_on__gte=F("started_on")),
                violation_error_message=_("De einddatum ligt vóór de begindatum."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_there(self) -> bool:
        """Whether the family can still turn to them."""
        return self.was_there_on(timezone.localdate())

    @property
    def is_anchor(self) -> bool:
        """Whether they are of the family itself, and near."""
        return self.kind in self.ANCHORS

    def was_there_on(self, day: date) -> bool:
        """The same as ``current(day)`` asks of many rows."""
        has_begun = self.started_on is None or self.started_on <= day
        return has_begun and (self.ended_on is None or self.ended_on > day)

    @property
    def uses(self) -> str:
        """What the family can turn to them for, in words: ``oppas, taal: past op woensdag op``."""
        labels = dict(self.WhatFor.choices)
        known = ", ".join(str(labels[code]) for code in self.what_for if code in labels)
        return ": ".join(part for part in (known, self.helps_with) if part)
