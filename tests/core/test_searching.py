"""Every list of people: what one types is found, and stands in no address."""

import pytest
from django.urls import reverse

from tests.conftest import signed_in
from tests.doors import DOORS
from tests.factories.accounts import UserFactory

LISTS = ["participants:family_list", "activities:volunteer_list", "accounts:user_list"]


@pytest.fixture(params=LISTS)
def list_of_people(request, db):
    """(a client of somebody who may search it, its address)."""
    role = sorted(DOORS[request.param])[0]
    return signed_in(UserFactory(role=role)), reverse(request.param)


def test_the_words_stand_in_no_address(list_of_people):
    client, address = list_of_people

    found = client.post(address, {"zoek": "Yılmaz", "welke": ""}, follow=True)

    assert found.redirect_chain == [(f"{address}?gezocht=ja", 302)]
    assert 'value="Yılmaz"' in found.text
    assert found.text.count("Yılmaz") == 1
    assert client.get(address, {"zoek": "Yılmaz"}).text.count("Yılmaz") == 0


def test_the_form_of_the_list_is_sent_in_private(list_of_people):
    client, address = list_of_people

    page = client.get(address).text

    assert f'hx-post="{address}"' in page
    assert f'hx-get="{address}"' not in page


def test_words_for_one_list_are_not_searched_for_in_another(coordinator_client):
    families, volunteers = (reverse(name) for name in LISTS[:2])
    coordinator_client.post(families, {"zoek": "Yılmaz"})

    assert "Yılmaz" not in coordinator_client.get(f"{volunteers}?gezocht=ja").text
    assert 'value="Yılmaz"' in coordinator_client.get(f"{families}?gezocht=ja").text


def test_no_more_is_kept_than_anybody_types(coordinator_client):
    address = reverse(LISTS[0])

    found = coordinator_client.post(address, {"zoek": "x" * 5000}, follow=True)

    assert found.context["form"]["zoek"].value() == "x" * 200
