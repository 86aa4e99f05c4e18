"""The week on a poster: what is on it, for everybody to read."""

from datetime import date, time
from io import BytesIO

import pikepdf
import pytest
import time_machine
from django.urls import reverse

from activities import poster
from tests.factories.activities import ActivityFactory, PublicAgendaFactory, SessionFactory

POSTER = reverse("activities:public_poster")


@pytest.fixture(autouse=True)
def _on_a_tuesday(db):
    PublicAgendaFactory(contact="Loop binnen 🌸")
    with time_machine.travel("2018-09-18 10:00+02:00", tick=False):
        yield


@pytest.fixture
def content(monkeypatch):
    """What the last poster says."""
    said = []
    monkeypatch.setattr(poster, "write_paper", lambda template, told: said.append(told) or b"%PDF")
    poster.set_paper.cache_clear()
    yield lambda: said[-1]
    poster.set_paper.cache_clear()


def test_a_poster_holds_the_public_sessions_of_the_week_that_go_on(client, content):
    activity = ActivityFactory(name="Naaicafé", is_public=True, cost=0, for_whom="iedereen")
    for day in (16, 17, 23, 24):
        SessionFactory(activity=activity, held_on=date(2018, 9, day), starts_at=time(19, 30))
    SessionFactory(activity=activity, held_on=date(2018, 9, 20), cancelled_because="ziek")
    SessionFactory(held_on=date(2018, 9, 20))

    client.get(POSTER)

    line = {"hours": "19.30", "name": "Naaicafé", "about": "iedereen · gratis"}
    assert content()["subject"] == "17 september 2018 tot en met 23 september 2018"
    assert content()["days"] == [
        {"day": "maandag 17 september", "off": "", "sessions": [line]},
        {"day": "zondag 23 september", "off": "", "sessions": [line]},
    ]
    assert content()["address"] == "testserver/buurtagenda"


def test_a_poster_of_another_week_can_be_asked_for(client, content):
    client.get(POSTER, {"vanaf": "2018-10-03"})

    assert content()["subject"] == "1 oktober 2018 tot en met 7 oktober 2018"


def test_the_same_poster_is_set_once(client):
    poster.set_paper.cache_clear()

    papers = {client.get(POSTER).content for _ in range(3)}

    assert len(papers) == 1
    assert poster.set_paper.cache_info().misses == 1


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_poster_can_be_read_by_everybody(client, language):
    activity = ActivityFactory(name="Eten 🍲 李", is_public=True)
    for day in range(17, 24):
        SessionFactory(activity=activity, held_on=date(2018, 9, day))
    client.cookies["taal"] = language

    answer = client.get(POSTER)

    assert answer["Content-Disposition"] == 'inline; filename="buurtagenda-2018-09-17.pdf"'
    with pikepdf.open(BytesIO(answer.content)) as paper:
        assert str(paper.Root.Lang)[:2] == language
        assert len(paper.pages) == 1
        assert b"pdfuaid" in paper.Root.Metadata.read_bytes()
