"""Putting off a line of the attention list: it comes back by itself."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from participants.actions.signals import close_signal
from participants.models import Signal, Snooze
from tests.conftest import signed_in
from tests.factories.casework import SignalFactory
from tests.participants.attention import (
    HTMX,
    LIST,
    TODAY,
    address,
    contact,
    found,
    found_attention,
    on_the_list,
    silent,
)

pytestmark = pytest.mark.today(TODAY)


def later(client, family, days="7", because="Belt zelf terug", **more):
    return client.post(address("snooze_add", family), {"days": days, "because": because}, **more)


@pytest.mark.parametrize(
    ("days", "back_on"),
    [("1", date(2018, 6, 20)), ("7", date(2018, 6, 26)), ("30", date(2018, 7, 19))],
)
def test_a_line_that_was_put_off_comes_back_by_itself(coach, coach_client, days, back_on):
    family = silent(coach)

    later(coach_client, family, days)

    snooze = Snooze.objects.get()
    assert (snooze.call, snooze.back_on, snooze.author) == ("silent", back_on, coach)
    assert on_the_list(coach_client) == []
    with time_machine.travel(back_on, tick=False):
        assert on_the_list(signed_in(coach)) == [family.pk]


def test_who_put_it_off_why_and_until_when_can_be_seen(coach, coach_client, coordinator_client):
    family = silent(coach)
    later(coach_client, family)

    page = coordinator_client.get(f"{LIST}?soort=uitgesteld")

    assert [line.family for line in page.context["lines"]] == [family.pk]
    assert "Komt terug op di 26 juni: Belt zelf terug" in page.text
    assert coach.name in page.text


def test_putting_off_takes_a_reason(coach, coach_client):
    family = silent(coach)

    page = later(coach_client, family, because="  ")

    assert "Schrijf kort op waarom dit kan wachten." in page.text
    assert not Snooze.objects.exists()


def test_all_that_calls_now_rests_and_something_new_breaks_through(coach, coach_client):
    family = silent(coach)
    family.consents.all().delete()
    later(coach_client, family)
    assert on_the_list(coach_client) == []

    for days in (3, 2, 1):
        contact(family, days=days, was_reached=False)
    lines = found_attention(coach).lines

    assert [[kind.code for kind, _call in line.calls] for line in lines] == [["no_answer"]]


def test_later_can_be_taken_back(coach, coach_client):
    family = silent(coach)
    later(coach_client, family)

    coach_client.post(address("snooze_end", family))

    assert on_the_list(coach_client) == [family.pk]
    assert on_the_list(coach_client, "?soort=uitgesteld") == []


def test_the_last_word_counts_when_it_is_put_off_twice(coach, coach_client):
    family = silent(coach)
    later(coach_client, family, "30")
    coach_client.post(address("snooze_end", family))
    later(coach_client, family, "1", because="Morgen bellen")

    page = coach_client.get(f"{LIST}?soort=uitgesteld")

    assert "Komt terug op wo 20 juni: Morgen bellen" in page.text


def test_who_needs_nobody_cannot_be_put_off(coach, coach_client):
    family = found(coach, days=2)

    page = coach_client.get(address("snooze_add", family), follow=True)

    assert f"{family} vraagt nu geen aandacht." in page.text


def test_in_the_list_it_is_asked_in_the_line_itself(coach, coach_client):
    family = silent(coach)

    asked = coach_client.get(address("snooze_add", family), headers=HTMX)
    wrong = later(coach_client, family, because="", headers=HTMX)
    done = later(coach_client, family, headers=HTMX, follow=True)

    assert f'hx-post="{address("snooze_add", family)}"' in asked.text
    assert "Schrijf kort op waarom dit kan wachten." in wrong.text
    assert wrong["HX-Retarget"] == f"#later-{family.pk}"
    assert "Komt terug op di 26 juni: Belt zelf terug" in done.text
    assert "<html" not in asked.text + wrong.text + done.text


def later_signal(client, signal, **words):
    told = {"days": "7", "because": "De school belt eerst"} | words
    return client.post(reverse("participants:signal_snooze", args=[signal.pk]), told, follow=True)


def test_a_signal_can_wait_as_well(coordinator_client):
    signal = SignalFactory(reported_on=TODAY)

    page = later_signal(coordinator_client, signal)

    assert f"{signal} komt terug op di 26 juni." in page.text
    assert page.context["lines"] == []
    put_off = coordinator_client.get(f"{LIST}?soort=uitgesteld")
    assert "Komt terug op di 26 juni: De school belt eerst" in put_off.text
    assert f'formaction="{reverse("participants:signal_resume", args=[signal.pk])}"' in put_off.text


def test_a_signal_is_not_put_off_without_a_reason(coordinator_client):
    page = later_signal(coordinator_client, SignalFactory(), because="")

    assert "Schrijf kort op waarom dit kan wachten." in page.text
    assert not Snooze.objects.exists()


def test_a_signal_can_be_taken_up_again(coordinator_client):
    signal = SignalFactory(reported_on=TODAY)
    later_signal(coordinator_client, signal)

    page = coordinator_client.post(
        reverse("participants:signal_resume", args=[signal.pk]), follow=True
    )

    assert f"{signal} staat weer op de lijst." in page.text
    assert [line.signal for line in page.context["lines"]] == [signal.pk]


def test_why_a_signal_waited_is_not_kept_after_its_answer(coordinator, coordinator_client):
    signal = SignalFactory(reported_on=TODAY)
    later_signal(coordinator_client, signal)

    close_signal(signal=signal, outcome=Signal.Outcome.NO_WISH, by=coordinator)

    assert not Snooze.objects.exists()
    assert later_signal(coordinator_client, signal).status_code == 404
