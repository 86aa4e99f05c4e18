"""The languages in which one can be received."""

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from core.search import named_exactly


class LanguageQuerySet(models.QuerySet["Language"]):
    def named(self, name: str) -> "Language":
        """The language of this name, whatever its accents and capitals; a new one when there is none."""
        known: Language | None = named_exactly(self, name)
        return known or self.create(name=capfirst(name))


class Language(models.Model):
    """A language somebody can have a conversation in (*taal*).

    It says how to talk with each other, never where anybody comes from.
    """

    name = models.CharField(_("naam"), max_length=50, unique=True)

    objects = LanguageQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("taal")
        verbose_name_plural = _("talen")

    def __str__(self) -> str:
        return self.name
