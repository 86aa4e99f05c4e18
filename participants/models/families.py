"""The families we know, and the people in them."""

from collections.abc import Iterable
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Role
from activities.models import Language, Volunteer
from core.models import Area, Dated
from core.names import parse_family_name
from core.phones import shown_phone
from core.search import SearchQuerySet, folded


def visible_families(user: User, family: str = "") -> Q:
    """The condition that ``user`` may open the file of a family, or of the one a row belongs to.

    ``family`` is the way from the row to it. As a condition, and not a list of families to be in:
    that spares the database from looking up every family there is.
    """
    match user.role:
        case Role.COORDINATOR:
            return Q()
        case Role.COACH:
            return Q(**{f"{family}__coach" if family else "coach": user.pk})
        case _:
            return Q(pk__in=[])


class FamilyQuerySet(SearchQuerySet):
    def visible_to(self, user: User) -> Self:
        """The families whose file ``user`` may open."""
        return self.filter(visible_families(user))


class Family(Dated):
    """A household: people who live together, with one address and one telephone."""

    class Kind(models.TextChoices):
        SINGLE_PARENT = "single_parent", _("eenoudergezin")
        OTHER = "other", _("ander gezin")
        UNKNOWN = "unknown", _("weten we niet")

    name = models.CharField(
        _("gezinsnaam"), max_length=200, help_text=_('Geen naam? Schrijf dan "Anoniem".')
    )
    kind = models.CharField(_("soort gezin"), max_length=20, choices=Kind, default=Kind.UNKNOWN)
    coach = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("coach"),
    )
    phone = models.CharField(_("telefoon"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    street = models.CharField(_("straat en nummer"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=7, blank=True)
    area = models.ForeignKey(
        Area, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("buurt")
    )
    languages = models.ManyToManyField(
        Language, blank=True, related_name="+", verbose_name=_("talen naast Nederlands")
    )
    suitable_days = models.JSONField(_("dagen die passen"), default=list, blank=True)
    """The days of the week on which they can come, Monday 0; empty when we do not know."""
    suitable_parts = models.JSONField(_("dagdelen die passen"), default=list, blank=True)
    """The parts of the day on which they can come; empty: unknown."""
    search_key = models.CharField(max_length=600, editable=False, blank=True)

    objects = FamilyQuerySet.as_manager()

    class Meta:
        ordering = ["search_key", "pk"]
        verbose_name = _("gezin")
        verbose_name_plural = _("gezinnen")
        indexes = [models.Index(fields=["coach", "search_key"], name="family_coach_name")]

    def __str__(self) -> str:
        return gettext("Gezin %(name)s") % {"name": self.name}

    def get_absolute_url(self) -> str:
        return reverse("participants:family_detail", args=[self.pk])

    def fold_search_key(self) -> None:
        """Writes what this family can be found by, before the row is saved.

        Its names, telephone and street; so its people are saved first.
        """
        self.search_key = self.key_with(self.members.all())

    def key_with(self, members: "Iterable[Person]") -> str:
        """The search key of this family when ``members`` live in it.

        It begins with the main name, so that a list in its order is in the order of a Dutch
        telephone book: *van den Broek* stands with the B.
        """
        name = parse_family_name(self.name)
        names = [str(person) for person in members if person.given_name]
        digits = shown_phone(self.phone).replace("-", "")
        return folded(" ".join([name.name, name.prefix, *names, digits, self.street]))[:600]


class PersonQuerySet(SearchQuerySet):
    def visible_to(self, user: User) -> Self:
        """The people in the families whose file ``user`` may open."""
        return self.filter(family__in=Family.objects.visible_to(user))

    def grown_up(self) -> Self:
        """Everybody but the children."""
        return self.exclude(role=Person.Role.CHILD)

    def parents_first(self) -> Self:
        """Parents, then others, then children from old to young."""
        return self.order_by(
            models.Case(
                models.When(role=Person.Role.PARENT, then=Value(0)),
                models.When(role=Person.Role.CHILD, then=Value(2)),
                default=Value(1),
            ),
            Coalesce("birth_year", Value(9999)),
            F("pk"),
        )


class Person(Dated):
    """A child or adult in a family. Of a child we keep no more than a first name and a year."""

    class Role(models.TextChoices):
        PARENT = "parent", _("ouder")
        CHILD = "child", _("kind")
        OTHER = "other", _("volwassene")

    family = models.ForeignKey(
        Family, models.CASCADE, related_name="members", verbose_name=_("gezin")
    )
    role = models.CharField(_("rol in het gezin"), max_length=20, choices=Role, default=Role.PARENT)
    given_name = models.CharField(_("voornaam"), max_length=100, blank=True)
    name_prefix = models.CharField(_("tussenvoegsel"), max_length=20, blank=True)
    family_name = models.CharField(_("achternaam"), max_length=100, blank=True)
    birth_year = models.PositiveSmallIntegerField(_("geboortejaar"), null=True, blank=True)
    volunteer = models.OneToOneField(
        Volunteer,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("is ook vrijwilliger"),
    )
    search_key = models.CharField(max_length=300, editable=False, blank=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["given_name", "pk"]
        verbose_name = _("persoon")
        verbose_name_plural = _("personen")
        indexes = [models.Index(fields=["search_key"], name="person_search_key")]
        constraints = [
            models.CheckConstraint(
                name="person_born_in_living_memory",
                condition=Q(birth_year=None) | Q(birth_year__range=(1900, 2100)),
                violation_error_message=_("Vul een jaar in met vier cijfers, zoals 1985."),
            )
        ]

    def __str__(self) -> str:
        names = [self.given_name, self.name_prefix, self.family_name]
        return " ".join(name for name in names if name) or self.get_role_display()

    @property
    def is_grown_up(self) -> bool:
        return self.role != self.Role.CHILD

    @property
    def register_name(self) -> str:
        """Given name and initial: all that a host sees (``Denise B.``)."""
        initial = f" {self.family_name[0].upper()}." if self.family_name else ""
        return f"{self.given_name or self.get_role_display()}{initial}"

    def fold_search_key(self) -> None:
        """Writes what this person can be found by, before the row is saved."""
        self.search_key = folded(str(self) if self.given_name else "")[:300]
