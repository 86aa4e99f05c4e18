"""``make messages``: the catalogues follow the Dutch sentences in code and templates.

English has every sentence; Turkish and Arabic those of the register screen alone (decision 0029).
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
SCREEN = frozenset(
    Path(path)
    for path in (
        "templates/bare.html",
        "templates/base.html",
        "templates/components/drafts.html",
        *(
            f"templates/participants/register_{piece}.html"
            for piece in (
                "about", "attention", "cancel", "door", "frame", "head", "helpers", "hours", "languages",
                "list_copy", "newcomer", "repeat", "state", "tallies", "unnamed",
            )
        ),
        "templates/participants/register.html",
        "templates/participants/offline.html",
        "templates/participants/signal_unasked.html",
        "activities/templatetags/hours.py",
        "participants/templatetags/absences.py",
        "participants/templatetags/registers.py",
        "participants/registers.py",
        "participants/taps.py",
        "participants/forms/absent.py",
        "participants/models/absences.py",
        "participants/views/absent.py",
        "participants/forms/registers.py",
        "participants/forms/taps.py",
        "participants/actions/registers.py",
        "participants/actions/absences.py",
        "participants/actions/desks.py",
        "participants/actions/session_notes.py",
        "participants/actions/tap_kinds.py",
        "participants/views/registers.py",
    )
)  # fmt: skip
"""What stands on the register screen, or is answered to it."""
FROM_ELSEWHERE = frozenset(
    {
        "voornaam", "ouder", "kind", "volwassene", "Opslaan",
        "Weet het gezin hiervan?", "ja, en het vindt het goed", "nee, nog niet gevraagd", "Kies ja of nee.",
        "Over wie gaat het?", "Een voornaam is genoeg.",
        "Hoe bereiken we het gezin?", "Telefoon of adres, of: via mij.",
        "Waarom denk je aan dit gezin?", "Een zin is genoeg. Niet over geloof, afkomst of ziekte.",
        "Laat telefoon en e-mail weg tot het gezin het goed vindt.",
    }
)  # fmt: skip
"""Words on that screen that other files say."""
SCREEN_LANGUAGES = {
    "tr": "nplurals=2; plural=(n > 1);",
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
    "n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5;",
}
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


def on_the_screen(found: dict[Sentence, set[str]]) -> dict[Sentence, set[str]]:
    """Of the sentences ``found`` those of the register screen."""
    screen = {path.as_posix() for path in SCREEN}
    return {
        sentence: places
        for sentence, places in found.items()
        if places & screen or sentence.text in FROM_ELSEWHERE
    }


def updated(
    old: polib.POFile, found: dict[Sentence, set[str]], header: dict[str, str] | None = None
) -> polib.POFile:
    """A catalogue of exactly the sentences ``found``, with the translations of ``old``."""
    known = {(entry.msgid, entry.msgctxt): entry for entry in old if not entry.obsolete}
    new = polib.POFile(wrapwidth=100)
    new.metadata = HEADER if header is None else header
    forms = int(new.metadata["Plural-Forms"].partition("nplurals=")[2].partition(";")[0])
    for sentence, places in sorted(found.items(), key=lambda item: (sorted(item[1]), item[0].text)):
        row = known.get((sentence.text, sentence.context))
        new.append(entry_for(sentence, places, row, forms=forms))
    return new


def entry_for(
    sentence: Sentence, places: set[str], known: polib.POEntry | None, *, forms: int = 2
) -> polib.POEntry:
    """The entry of one sentence; a plural that is new or gone starts empty."""
    entry = polib.POEntry(
        msgid=sentence.text,
        msgctxt=sentence.context,
        occurrences=[(place, "") for place in sorted(places)],
        flags=["python-format"] if "%(" in sentence.text else [],
    )
    if sentence.plural:
        entry.msgid_plural = sentence.plural
        entry.msgstr_plural = dict.fromkeys(range(forms), "")
    if known and known.msgid_plural == entry.msgid_plural:
        entry.msgstr, entry.msgstr_plural = known.msgstr, known.msgstr_plural
    return entry


def main() -> None:
    """Write the catalogues and say what is left to translate."""
    found = sentences()
    write(CATALOGUE, found, HEADER)
    for language, plurals in SCREEN_LANGUAGES.items():
        header = HEADER | {"Language": language, "Plural-Forms": plurals}
        write(catalogue_of(language), on_the_screen(found), header)


def catalogue_of(language: str) -> Path:
    """Where the translations to ``language`` stand."""
    return Path(f"locale/{language}/LC_MESSAGES/django.po")


def write(path: Path, found: dict[Sentence, set[str]], header: dict[str, str]) -> None:
    """Bring the catalogue at ``path`` up to date."""
    path.parent.mkdir(parents=True, exist_ok=True)
    old = polib.pofile(str(path)) if path.exists() else polib.POFile()
    catalogue = updated(old, found, header)
    catalogue.save(str(path))
    left = len(catalogue.untranslated_entries())
    sys.stdout.write(f"{path}: {len(catalogue)} sentences, {left} to translate\n")


if __name__ == "__main__":
    main()
