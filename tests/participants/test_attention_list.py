"""The page with everybody who needs somebody, and what one can do from a line."""

import pytest
from django.urls import reverse

from participants.models import ContactMoment, Family, Signal
from tests.factories.accounts import UserFactory
from tests.factories.participants import (
    CaseFactory,
    FindingPlaceFactory,
    NextStepFactory,
    TieFactory,
)
from tests.participants.attention import (
    HTMX,
    LIST,
    TODAY,
    address,
    contact,
    days_ago,
    found,
    found_attention,
    on_the_list,
    silent,
    visits,
)

pytestmark = pytest.mark.today(TODAY)


def waiting(coach, *, days):
    """A family that was found so many days ago, and nobody called yet."""
    family = found(coach, days=days)
    found_attention(coach)
    return family


def reported(**told):
    """A family that a host reported three days ago."""
    return Signal.objects.create(
        **{
            "knows": Signal.Knows.NO,
            "why": "Zit vaak alleen op het bankje.",
            "finding_place": FindingPlaceFactory(),
            "reported_on": days_ago(3),
            **told,
        }
    )


def test_nobody_is_forgotten_on_a_quiet_day(coach_client):
    assert "Niemand wacht op je." in coach_client.get(LIST).text


def test_a_line_says_why_whom_to_ask_and_what_to_do(coach, coach_client):
    family = silent(coach)
    family.phone = "+31690664215"
    family.save()
    TieFactory(family=family, name="Fatima")

    page = coach_client.get(LIST)

    assert "Al 5 weken niets gehoord. Er is nog weinig genoteerd." in page.text
    assert "Vraag het aan Fatima (buur)." in page.text
    assert 'href="tel:+31690664215"' in page.text
    assert f'formaction="{address("attempt_add", family)}"' in page.text
    assert f'href="{family.get_absolute_url()}#contact"' in page.text
    assert "Wat gewoon is, verschilt per gezin" in page.text


def test_nobody_answered_is_one_tap(coach, coach_client):
    family = silent(coach)

    response = coach_client.post(address("attempt_add", family), {"terug": f"{LIST}?soort=silent"})

    assert (response.status_code, response["Location"]) == (302, f"{LIST}?soort=silent")
    attempt = family.contacts.order_by("-pk")[0]
    assert (attempt.happened_on, attempt.was_reached, attempt.author) == (TODAY, False, coach)
    assert attempt.kind == ContactMoment.Kind.HOME_VISIT  # there is no telephone to call


def test_a_tap_with_htmx_puts_the_new_line_in_its_place(coach, coach_client):
    family = silent(coach)

    page = coach_client.post(address("attempt_add", family), headers=HTMX, follow=True)

    assert "Vandaag geprobeerd" in page.text
    assert "Geen gehoor<" not in page.text
    assert "<html" not in page.text


def test_who_was_tried_today_can_be_called_once_more(coach, coach_client):
    family = silent(coach)
    Family.objects.filter(pk=family.pk).update(phone="+31690664215")

    page = coach_client.post(address("attempt_add", family), headers=HTMX, follow=True)

    assert 'href="tel:+31690664215"' in page.text


def test_the_line_of_who_no_longer_calls_says_so(coach, coach_client):
    family = waiting(coach, days=7)

    page = coach_client.post(address("attempt_add", family), headers=HTMX, follow=True)

    assert "Dit is geregeld." in page.text


def test_the_third_attempt_makes_another_reason(coach, coach_client):
    family = found(coach)
    for days in (20, 14):
        contact(family, days=days, was_reached=False)
    found_attention(coach)

    page = coach_client.post(address("attempt_add", family), headers=HTMX, follow=True)

    assert "3 keer geprobeerd, geen gehoor. Laatst op di 19 juni." in page.text


@pytest.mark.parametrize("back", ["https://example.org/", "//example.org/", ""])
def test_one_is_never_sent_to_another_house(coach, coach_client, back):
    response = coach_client.post(address("attempt_add", silent(coach)), {"terug": back})

    assert response["Location"] == LIST


@pytest.mark.parametrize("name", ["attempt_add", "attention_line", "snooze_add", "snooze_end"])
def test_the_family_of_another_coach_is_not_there(coach_client, name):
    family = CaseFactory().family

    assert coach_client.post(address(name, family), headers=HTMX).status_code == 404


def test_a_line_alone_is_no_page(coach, coach_client):
    assert coach_client.get(address("attention_line", silent(coach)))["Location"] == LIST


def test_the_list_can_be_narrowed_to_one_kind(coach, coach_client):
    family = silent(coach)
    new = waiting(coach, days=9)

    assert on_the_list(coach_client) == [new.pk, family.pk]
    assert on_the_list(coach_client, "?soort=silent") == [family.pk]
    assert on_the_list(coach_client, "?soort=consent") == []
    assert on_the_list(coach_client, "?soort=onzin&coach=abc") == [new.pk, family.pk]


def test_the_coordinator_sees_numbers_per_coach_and_can_choose_one(coordinator_client):
    anna, bert = UserFactory(name="Anna Voorbeeld"), UserFactory(name="Bert Voorbeeld")
    of_anna = [waiting(anna, days=days).pk for days in (20, 10)]
    waiting(bert, days=9)
    nobodys = waiting(bert, days=8)
    Family.objects.filter(pk=nobodys.pk).update(coach=None)

    page = coordinator_client.get(f"{LIST}?coach={anna.pk}")

    assert [(pick.label, pick.number, pick.is_here) for pick in page.context["coaches"]] == [
        ("Iedereen", 4, False),
        ("Anna Voorbeeld", 2, True),
        ("Bert Voorbeeld", 1, False),
        ("Zonder coach", 1, False),
    ]
    assert [line.family for line in page.context["lines"]] == of_anna
    assert len(on_the_list(coordinator_client, "?coach=geen")) == 1


def test_a_coach_has_nobody_else_to_choose(coach, coach_client):
    silent(coach)

    assert coach_client.get(LIST).context["coaches"] == []


def test_what_does_not_fit_on_a_page_is_on_the_next(coach, coach_client):
    CaseFactory.create_batch(26, family__coach=coach, found_on=days_ago(9))
    found_attention(coach)

    assert len(on_the_list(coach_client)) == 25
    assert len(on_the_list(coach_client, "?pagina=2")) == 1


@pytest.mark.parametrize("families", [1, 3])
def test_the_list_costs_the_same_number_of_queries_for_one_family_as_for_three(
    coordinator_client, coach, django_assert_num_queries, families
):
    for _ in range(families):
        family = silent(coach)
        visits(family, 40, hosts=[coach])

    with django_assert_num_queries(19):
        response = coordinator_client.get(LIST)

    assert response.context["page"].paginator.count == families


def test_a_late_step_is_ticked_off_from_the_list(coach, coach_client):
    family = found(coach)
    contact(family, days=7)
    step = NextStepFactory(family=family, due_on=days_ago(3))
    found_attention(coach)
    done = reverse("participants:next_step_done", args=[family.pk, step.pk])
    assert f'formaction="{done}"' in coach_client.get(LIST).text

    page = coach_client.post(done, {"terug": LIST}, headers=HTMX, follow=True)

    step.refresh_from_db()
    assert step.done_on == TODAY
    assert "Dit is geregeld." in page.text
    assert "<html" not in page.text


def test_a_signal_is_a_line_above_every_family_for_the_coordinator(
    coordinator_client, coach, coach_client
):
    family, signal = silent(coach), reported()

    page = coordinator_client.get(LIST)

    assert [(line.family, line.who) for line in page.context["lines"]] == [
        (None, f"Een gezin is gemeld via {signal.finding_place}"),
        (family.pk, str(family)),
    ]
    assert "Op za 16 juni. Het gezin is nog niet gevraagd." in page.text
    assert f'href="{signal.get_absolute_url()}"' in page.text
    assert signal.why not in page.text  # its words stay on its own page
    assert [(str(pick.label), pick.number) for pick in page.context["kinds"]] == [
        ("Alles", 2),
        ("Signaal", 1),
        ("Stil", 1),
    ]
    assert on_the_list(coordinator_client, "?soort=signal") == [None]
    assert on_the_list(coordinator_client, "?soort=silent") == [family.pk]
    assert on_the_list(coordinator_client, "?coach=geen") == [None]
    assert on_the_list(coach_client) == [family.pk]


def test_of_signals_the_one_that_waits_longest_comes_first(coordinator_client):
    new, late = reported(), reported(reported_on=days_ago(56))

    page = coordinator_client.get(LIST)

    assert [line.url for line in page.context["lines"]] == [
        late.get_absolute_url(),
        new.get_absolute_url(),
    ]
    assert page.text.count("wacht te lang") == 1


def test_an_answered_signal_no_longer_waits(coordinator_client):
    reported(answered_on=TODAY, outcome=Signal.Outcome.ELSEWHERE, why="")

    assert "Niemand wacht op je." in coordinator_client.get(LIST).text
