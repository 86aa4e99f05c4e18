"""Who belongs to a group of neighbours, in which role, and from when until when."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from activities.models import NeighbourhoodGroup, Volunteer
from core.models import Dated
from core.periods import Period
from participants.models.families import Person


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self, on: date | None = None) -> Self:
        """Who is in this role on the day ``on`` (today by default)."""
        on = on or timezone.localdate()
        return self.filter(Q(ended_on=None) | Q(ended_on__gt=on), started_on__lte=on)

    def within(self, period: Period) -> Self:
        """Roles that somebody had on at least one day of ``period``."""
        rows = self.that_lasted().filter(started_on__lte=period.last)
        return rows.filter(Q(ended_on=None) | Q(ended_on__gt=period.first))

    def that_lasted(self) -> Self:
        """Leaves out who stopped on the day they began: that was a mistake."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gt=F("started_on")))

    def with_a_task(self) -> Self:
        """The roles in which somebody does something for the others, time after time."""
        return self.exclude(role=Membership.Role.MEMBER)


class Membership(Dated):
    """A resident in a group, in one role for some time: a new role is a new row.

    Somebody in our files, a volunteer, or a neighbour of whom we know a name. The name is forgotten
    with whom it is of; that there was somebody, and when, stays.
    """

    class Role(models.TextChoices):
        MEMBER = "member", _("lid")
        INITIATOR = "initiator", _("trekker")
        OPENER = "opener", _("opent en sluit af")
        LIST_KEEPER = "list_keeper", _("houdt de lijst bij")
        TREASURER = "treasurer", _("houdt het geld bij")
        HELPER = "helper", _("andere vaste taak")

    group = models.ForeignKey(
        NeighbourhoodGroup, models.CASCADE, related_name="+", verbose_name=_("buurtgroep")
    )
    person = models.ForeignKey(
        Person,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("iemand uit een gezin"),
    )
    volunteer = models.ForeignKey(
        Volunteer,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("een vrijwilliger"),
    )
    name = models.CharField(_("naam"), max_length=100, blank=True)
    """Of a neighbour who is in no file of ours; a given name will do."""
    role = models.CharField(_("rol"), max_length=20, choices=Role, default=Role.MEMBER)
    started_on = models.DateField(_("sinds"), default=timezone.localdate)
    ended_on = models.DateField(_("gestopt op"), null=True, blank=True)
    """The first day on which they are not in this role any more."""

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["started_on", "pk"]
        verbose_name = _("lid van een buurtgroep")
        verbose_name_plural = _("leden van buurtgroepen")
        indexes = [models.Index(fields=["group", "role", "started_on"], name="membership_role_day")]
        constraints = [
            models.CheckConstraint(
                name="membership_of_one_at_most",
                condition=Q(person=None, volunteer=None)
                | Q(person=None, name="")
                | Q(volunteer=None, name=""),
                violation_error_message=_("Kies één persoon, of schrijf een naam op."),
            ),
            models.CheckConstraint(
                name="membership_ends_after_it_starts",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                violation_error_message=_("De einddatum ligt vóór de begindatum."),
            ),
            models.UniqueConstraint(
                name="membership_of_a_person_once",
                fields=["group", "person"],
                condition=Q(ended_on=None),
                violation_error_message=_("Deze persoon hoort al bij de groep."),
            ),
            models.UniqueConstraint(
                name="membership_of_a_volunteer_once",
                fields=["group", "volunteer"],
                condition=Q(ended_on=None),
                violation_error_message=_("Deze persoon hoort al bij de groep."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.shown_name}: {self.get_role_display()}"

    @property
    def shown_name(self) -> str:
        """Given name and initial of whom we know, what was written of others."""
        known = self.person or self.volunteer
        return known.register_name if known else self.name or gettext("een buurtgenoot")

    @property
    def has_task(self) -> bool:
        return self.role != self.Role.MEMBER
