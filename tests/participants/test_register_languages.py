"""The register in Turkish and Arabic: every word of it, and no other page."""

import re

import polib
import pytest
from django.urls import reverse

from participants.languages import COOKIE, MORE
from tests.catalogue import SCREEN_LANGUAGES, Sentence, catalogue_of, on_the_screen, sentences
from tests.participants.registers import enrolled_family, newcomer, url

pytestmark = pytest.mark.usefixtures("this_evening")

BLANK = re.compile(r"%\(\w+\)[sd]|%%?[a-z]\b")
languages = pytest.mark.parametrize("language", MORE)


def speaks(client, language, **told):
    return client.post(reverse("participants:register_language"), {"language": language} | told)


def test_the_languages_of_the_screen_have_a_catalogue():
    assert list(SCREEN_LANGUAGES) == list(MORE)


@languages
def test_every_sentence_of_the_screen_is_translated_and_no_other(language):
    """Run ``make messages`` and fill in what came in empty."""
    known = {
        Sentence(entry.msgid, entry.msgid_plural or None, entry.msgctxt)
        for entry in polib.pofile(str(catalogue_of(language)))
        if entry.translated()
    }

    assert known == set(on_the_screen(sentences()))


@languages
def test_a_translation_fills_in_the_same_blanks(language):
    wrong = [
        entry.msgid
        for entry in polib.pofile(str(catalogue_of(language)))
        for words in (entry.msgstr_plural or {0: entry.msgstr}).values()
        if set(BLANK.findall(words)) != set(BLANK.findall(entry.msgid))
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("language", "opening", "words"),
    [
        (
            "tr",
            '<html lang="tr"',
            ("Kim burada?", "Bugün yeni", "Her şey kaydedildi", "eylül"),
        ),
        ("ar", 'dir="rtl"', ("من الحاضر؟", "جديد اليوم", "حُفظ كل شيء", "سبتمبر")),
    ],
)
def test_the_register_speaks_it_and_the_list_of_registers_does_not(
    host_client, session, language, opening, words
):
    enrolled_family(session.activity, "Dilma", "Ruby")

    speaks(host_client, language)

    page = host_client.get(url("register", session)).text
    assert opening in page
    assert [word for word in words if word.casefold() not in page.casefold()] == []
    assert "Wie is er?" not in page
    assert '<html lang="nl"' in host_client.get(reverse("participants:register_list")).text


@pytest.mark.parametrize(
    ("language", "opening", "no_connection", "of_the_list"),
    [
        ("tr", '<html lang="tr"', "Şu an bağlantı yok", "Bu listeleri yine de doldurabilirsin"),
        ("ar", 'dir="rtl"', "لا يوجد اتصال الآن", "يمكنك ملء هذه القوائم"),
    ],
)
def test_what_stands_there_without_a_connection_speaks_it_too(
    host_client, session, language, opening, no_connection, of_the_list
):
    speaks(host_client, language)

    for name, words in (("offline", no_connection), ("register_list_copy", of_the_list)):
        page = host_client.get(reverse(f"participants:{name}")).text
        assert opening in page
        assert words in page


def test_names_keep_their_direction_in_arabic(host_client, session):
    enrolled_family(session.activity, "Dilma", "Ruby", "Sem")
    speaks(host_client, "ar")

    page = host_client.get(url("register", session)).text

    assert "مع \u2068Ruby\u2069 و \u2068Sem\u2069" in page
    assert f"<h1><bdi>{session.activity}</bdi></h1>" in page


def test_what_is_answered_to_the_screen_is_turkish_as_well(host_client, session):
    speaks(host_client, "tr")

    assert "Listede, burada." in newcomer(host_client, session).text
    assert "Bir ad yaz. Ad yok mu?" in newcomer(host_client, session, given_name="").text


@pytest.mark.parametrize(("language", "lang"), [("en", "en"), ("nl", "nl"), ("xx", "tr")])
def test_back_to_a_language_of_the_house(host_client, session, language, lang):
    speaks(host_client, "tr")

    speaks(host_client, language)

    assert f'<html lang="{lang}"' in host_client.get(url("register", session)).text


def test_a_language_that_nobody_offers_is_dutch(host_client, session):
    host_client.cookies[COOKIE] = "../xx"

    assert '<html lang="nl"' in host_client.get(url("register", session)).text


def test_it_leads_back_to_the_same_list_and_never_elsewhere(host_client, session):
    register = url("register", session)

    assert speaks(host_client, "tr", next=register).url == register
    assert speaks(host_client, "tr", next=f"{register}mee/").url == register  # of a copy
    assert speaks(host_client, "tr", next="https://example.org/").url == "/presentie/"


def test_the_coordinator_reads_that_nobody_checked_it(host_client, coordinator_client, session):
    for client in (host_client, coordinator_client):
        speaks(client, "tr")

    notice = "Bu çeviri henüz"
    assert notice in coordinator_client.get(url("register", session)).text
    assert notice not in host_client.get(url("register", session)).text
