"""What ``make run`` does before the server starts."""

import io
import os
import socket

import polib
import pytest
from django.contrib.staticfiles import finders
from django.core.management import CommandError, call_command

from config.catalogue import compile_catalogues
from config.management.commands import prepare
from tests.factories.accounts import UserFactory


@pytest.fixture
def taken_port():
    """A port that somebody else listens on."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        yield str(door.getsockname()[1])


def test_a_taken_port_is_a_sentence_and_not_a_traceback(taken_port, monkeypatch):
    monkeypatch.setenv("PORT", taken_port)

    with pytest.raises(CommandError) as refusal:
        call_command("prepare")

    assert str(refusal.value) == (
        f"Poort {taken_port} is niet vrij. Kies een andere, bijvoorbeeld: make run PORT=8123"
    )


@pytest.mark.parametrize("port", ["achtduizend", "99999", "-1"])
def test_what_is_not_a_port_is_refused_in_the_same_words(port):
    with pytest.raises(CommandError, match=f"Poort {port} is niet vrij"):
        prepare.refuse_taken_port(port)


@pytest.fixture
def locale(settings, tmp_path):
    """One English catalogue of one sentence."""
    settings.LOCALE_PATHS = [tmp_path]
    po = tmp_path / "en" / "LC_MESSAGES" / "django.po"
    po.parent.mkdir(parents=True)
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid="buurt", msgstr="neighbourhood"))
    catalogue.save(str(po))
    return po


def test_a_catalogue_is_compiled_once_and_again_when_it_changed(locale):
    first, second = compile_catalogues(), compile_catalogues()
    later = locale.stat().st_mtime + 10
    os.utime(locale, (later, later))

    assert (first, second, compile_catalogues()) == (1, 0, 1)
    assert [entry.msgstr for entry in polib.mofile(str(locale.with_suffix(".mo")))] == [
        "neighbourhood"
    ]


@pytest.fixture
def house_css(settings, tmp_path):
    """The only style sheet of a house that keeps its collected files elsewhere."""
    css = tmp_path / "static" / "house.css"
    css.parent.mkdir()
    settings.STATICFILES_DIRS, settings.STATIC_ROOT = [css.parent], tmp_path / "collected"
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    finders.get_finder.cache_clear()  # Django remembers the folders of the first time
    yield css
    finders.get_finder.cache_clear()


def test_style_sheets_are_collected_once_and_again_when_one_changed(house_css, settings):
    house_css.write_text("a {}")
    prepare.collect_static_files()
    collected = settings.STATIC_ROOT / "house.css"
    collected.write_text("left alone")

    prepare.collect_static_files()
    unchanged = collected.read_text()
    house_css.write_text("a { color: red }")
    prepare.collect_static_files()

    assert (unchanged, collected.read_text()) == ("left alone", "a { color: red }")


def how_to_begin():
    said = io.StringIO()
    prepare.Command(stdout=said).show_how_to_begin()
    return said.getvalue()


def test_a_house_without_accounts_says_how_the_first_one_is_made(db):
    assert "manage.py first_account naam@example.org" in how_to_begin()


def test_a_house_with_accounts_does_not(db):
    UserFactory()

    assert how_to_begin() == ""
