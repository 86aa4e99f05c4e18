"""Messages to the members of a group of neighbours."""

from typing import Any, Self

from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Authored
from activities.models import NeighbourhoodGroup
from core.models import Dated, Post


class GroupMailingQuerySet(models.QuerySet["GroupMailing"]):
    def with_counts(self) -> Self:
        """Adds how far the copies came: ``sent``, ``waiting``, and ``lost`` (perhaps or certainly)."""
        is_sent = Q(copies__sent_at__isnull=False)
        is_waiting = Q(copies__claimed_at=None, copies__is_quiet=False)
        is_waiting &= Q(copies__tries__lt=Post.MOST_TRIES)
        is_off = Q(copies__is_quiet=True)
        counts: dict[str, Any] = {
            "sent": Count("copies", filter=is_sent),
            "waiting": Count("copies", filter=is_waiting),
            "off": Count("copies", filter=is_off),
            "all_copies": Count("copies"),
        }
        return self.annotate(**counts).annotate(
            lost=models.F("all_copies") - models.F("sent") - models.F("waiting") - models.F("off")
        )


class GroupMailing(Authored, Dated):
    """A plain message to everybody who belongs to a group and has given a mail address."""

    group = models.ForeignKey(
        NeighbourhoodGroup, models.CASCADE, related_name="+", verbose_name=_("buurtgroep")
    )
    text = models.TextField(_("bericht"), max_length=5000)

    objects = GroupMailingQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("bericht aan een groep")
        verbose_name_plural = _("berichten aan groepen")
        indexes = [models.Index(fields=["group", "-created_at"], name="mailing_group")]

    def __str__(self) -> str:
        return f"{self.group}, {self.created_at:%d-%m-%Y}"

    def get_absolute_url(self) -> str:
        return reverse("participants:mailing_list", args=[self.group_id])


class MailingCopy(Post):
    """The message on its way to one address; once it left, the address is forgotten."""

    mailing = models.ForeignKey(
        GroupMailing, models.CASCADE, related_name="copies", verbose_name=_("bericht")
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("exemplaar van een bericht")
        verbose_name_plural = _("exemplaren van berichten")

    @property
    def topic(self) -> str:
        """Who turns it off hears nothing more of this group, and of other groups as before."""
        return f"group.{self.mailing.group_id}"
