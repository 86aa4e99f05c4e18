"""The languages in which one can be received."""

from django.utils.translation import gettext_lazy as _

from activities.models.words import Word


class Language(Word):
    """A language somebody can have a conversation in (*taal*).

    It says how to talk with each other, never where anybody comes from.
    """

    class Meta(Word.Meta):
        verbose_name = _("taal")
        verbose_name_plural = _("talen")
