"""The languages in which one can be received."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Language(models.Model):
    """A language somebody can have a conversation in (*taal*).

    It says how to talk with each other, never where anybody comes from.
    """

    name = models.CharField(_("naam"), max_length=50, unique=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("taal")
        verbose_name_plural = _("talen")

    def __str__(self) -> str:
        return self.name
