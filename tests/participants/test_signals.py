"""A family somebody is worried about: reported in half a minute, with no more than may be kept."""

from datetime import date

import pytest

from participants.models import Signal
from tests.conftest import signed_in
from tests.factories.activities import ActivityFactory, PlaceFactory
from tests.factories.casework import SignalFactory
from tests.factories.participants import FindingPlaceFactory
from tests.participants.cast import known
from tests.participants.signalling import TODAY, url, words

pytestmark = [pytest.mark.django_db, pytest.mark.today(TODAY)]


def report(client, **typed):
    told = {
        "knows": "yes",
        "who": "Samira Fortes",
        "how_to_reach": "06-90664215",
        "why": "Zit hele dagen alleen thuis.",
    }
    return client.post(url("signal_add"), told | typed)


@pytest.mark.parametrize("who", ["host", "coach", "coordinator"])
def test_everybody_on_the_inside_reports_a_family(who, request):
    user, place = request.getfixturevalue(who), FindingPlaceFactory()

    response = report(signed_in(user), finding_place=place.pk)

    signal = Signal.objects.waiting().get()
    assert response.url == signal.get_absolute_url()
    assert (signal.reported_by, signal.reported_on, signal.who) == (user, TODAY, "Samira Fortes")


def test_of_a_family_that_knows_nothing_no_name_is_kept(host_client):
    report(host_client, knows="no", finding_place=FindingPlaceFactory().pk)

    signal = Signal.objects.get()
    assert words(signal) == ("", "", "Zit hele dagen alleen thuis.")


def test_the_form_says_how_to_ask_first(host_client):
    assert "Mag ik je naam doorgeven?" in host_client.get(url("signal_add")).text


@pytest.mark.parametrize("slip", ["Bel 06-90664215.", "samira@example.org wil wel."])
def test_nor_a_telephone_or_address_in_the_other_words(host_client, slip):
    place = FindingPlaceFactory()

    response = report(host_client, knows="no", why=slip, finding_place=place.pk)

    sentence = "Laat telefoon en e-mail weg tot het gezin het goed vindt."
    assert response.context["form"].errors == {"why": [sentence]}
    assert not Signal.objects.exists()


def test_a_citizen_service_number_is_refused_wherever_it_stands(host_client):
    response = report(host_client, who="Samira 111 222 333", finding_place=FindingPlaceFactory().pk)

    sentence = "Hier staat een burgerservicenummer. Haal het weg."
    assert response.context["form"].errors == {"who": [sentence]}


def test_what_is_missing_is_asked_and_nothing_typed_is_lost(host_client):
    response = report(host_client, who="Özgür 🎈", how_to_reach="", finding_place="")

    assert response.context["form"].errors == {
        "how_to_reach": ["Dit veld is verplicht."],
        "finding_place": ["Dit veld is verplicht."],
    }
    assert 'value="Özgür 🎈"' in response.text


def test_whether_the_family_knows_is_always_asked(host_client):
    response = report(host_client, knows="", finding_place=FindingPlaceFactory().pk)

    assert response.context["form"].errors == {"knows": ["Kies ja of nee."]}


def test_the_place_is_that_of_the_last_time(host, host_client):
    last = SignalFactory(reported_by=host).finding_place
    SignalFactory()

    assert host_client.get(url("signal_add")).context["form"]["finding_place"].value() == last.pk


def test_the_first_time_the_place_is_where_one_is_the_host(host, host_client):
    house = FindingPlaceFactory(name="Huis van de wijk")
    FindingPlaceFactory(name="Schoolplein")
    ActivityFactory(hosts=[host], place=PlaceFactory(name="Huis van de Wijk"))
    ActivityFactory(place=PlaceFactory(name="Schoolplein"))

    assert host_client.get(url("signal_add")).context["form"]["finding_place"].value() == house.pk


def test_without_a_clue_no_place_is_made_up(coach_client):
    FindingPlaceFactory()

    assert coach_client.get(url("signal_add")).context["form"]["finding_place"].value() is None


def test_who_reported_it_adds_that_the_family_said_yes(host, host_client):
    signal = SignalFactory(reported_by=host, unasked=True)
    told = {"knows": "yes", "who": "Samira", "how_to_reach": "via mij", "why": "Alleen."}

    host_client.post(
        url("signal_edit", signal.pk), told | {"finding_place": signal.finding_place_id}
    )

    assert words(signal) == ("Samira", "via mij", "Alleen.")


@pytest.mark.parametrize("name", ["signal_detail", "signal_edit"])
def test_somebody_elses_signal_is_not_there(host_client, coach_client, name):
    stranger = SignalFactory()

    answers = [c.get(url(name, stranger.pk)).status_code for c in (host_client, coach_client)]

    assert answers == [404, 404]


@pytest.mark.parametrize("name", ["signal_family", "signal_close"])
def test_who_reported_it_may_not_answer_it(host_client, signal, name):
    assert host_client.post(url(name, signal.pk), {"outcome": "known"}).status_code == 403


def test_who_reported_it_sees_only_that_it_was_answered(host, host_client):
    family = known("Fortes", "Samira")
    signal = SignalFactory(
        reported_by=host, family=family, outcome="family", answered_on=date(2018, 3, 9)
    )

    pages = (
        host_client.get(signal.get_absolute_url()).text,
        host_client.get(url("signal_list")).text,
    )

    assert "Beantwoord op vrijdag 9 maart. Dank je wel voor het melden." in pages[0]
    assert "Beantwoord. Dank je wel!" in pages[1]
    assert [page for page in pages if "Fortes" in page or "een gezin geworden" in page] == []


def test_an_answered_signal_cannot_be_changed_any_more(host, host_client):
    signal = SignalFactory(reported_by=host, closed=True)

    assert host_client.get(url("signal_edit", signal.pk)).status_code == 404
