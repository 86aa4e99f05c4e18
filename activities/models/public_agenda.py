"""The agenda that everybody can read: whether there is one."""

from typing import Self
from uuid import uuid4

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.models import Dated


class PublicAgenda(Dated):
    """The neighbourhood agenda on the internet (*buurtagenda*); a house has one, closed until it is opened.

    What is in it is for each activity to say (``Activity.is_public``).
    """

    THE_ONE = 1

    is_open = models.BooleanField(_("iedereen kan de buurtagenda lezen"), default=False)
    contact = models.CharField(_("vragen? dan kun je hier terecht"), max_length=200, blank=True)
    house = models.UUIDField(_("kenmerk van dit huis"), default=uuid4, editable=False)
    """Makes the names of our sessions ours alone in the calendars of others; it never changes."""

    class Meta:
        ordering = ["pk"]
        verbose_name = _("buurtagenda")
        verbose_name_plural = _("buurtagenda's")
        constraints = [
            models.CheckConstraint(name="public_agenda_is_one", condition=models.Q(pk=1))
        ]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    def get_absolute_url(self) -> str:
        return reverse("activities:agenda")

    @classmethod
    def of_this_house(cls) -> Self:
        """The agenda; still to be saved, as ``THE_ONE``, in a house that never opened it."""
        return cls.objects.filter(pk=cls.THE_ONE).first() or cls()
