"""``make messages``: the English catalogue follows the Dutch sentences in code and templates.

New sentences come in empty, sentences that are gone go out, translations stay. Needs no gettext.
"""

import io
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import polib
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.utils.translation.template import templatize

CATALOGUE = Path("locale/en/LC_MESSAGES/django.po")
ROOMS = ("core", "accounts", "activities", "participants", "reporting", "config")
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
HEADER = {
    "Project-Id-Version": "Buurtverband",
    "Language": "en",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}


class Sentence(NamedTuple):
    """What gettext looks up: with a context when one word means two things."""

    text: str
    plural: str | None = None
    context: str | None = None


def sentences() -> dict[Sentence, set[str]]:
    """Every sentence that is wrapped for translation, and the files it stands in."""
    found: dict[Sentence, set[str]] = defaultdict(set)
    for path, code in sources():
        for _line, message, _comments, context in extract(
            "python", io.BytesIO(code.encode()), keywords=KEYWORDS
        ):
            text, plural = (message, None) if isinstance(message, str) else message[:2]
            if text:
                found[Sentence(text, plural, context)].add(path.as_posix())
    return found


def sources() -> Iterator[tuple[Path, str]]:
    """Python as it stands; a template as Python, in brackets so that its indents mean nothing."""
    for room in ROOMS:
        for path in sorted(Path(room).rglob("*.py")):
            yield path, path.read_text(encoding="utf-8")
    for path in sorted(p for p in Path("templates").rglob("*") if p.is_file()):
        yield path, f"({templatize(path.read_text(encoding='utf-8'))}\n)"


def updated(old: polib.POFile, found: dict[Sentence, set[str]]) -> polib.POFile:
    """A catalogue of exactly the sentences ``found``, with the translations of ``old``."""
    known = {(entry.msgid, entry.msgctxt): entry for entry in old if not entry.obsolete}
    new = polib.POFile(wrapwidth=100)
    new.metadata = HEADER
    for sentence, places in sorted(found.items(), key=lambda item: (sorted(item[1]), item[0].text)):
        new.append(entry_for(sentence, places, known.get((sentence.text, sentence.context))))
    return new


def entry_for(sentence: Sentence, places: set[str], known: polib.POEntry | None) -> polib.POEntry:
    """The entry of one sentence; a plural that is new or gone starts empty."""
    entry = polib.POEntry(
        msgid=sentence.text,
        msgctxt=sentence.context,
        occurrences=[(place, "") for place in sorted(places)],
        flags=["python-format"] if "%(" in sentence.text else [],
    )
    if sentence.plural:
        entry.msgid_plural = sentence.plural
        entry.msgstr_plural = {0: "", 1: ""}
    if known and known.msgid_plural == entry.msgid_plural:
        entry.msgstr, entry.msgstr_plural = known.msgstr, known.msgstr_plural
    return entry


def main() -> None:
    """Write the catalogue and say what is left to translate."""
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    old = polib.pofile(str(CATALOGUE)) if CATALOGUE.exists() else polib.POFile()
    catalogue = updated(old, sentences())
    catalogue.save(str(CATALOGUE))
    left = len(catalogue.untranslated_entries())
    sys.stdout.write(f"{CATALOGUE}: {len(catalogue)} sentences, {left} to translate\n")


if __name__ == "__main__":
    main()
