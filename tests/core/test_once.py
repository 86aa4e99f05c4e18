"""What is sent twice is carried out once, and what only looks alike is carried out too."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from activities.models import NeighbourhoodGroup, Shift
from core.models import Sent
from core.once import ARRIVED, forget_sent
from tests.conftest import signed_in
from tests.factories.accounts import UserFactory
from tests.factories.activities import VolunteerFactory

ADD = reverse("activities:group_add")
GROUP = {"name": "Tuingroep", "started_on": "1-1-2018", "once": "a1"}


def groups():
    return list(NeighbourhoodGroup.objects.order_by("pk").values_list("name", flat=True))


def test_a_form_that_htmx_sends_twice_is_carried_out_once(coach_client):
    answers = [coach_client.post(ADD, GROUP, headers={"HX-Request": "true"}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0].url == answers[1].url
    assert groups() == ["Tuingroep"]


def test_the_second_time_says_nothing_new(coach_client):
    for _ in range(2):
        answer = coach_client.post(ADD, GROUP)

    assert coach_client.get(answer.url).text.count("alert-success") == 1


def test_what_was_refused_can_be_mended_under_the_same_token(coach_client):
    refused = coach_client.post(ADD, GROUP | {"started_on": "31-2-2018"})
    assert "Tuingroep" in refused.text

    coach_client.post(ADD, GROUP)

    assert groups() == ["Tuingroep"]


def test_other_words_after_going_back_in_the_browser_are_something_new(coach_client):
    coach_client.post(ADD, GROUP)

    coach_client.post(ADD, GROUP | {"name": "Moeders"})

    assert groups() == ["Tuingroep", "Moeders"]


def test_the_same_words_from_a_form_that_was_drawn_anew_are_something_new(coach_client):
    volunteers = VolunteerFactory.create_batch(2)

    for volunteer in volunteers:
        page = reverse("activities:shift_add", args=[volunteer.pk])
        coach_client.post(page, {"worked_on": "6-3-2018", "minutes": "2", "once": "a1"})

    assert Shift.objects.count() == 2


def test_a_token_of_a_colleague_means_nothing(coach_client):
    coach_client.post(ADD, GROUP)

    refused = signed_in(UserFactory(coach=True)).post(ADD, GROUP)

    assert "Tuingroep" in refused.text
    assert refused.status_code == 200


def test_who_may_not_send_a_form_leaves_nothing(board_client):
    assert board_client.post(ADD, GROUP).status_code == 403
    assert not Sent.objects.exists()


def test_nobody_reads_from_it_what_was_sent(coach_client):
    coach_client.post(ADD, GROUP)

    kept = Sent.objects.get()
    assert kept.led_to == NeighbourhoodGroup.objects.get().get_absolute_url()
    assert len(kept.key) == 64
    assert set(kept.key) <= set("0123456789abcdef")


def test_a_form_without_a_token_is_carried_out_every_time(coach_client):
    for name in ("Een", "Twee"):
        coach_client.post(ADD, {"name": name, "started_on": "1-1-2018"})

    assert groups() == ["Een", "Twee"]
    assert not Sent.objects.exists()


@pytest.mark.django_db
def test_what_was_sent_a_week_ago_is_forgotten():
    now = timezone.now()
    for key, days in (("old", 8), ("new", 6)):
        Sent.objects.create(key=key, sent_at=now - timedelta(days=days))

    forget_sent()

    assert [sent.key for sent in Sent.objects.all()] == ["new"]


def test_the_next_page_hears_which_forms_arrived(coach_client):
    refused = coach_client.post(ADD, GROUP | {"started_on": "31-2-2018"})
    assert ARRIVED not in refused.cookies

    coach_client.post(ADD, GROUP)
    answer = coach_client.post(ADD, GROUP | {"name": "Moeders", "once": "b2"})

    assert answer.cookies[ARRIVED].value.split(".")[-2:] == ["a1", "b2"]


def test_what_somebody_puts_in_the_cookie_goes_no_further(coach_client):
    coach_client.cookies[ARRIVED] = "a1.;drop.<b>"

    answer = coach_client.post(ADD, GROUP | {"once": "<script>"})

    assert answer.cookies[ARRIVED].value == "a1"
