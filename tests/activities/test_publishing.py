"""Opening the neighbourhood agenda, and putting activities on it."""

from decimal import Decimal

import pytest
from django.urls import reverse

from activities.models import PublicAgenda
from tests.factories.activities import ActivityFactory, PublicAgendaFactory

AGENDA = reverse("activities:public_agenda")
SETTINGS = reverse("activities:public_agenda_edit")


@pytest.fixture
def is_open(db):
    return PublicAgendaFactory()


def test_the_coordinator_opens_and_closes_it(coordinator_client, client):
    page = coordinator_client.post(SETTINGS, {"is_open": "on", "contact": "Bel ons"}, follow=True)
    assert "De buurtagenda is opgeslagen." in page.text
    assert "Bel ons" in client.get(AGENDA).text
    house = PublicAgenda.objects.get().house

    coordinator_client.post(SETTINGS, {"contact": "Bel ons"})

    assert client.get(AGENDA).status_code == 404
    assert PublicAgenda.objects.get().house == house


def test_a_coach_puts_an_activity_on_it(coach_client, client, is_open):
    activity = ActivityFactory()
    address = reverse("activities:activity_publish", args=[activity.pk])

    coach_client.post(address, {"is_public": "on", "cost": "2,50"})

    activity.refresh_from_db()
    assert (activity.is_public, activity.cost) == (True, Decimal("2.50"))
    assert 'value="2,50"' in coach_client.get(address).text
    assert client.get(reverse("activities:public_activity", args=[activity.pk])).status_code == 200


@pytest.mark.parametrize("cost", ["-1", "veel", "1000000", "2,505"])
def test_a_price_that_is_none_is_said(coach_client, cost):
    activity = ActivityFactory()
    address = reverse("activities:activity_publish", args=[activity.pk])

    page = coach_client.post(address, {"is_public": "on", "cost": cost}).text

    assert "invalid-feedback" in page
    assert f'value="{cost}"' in page
    activity.refresh_from_db()
    assert not activity.is_public


def test_the_front_door_leads_there_while_it_is_open(client, db):
    door = reverse("account_login")
    assert AGENDA not in client.get(door).text

    PublicAgendaFactory()

    assert AGENDA in client.get(door).text
