from datetime import date

import pytest
from django.urls import reverse

from participants.models import Absence
from tests.factories.participants import AbsenceFactory, CaseFactory
from tests.participants.attention import TODAY, contact, days_ago, found, kinds

pytestmark = pytest.mark.today(TODAY)


def tell(client, family, first_on, last_on):
    address = reverse("participants:absence_add", args=[family.pk])
    return client.post(address, {"first_on": first_on, "last_on": last_on})


def test_who_is_away_is_not_silent(coach, coach_client):
    family = found(coach)
    contact(family, days=30)
    assert kinds(coach, family) == ["silent"]

    response = tell(coach_client, family, "vandaag", "3-7-2018")

    assert response["Location"] == family.get_absolute_url()
    assert kinds(coach, family) == []
    assert Absence.objects.values_list("first_on", "last_on").get() == (TODAY, date(2018, 7, 3))


def test_it_can_be_taken_back(coach, coach_client):
    family = found(coach)
    contact(family, days=30)
    absence = AbsenceFactory(family=family, first_on=days_ago(3), last_on=days_ago(-3))

    coach_client.post(reverse("participants:absence_remove", args=[family.pk, absence.pk]))

    assert kinds(coach, family) == ["silent"]


@pytest.mark.parametrize(
    ("first_on", "last_on", "sentence"),
    [
        ("19-6-2018", "12-6-2018", "De einddatum ligt vóór de begindatum."),
        ("31-2-2018", "1-3-2018", "bestaat niet"),
        ("19-6-2018", "", "Dit veld is verplicht."),
    ],
)
def test_days_that_make_no_sense_are_said_and_kept(
    coach, coach_client, first_on, last_on, sentence
):
    family = found(coach)

    page = tell(coach_client, family, first_on, last_on)

    assert sentence in page.text
    assert f'value="{first_on}"' in page.text
    assert not Absence.objects.exists()


def test_the_family_of_another_coach_is_not_there(coach_client):
    absence = AbsenceFactory(family=CaseFactory().family)

    away = reverse("participants:absence_remove", args=[absence.family_id, absence.pk])
    assert coach_client.post(away).status_code == 404
    assert tell(coach_client, absence.family, "vandaag", "morgen").status_code == 404
