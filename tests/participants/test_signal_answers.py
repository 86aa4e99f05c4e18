"""What becomes of a signal: a family, a line in a file we know, or nothing that is kept."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from participants.models import Case, Family, Signal
from participants.signals import signals_of
from tests.factories.accounts import UserFactory
from tests.factories.activities import ProgrammeFactory
from tests.factories.casework import SignalFactory
from tests.participants.cast import known
from tests.participants.signalling import TODAY, url, words

pytestmark = [pytest.mark.django_db, pytest.mark.today(TODAY)]


def family_form(client, signal):
    return client.get(url("signal_family", signal.pk)).context["form"]


def typed_in(form, **changes):
    """What a browser sends of a prefilled form."""
    values = {name: form[name].value() for name in form.fields if form[name].value()}
    return values | changes


def test_the_coordinator_makes_it_a_family_with_what_was_told(coordinator_client, signal):
    ProgrammeFactory()
    form = family_form(coordinator_client, signal)

    response = coordinator_client.post(
        url("signal_family", signal.pk),
        typed_in(form, consent="on", programmes=form.fields["programmes"].queryset.first().pk),
    )

    family = Family.objects.get()
    assert response.url == family.get_absolute_url()
    assert (family.name, family.phone) == ("Fortes", "+31690664215")
    assert [str(person) for person in family.members.all()] == ["Samira Fortes"]
    case = Case.objects.get()
    assert (case.found_on, case.finding_place) == (date(2018, 3, 6), signal.finding_place)
    signal.refresh_from_db()
    assert (signal.family, signal.outcome, signal.answered_on) == (family, "family", TODAY)
    assert words(signal) == ("Samira Fortes", "06-90664215", signal.why)


def test_the_finding_place_stays_required(coordinator_client, signal):
    form = family_form(coordinator_client, signal)

    response = coordinator_client.post(
        url("signal_family", signal.pk), typed_in(form, finding_place="", consent="on")
    )

    assert response.context["form"].errors["finding_place"] == ["Dit veld is verplicht."]
    assert Signal.objects.waiting().get() == signal


@pytest.mark.parametrize(
    ("who", "how", "given_name", "family_name", "phone"),
    [
        (
            "mw. Halima van den Broek",
            "bellen: 0690664215",
            "Halima",
            "van den Broek",
            "06-90664215",
        ),
        ("Samira", "via mij", "Samira", "", ""),
        ("Latifa, woont in de Dantestraat", "via mij", "Latifa", "", ""),
        ("Berg, van der", "via mij", "", "van der Berg", ""),
        ("moeder van Sem", "op het schoolplein", "", "", ""),
        ("Yılmaz, Ayşe", "06-1234", "Ayşe", "Yılmaz", ""),
        ("🎈", "Pascalweg 12", "🎈", "", ""),
    ],
)
def test_the_form_is_prefilled_with_what_can_be_read(
    coordinator_client, who, how, given_name, family_name, phone
):
    form = family_form(coordinator_client, SignalFactory(who=who, how_to_reach=how))

    values = [form[name].value() for name in ("given_name", "family_name", "phone")]
    assert values == [given_name, family_name, phone]


def test_a_family_we_may_know_is_suggested(coordinator_client, signal):
    namesake, _other = known("Fortes", "Denise"), known("Yılmaz", "Ayşe")

    page = coordinator_client.get(signal.get_absolute_url())

    assert page.context["alike"] == [namesake]


def test_a_signal_about_a_family_we_know_goes_to_its_file(coordinator_client, signal):
    family = known("Fortes", "Samira")

    response = coordinator_client.post(url("signal_link", signal.pk, family.pk))

    signal.refresh_from_db()
    assert (response.url, signal.family, signal.outcome) == (
        family.get_absolute_url(),
        family,
        "known",
    )


def test_the_file_tells_who_told_us_of_the_family(coordinator_client, host, signal):
    family = known("Fortes", "Samira")
    coordinator_client.post(url("signal_link", signal.pk, family.pk))

    page = coordinator_client.get(family.get_absolute_url()).text

    assert "Gemeld als signaal" in page
    assert signal.why in page


def test_closing_wipes_the_words_and_keeps_count_place_and_outcome(coordinator_client, signal):
    place = signal.finding_place

    coordinator_client.post(url("signal_close", signal.pk), {"outcome": "no_wish"})

    signal.refresh_from_db()
    assert words(signal) == ("", "", "")
    assert (signal.outcome, signal.finding_place, signal.answered_on) == ("no_wish", place, TODAY)


def test_closing_asks_for_the_reason(coordinator_client, signal):
    response = coordinator_client.post(url("signal_close", signal.pk), {})

    assert response.context["close_form"].errors == {"outcome": ["Kies wat het is geworden."]}
    assert Signal.objects.waiting().count() == 1


def test_closing_does_not_offer_to_become_a_family(coordinator_client, signal):
    response = coordinator_client.post(url("signal_close", signal.pk), {"outcome": "family"})

    assert list(response.context["close_form"].errors) == ["outcome"]


@pytest.mark.parametrize("late", ["signal_close", "signal_family", "signal_link"])
def test_who_answers_second_changes_nothing(coordinator_client, late):
    signal, family = SignalFactory(closed=True), known("Fortes", "Samira")
    keys = [signal.pk, family.pk] if late == "signal_link" else [signal.pk]

    response = coordinator_client.post(url(late, *keys), {"outcome": "known"}, follow=True)

    signal.refresh_from_db()
    assert (signal.outcome, signal.family) == ("no_wish", None)
    assert "Een collega was je voor: dit signaal is al beantwoord." in response.text


@pytest.mark.parametrize(
    "wrong",
    [
        {"answered_on": TODAY, "outcome": "no_wish"},
        {"knows": "no"},
        {"answered_on": TODAY},
    ],
)
def test_the_database_itself_keeps_no_words_for_nothing(signal, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Signal.objects.filter(pk=signal.pk).update(**wrong)


def test_when_a_file_is_forgotten_so_are_the_words_of_its_signal():
    family = known("Fortes", "Samira")
    SignalFactory(family=family, outcome="family", answered_on=TODAY)

    family.delete()

    assert not Signal.objects.exists()


@pytest.mark.parametrize(("days", "overdue"), [(55, 0), (56, 1)])
def test_after_eight_weeks_it_is_shouted_about(coordinator_client, days, overdue):
    signal = SignalFactory(reported_on=TODAY - timedelta(days=days))

    page = coordinator_client.get(url("signal_list")).text

    assert page.count("wacht al 8 weken of langer") == overdue
    assert signal.is_overdue is bool(overdue)


def test_an_answered_signal_is_never_overdue():
    SignalFactory(closed=True, reported_on=date(2017, 1, 1))

    assert not Signal.objects.get().is_overdue


def test_what_waits_longest_comes_first(coordinator):
    young, old = SignalFactory(), SignalFactory(reported_on=date(2018, 1, 2))
    SignalFactory(closed=True)

    signals = signals_of(coordinator, None)

    assert signals.waiting == [old, young]
    assert signals.answered.paginator.count == 1


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_as_for_three(
    coordinator_client, django_assert_num_queries, number
):
    SignalFactory.create_batch(number)
    SignalFactory.create_batch(number, closed=True, answered_by=UserFactory())

    with django_assert_num_queries(5):
        coordinator_client.get(url("signal_list"))


@pytest.mark.parametrize("number", [1, 3])
def test_one_signal_costs_the_same_with_one_namesake_as_with_three(
    coordinator_client, signal, django_assert_num_queries, number
):
    for _ in range(number):
        known("Fortes", "Denise")

    with django_assert_num_queries(5):
        coordinator_client.get(signal.get_absolute_url())
