"""Short lists of words of our own."""

from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from core.search import named_exactly


class WordQuerySet(models.QuerySet[Any]):
    def named(self, name: str) -> Any:
        """The word of this name, whatever its accents and capitals; a new one when there is none."""
        known = named_exactly(self, name)
        return known or self.create(name=capfirst(name))


class Word(models.Model):
    """A word of a short list of our own, which grows as one writes."""

    name = models.CharField(_("naam"), max_length=50, unique=True)

    objects = WordQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
