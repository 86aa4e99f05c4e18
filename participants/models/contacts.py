"""Every time we tried to speak with a family, and what came of it."""

from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Authored, User
from core.models import Dated
from participants.models.families import Family


class ContactMomentQuerySet(models.QuerySet["ContactMoment"]):
    def visible_to(self, user: User) -> Self:
        """What was noted about the families whose file ``user`` may open."""
        return self.filter(family__in=Family.objects.visible_to(user))

    def sharing(self, contact: "ContactMoment") -> Self:
        """The rows of the same note about other families."""
        if contact.shared_key is None:
            return self.none()
        return self.filter(shared_key=contact.shared_key).exclude(pk=contact.pk)


class ContactMoment(Authored, Dated):
    """One attempt or conversation (*contactmoment*)."""

    class Kind(models.TextChoices):
        PHONE = "phone", _("Gebeld")
        HOME_VISIT = "home_visit", _("Huisbezoek")
        MESSAGE = "message", _("Bericht")
        NEIGHBOURHOOD = "neighbourhood", _("In de wijk")

    family = models.ForeignKey(
        Family, models.CASCADE, related_name="contacts", verbose_name=_("gezin")
    )
    happened_on = models.DateField(_("dag"), default=timezone.localdate)
    kind = models.CharField(_("hoe"), max_length=20, choices=Kind, default=Kind.PHONE)
    was_reached = models.BooleanField(
        _("gesproken"), default=True, help_text=_("Het gezin sprak of schreef terug.")
    )
    minutes = models.PositiveSmallIntegerField(_("minuten"), null=True, blank=True)
    note = models.TextField(_("wat is er gebeurd"), blank=True, max_length=8000)
    is_story = models.BooleanField(
        _("dit is een verhaal"),
        default=False,
        help_text=_("Er is nog toestemming nodig voordat het in een verslag mag."),
    )
    shared_key = models.UUIDField(_("hoort bij dezelfde notitie"), null=True, editable=False)
    """The same on every row of one note about several families; each family keeps its own row."""

    objects = ContactMomentQuerySet.as_manager()

    class Meta:
        ordering = ["-happened_on", "-pk"]
        verbose_name = _("contactmoment")
        verbose_name_plural = _("contactmomenten")
        indexes = [
            models.Index(fields=["family", "-happened_on"], name="contact_family_day"),
            models.Index(fields=["happened_on"], name="contact_day"),
            models.Index(
                fields=["shared_key"],
                name="contact_shared_key",
                condition=models.Q(shared_key__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.happened_on:%d-%m-%Y}"
