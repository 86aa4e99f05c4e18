"""The page on which initiatives hang together."""

import pytest
from django.urls import reverse

from tests.factories.activities import NeighbourhoodGroupFactory
from tests.factories.participants import PersonFactory
from tests.participants.test_initiative_links import come, session

PAGE = reverse("participants:initiative_network")
pytestmark = pytest.mark.django_db


def test_an_empty_house_says_when_a_line_appears(client, coordinator):
    client.force_login(coordinator)

    assert "Nog niets hangt samen." in client.get(PAGE).text


def test_the_page_names_bridges_and_counts_but_no_people(client, board):
    everybody = [PersonFactory(given_name="Özgür", family_name=f"Test{at}") for at in range(3)]
    garden = session("Tuin")
    come(everybody, session("Koken"), garden)
    others = PersonFactory.create_batch(3)
    come(others, garden, session("Taal"))
    client.force_login(board)

    page = client.get(PAGE, {"jaar": "2026"}).text

    assert "Zonder <strong>Tuin</strong> raken los" in page
    assert "(3 mensen)" in page
    assert "Özgür" not in page


def test_whoever_has_a_line_leads_to_a_page_of_their_own(client, coordinator):
    group = NeighbourhoodGroupFactory(name="Tuin")
    cooking = session("Koken")
    come(PersonFactory.create_batch(3), session("Spitten", group=group), cooking)
    client.force_login(coordinator)

    rows = client.get(PAGE, {"jaar": "2026"}).context["overview"].rows

    doors = {row.name: row.url for row in rows}
    assert doors == {
        "Tuin": group.get_absolute_url(),
        "Koken": cooking.activity.get_absolute_url(),
    }


@pytest.mark.parametrize("asked", ["", "1850", "²026", "31-2-2017", "2026'"])
def test_a_year_that_is_no_year_is_this_year(client, coordinator, asked):
    client.force_login(coordinator)

    page = client.get(PAGE, {"jaar": asked})

    assert page.status_code == 200
    assert page.context["overview"].year == page.context["overview"].today.year
