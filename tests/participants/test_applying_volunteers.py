"""Volunteers who signed up: somebody rings them before they think that nobody reads it."""

from datetime import date

import pytest
from django.urls import reverse

from activities.actions.volunteers import change_phase, enlist
from activities.models import Phase, Volunteer
from participants.volunteering import VolunteerWork
from tests.factories.activities import VolunteerFactory

TODAY = date(2018, 9, 19)
PAGE = reverse("participants:volunteer_attention")

pytestmark = [pytest.mark.today(TODAY), pytest.mark.django_db]


def test_who_signed_up_calls_until_they_begin_or_say_goodbye(coordinator, coordinator_client):
    signed_up = {name: Volunteer(name=name) for name in ("Özgür", "Ans", "Later", "Nee")}
    days = (date(2018, 9, 1), date(2018, 8, 1), date(2018, 9, 20), date(2018, 7, 1))
    for new, day in zip(signed_up.values(), days, strict=True):
        enlist(volunteer=new, phase=Phase.APPLYING, since_on=day, by=coordinator)
    change_phase(volunteer=signed_up["Nee"], phase=Phase.LEFT, since_on=TODAY, by=coordinator)
    VolunteerFactory(name="Helpt al")

    work = VolunteerWork(TODAY)

    told = [(new.name, new.applied_on) for new in work.applying]
    assert told == [("Ans", date(2018, 8, 1)), ("Özgür", date(2018, 9, 1))]
    assert work.is_quiet is False
    for page in (reverse("home"), PAGE):
        words = " ".join(coordinator_client.get(page).text.split())
        assert "Meldde zich aan op za 1 september en begon nog niet." in words
    change_phase(volunteer=signed_up["Ans"], phase=Phase.ACTIVE, since_on=TODAY, by=coordinator)
    assert [new.name for new in VolunteerWork(TODAY).applying] == ["Özgür"]
