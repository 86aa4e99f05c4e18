"""Who brought a family to us, and what they may hear of it."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from participants.models import Consent, Feedback, Introduction
from tests.factories.activities import OrganisationFactory
from tests.factories.participants import FamilyFactory, IntroductionFactory
from tests.participants.referring import NOON, SENT_ON, allowing

LIST = reverse("participants:referral_list")


@pytest.fixture(autouse=True)
def _a_tuesday_in_september():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def family(coach):
    return allowing(coach)


@pytest.fixture
def introduction(family):
    return IntroductionFactory(family=family, may_tell_back=True)


def tell(introduction):
    return reverse("participants:feedback_add", args=[introduction.family_id, introduction.pk])


WORDS = {"words": "Komt elke week eten.", "told_on": "vandaag"}


def test_who_referred_the_family_stands_in_its_file(coach, coach_client, family):
    school = OrganisationFactory(name="CBS Open Venster")
    told = {"organisation": school.pk, "person": "Anneke", "referred_on": "3-9-2018"}

    coach_client.post(reverse("participants:introduction_add", args=[family.pk]), told)

    row = Introduction.objects.get()
    assert (row.organisation, row.author, row.may_tell_back) == (school, coach, False)
    assert "CBS Open Venster, Anneke" in coach_client.get(family.get_absolute_url()).text


def test_somebody_referred_it(coach_client, family):
    answer = coach_client.post(
        reverse("participants:introduction_add", args=[family.pk]), {"referred_on": "vandaag"}
    )

    assert answer.context["form"].errors == {
        "person": ["Schrijf op wie het gezin naar ons verwees."]
    }


def test_who_brought_the_family_hears_what_came_of_it(coach, coach_client, introduction):
    assert "Terugkoppelen" in coach_client.get(LIST).text

    coach_client.post(tell(introduction), WORDS)

    row = Feedback.objects.get()
    assert (row.words, row.told_on, row.author) == ("Komt elke week eten.", SENT_ON, coach)
    page = coach_client.get(introduction.family.get_absolute_url()).text
    assert "hoorde van ons op 18 sep" in page
    assert "Terugkoppelen" not in coach_client.get(LIST).text


@pytest.mark.parametrize("without", ["the family's yes", "consent"])
def test_nothing_is_told_without_a_yes(coach_client, introduction, without):
    if without == "consent":
        Consent.objects.update(withdrawn_on=SENT_ON)
    else:
        Introduction.objects.update(may_tell_back=False)

    for method in (coach_client.get, coach_client.post):
        answer = method(tell(introduction), WORDS, follow=True)
        assert "Vraag het gezin eerst of we mogen vertellen wat ervan kwam." in answer.text
    assert not Feedback.objects.exists()


def test_nobody_hears_before_they_told_us(coach_client, introduction):
    Introduction.objects.update(referred_on=SENT_ON)

    answer = coach_client.post(tell(introduction), WORDS | {"told_on": "17-9-2018"})

    assert list(answer.context["form"].errors) == ["told_on"]


def test_a_citizen_service_number_is_told_to_nobody(coach_client, introduction):
    answer = coach_client.post(tell(introduction), WORDS | {"words": "BSN 1112 22 333"})

    assert list(answer.context["form"].errors) == ["words"]


@pytest.mark.parametrize("page", ["introduction_edit", "feedback_add"])
def test_who_brought_another_family_is_not_found(coach_client, family, page):
    other = IntroductionFactory(family=FamilyFactory(), may_tell_back=True)

    for key in (family.pk, other.family_id):
        address = reverse(f"participants:{page}", args=[key, other.pk])
        assert coach_client.get(address).status_code == 404


def test_the_list_tells_whom_we_owe_word_the_longest_first(coach, coach_client):
    for day in (5, 3, 4):
        IntroductionFactory(family__coach=coach, may_tell_back=True, referred_on=date(2018, 9, day))
    IntroductionFactory(family__coach=coach)
    IntroductionFactory(may_tell_back=True)

    days = [row.referred_on.day for row in coach_client.get(LIST).context["untold"]]
    assert days == [3, 4, 5]
