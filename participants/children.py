"""Reading how people write down children: "Ruby 2009, Sem 2011", "Sem", or just "3"."""

import re

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from participants.actions.families import Child

MOST_CHILDREN = 12
LONGEST_NAME = 100  # letters, as Person.given_name
CHILD = re.compile(r"^(?P<name>[^\d()]*?)[\s(]*(?P<year>\d{4})?\)?$")


def read_children(text: str) -> list[Child]:
    """The children in ``text``: a number, or names with or without a year of birth.

    Raises ``ValidationError`` with a sentence for the person who typed it.
    """
    if text.strip().isdecimal() and len(text.strip()) < 4:
        return _unnamed(int(text))
    return [_child(part.strip()) for part in re.split(r"[,;\n]| en ", text) if part.strip()]


def _unnamed(number: int) -> list[Child]:
    if number > MOST_CHILDREN:
        raise ValidationError(
            _("Meer dan %(most)s kinderen? Schrijf dan hun namen op.") % {"most": MOST_CHILDREN}
        )
    return [Child()] * number


def _child(text: str) -> Child:
    found = CHILD.match(text)
    if not found:
        raise ValidationError(
            _("“%(text)s” lukt niet. Schrijf de voornaam en het geboortejaar: Ruby 2009, Sem 2011.")
            % {"text": text}
        )
    year = int(found["year"]) if found["year"] else None
    if year and not 1940 <= year <= timezone.localdate().year:
        raise ValidationError(_("Het geboortejaar %(year)s kan niet kloppen.") % {"year": year})
    name = found["name"].strip(" ,-")
    if len(name) > LONGEST_NAME:
        raise ValidationError(
            _("Een voornaam heeft hooguit %(most)s letters.") % {"most": LONGEST_NAME}
        )
    return Child(name, year)
