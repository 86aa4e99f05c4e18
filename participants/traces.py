"""What in a text would tell who a family is: found with the family's own record, for somebody to judge."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.names import PARTICLES
from core.search import WORDS, folded
from participants.models import Family, Story
from participants.models.families import FamilyQuerySet

SHORTEST = 3  # letters; "de" and "El" are in every text
HOW_OLD = re.compile(r"\b(\d{1,3})[ -]?(?:jaar|jarige?|jr|years?)\b", re.IGNORECASE)
NUMBERS = re.compile(r"\S+@\S+|\+?\d(?:[ .()/-]{0,2}\d){7,}|\b\d{4} ?[A-Z]{2}\b")
A_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


@dataclass(frozen=True, slots=True)
class Trace:
    """A word of a text that leads to the family, and what it is."""

    word: str
    kind: str | Promise


def traces_in(text: str, story: Story) -> list[Trace]:
    """What in ``text`` leads to the family of ``story``, or to another that the note is about.

    A doubt, never a verdict: *roos* may be a flower. And never all of it: what the file does not hold
    nobody can find here. Two queries.
    """
    families = list(_families_of(story).prefetch_related("members", "ties").select_related("coach"))
    known = dict(_known_words(families))
    found = [
        Trace(word, known[folded(word)]) for word in WORDS.findall(text) if folded(word) in known
    ]
    found += [Trace(hit[0], _("leeftijd")) for hit in HOW_OLD.finditer(text)]
    found += [Trace(hit[0], _("telefoon, e-mail of postcode")) for hit in NUMBERS.finditer(text)]
    born = {str(person.birth_year) for family in families for person in family.members.all()}
    found += [Trace(year, _("geboortejaar")) for year in A_YEAR.findall(text) if year in born]
    return list(dict.fromkeys(found))


def _families_of(story: Story) -> FamilyQuerySet:
    key = story.contact.shared_key if story.contact else None
    about = Q(pk=story.family_id)
    if key:
        about |= Q(contacts__shared_key=key)
    return Family.objects.filter(about).order_by("pk").distinct()


def _known_words(families: Iterable[Family]) -> Iterator[tuple[str, str | Promise]]:
    """(folded word, what it is) for every name in the files of ``families``; names last, they win."""
    for family in families:
        yield from _words(family.street, _("straat"))
        around = [str(tie) for tie in family.ties.all()] + [str(family.coach or "")]
        yield from _words(" ".join(around), _("naam"))
        names = [f"{p.given_name} {p.family_name}" for p in family.members.all()]
        yield from _words(" ".join([family.name, *names]), _("naam"))


def _words(text: str, kind: str | Promise) -> Iterator[tuple[str, str | Promise]]:
    for word in folded(text).split():
        if len(word) >= SHORTEST and word not in PARTICLES and not word.isdigit():
            yield word, kind
