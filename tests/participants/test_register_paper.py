"""A register on paper: one page for twenty-five people, names as a host sees them, and a square to scan."""

from datetime import time

import pytest

from participants.register_paper import names_on
from tests.factories.activities import DutyFactory, SessionFactory, VolunteerFactory
from tests.participants.registers import enrolled_family, url
from tests.reporting.papers import opened, tags_of, words_of

pytestmark = pytest.mark.usefixtures("this_evening")


def paper_of(client, session):
    return client.get(url("register_paper", session))


def test_the_paper_says_what_when_and_who(host_client, session):
    session.starts_at = time(17, 30)
    session.save()
    enrolled_family(session.activity, "Dilma", "Ruby", name="Fortes")

    answer = paper_of(host_client, session)

    assert answer["Content-Disposition"] == 'inline; filename="presentie-2018-09-19.pdf"'
    words = words_of(answer.content)
    told = ("Eten aan de Pascalweg", "Woensdag 19 september", "17.30", "Dilma F.", "Ruby F.")
    assert [line for line in told if line.replace(" ", "") not in words] == []
    assert "Fortes" not in words
    with opened(answer.content) as paper:
        figures = [element.Alt for tag, element in tags_of(paper) if tag == "Figure"]
    assert [str(alt) for alt in figures] == ["Scan om de lijst over te typen"]


@pytest.mark.parametrize(("people", "pages"), [(0, 1), (25, 1), (26, 2)])
def test_twenty_five_people_stand_on_one_page(host_client, session, people, pages):
    for number in range(people):
        enrolled_family(session.activity, f"Özgür{number}")

    with opened(paper_of(host_client, session).content) as paper:
        assert len(paper.pages) == pages


@pytest.mark.parametrize("families", [1, 3])
def test_families_stand_together_in_one_question(session, families, django_assert_num_queries):
    for name in ("Aydın", "Çelik", "Bakker")[:families]:
        enrolled_family(session.activity, name, "Sem", name=name)

    with django_assert_num_queries(1):
        names = names_on(session)

    expected = ["Aydın A.", "Sem A.", "Bakker B.", "Sem B.", "Çelik Ç.", "Sem Ç."]
    assert names == [(name, not name.startswith("Sem")) for name in expected[: 2 * families]]


def test_who_helps_is_not_on_it(session):
    (person,) = enrolled_family(session.activity, "Fatma")
    person.volunteer = VolunteerFactory()
    person.save()
    DutyFactory(session=session, volunteer=person.volunteer)

    assert names_on(session) == []


def test_a_stranger_gets_no_paper(host_client):
    assert paper_of(host_client, SessionFactory()).status_code == 404


def test_the_register_leads_to_it(host_client, session):
    assert url("register_paper", session) in host_client.get(url("register", session)).text
