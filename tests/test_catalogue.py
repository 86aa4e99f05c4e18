"""The tool behind ``make messages``."""

import re
from pathlib import Path

import polib
import pytest

from tests.catalogue import CATALOGUE, Sentence, sentences, updated


@pytest.fixture
def templates(tmp_path, monkeypatch):
    """An empty project with a folder for templates."""
    monkeypatch.chdir(tmp_path)
    Path("templates").mkdir()
    return Path("templates")


def test_sentences_are_found_in_code_and_in_indented_templates(templates):
    Path("core").mkdir()
    Path("core/rooms.py").write_text('_("kamer")\nngettext("%(n)s deur", "%(n)s deuren", 2)\n')
    (templates / "page.html").write_text(
        "<p>It's\n      {% translate 'Dag' %}\n  {% blocktranslate trimmed with name=user %}\n"
        "    Welkom,\n    {{ name }}!\n  {% endblocktranslate %}"
    )

    assert sentences() == {
        Sentence("kamer"): {"core/rooms.py"},
        Sentence("%(n)s deur", "%(n)s deuren"): {"core/rooms.py"},
        Sentence("Dag"): {"templates/page.html"},
        Sentence("Welkom, %(name)s!"): {"templates/page.html"},
    }


def test_the_catalogue_keeps_translations_adds_what_is_new_and_drops_what_is_gone():
    old = polib.POFile()
    old.append(polib.POEntry(msgid="kamer", msgstr="room"))
    old.append(polib.POEntry(msgid="zolder", msgstr="attic"))

    new = updated(old, {Sentence("kamer"): {"a.py"}, Sentence("deur", "deuren"): {"b.py"}})

    assert [(entry.msgid, entry.msgstr, entry.msgstr_plural) for entry in new] == [
        ("kamer", "room", {}),
        ("deur", "", {0: "", 1: ""}),
    ]


def test_every_sentence_on_the_screens_has_its_english():
    """Run ``make messages`` and fill in what came in empty; a fuzzy entry does not count."""
    english = {
        Sentence(entry.msgid, entry.msgid_plural or None, entry.msgctxt)
        for entry in polib.pofile(str(CATALOGUE))
        if entry.translated()
    }

    assert english == set(sentences())


def test_a_translation_fills_in_the_same_blanks():
    """One that names another blank would stop the page it is on."""
    blanks = re.compile(r"%\(\w+\)[sd]")
    wrong = [
        (entry.msgid, translation)
        for entry in polib.pofile(str(CATALOGUE)).translated_entries()
        for translation in [entry.msgstr, *entry.msgstr_plural.values()]
        if translation
        if not set(blanks.findall(translation))
        <= set(blanks.findall(entry.msgid + entry.msgid_plural))
        or (
            not entry.msgid_plural
            and blanks.findall(entry.msgid)
            and not blanks.findall(translation)
        )
    ]
    assert wrong == []
