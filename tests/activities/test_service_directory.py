"""The service directory as open data: by the rules of HSDS 3.0, and nobody's name in it."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from activities.models import Organisation
from tests.activities.hsds import PAGE, faults
from tests.factories.accounts import UserFactory
from tests.factories.activities import (
    ActivityFactory,
    ContactPersonFactory,
    LanguageFactory,
    ObstacleKindFactory,
    OrganisationFactory,
    PlaceFactory,
    PublicAgendaFactory,
    TalkFactory,
)

TODAY = date(2018, 9, 18)
SERVICES = reverse("activities:directory_services")
pytestmark = pytest.mark.today(TODAY)


@pytest.fixture
def is_open(db):
    return PublicAgendaFactory()


def partner(name="Bureau Frontlijn", **columns):
    return OrganisationFactory(name=name, is_public=True, **columns)


def full_partner():
    """A partner with something behind every name."""
    found = partner(
        offers="Naast gezinnen staan bij geldzorgen",
        phone="+31101234567",
        website="https://example.org/",
        checked_on=date(2018, 9, 1),
        checked_by=UserFactory(name="Joke Geheim"),
        full_until_on=date(2018, 10, 1),
    )
    found.takes_away.add(ObstacleKindFactory(name="Geld of schulden"))
    found.languages.add(LanguageFactory(name="Turks"))
    place = PlaceFactory(name="Petrakerk", street="Homerusplein 1")
    ActivityFactory(organisation=found, name="Spreekuur", is_public=True, place=place)
    ActivityFactory(organisation=found, name="Besloten kring", place=PlaceFactory(name="Thuis"))
    contact = ContactPersonFactory(
        organisation=found, name="Bo Geheim", phone="+31690000001", email="geheim@example.org"
    )
    TalkFactory(organisation=found, contact=contact, agreed="Geheim")
    found.fold_search_key()
    found.save()
    return found


def services(client, **asked):
    return client.get(SERVICES, asked).json()["contents"]


def names(told):
    return [service["name"] for service in told]


def whole(client):
    (service,) = services(client)
    return client.get(reverse("activities:directory_service", args=[service["id"]]))


@pytest.mark.usefixtures("is_open")
def test_everything_we_tell_keeps_the_published_rules(client):
    full_partner()

    listed, nested = services(client)[0], whole(client).json()

    assert faults("service", listed) == []
    assert faults("service", nested) == []
    assert services(client, full="true") == [nested]
    assert {name for name, value in nested.items() if value == []} == set()


@pytest.mark.parametrize(
    ("slip", "fault"),
    [
        ({"status": "vol"}, ["service.status: 'vol'"]),
        ({"id": "12"}, ["service.id: '12'"]),
        ({"naam": "x"}, ["service.naam: unknown"]),
        ({"organization": {"id": "x"}}, 3),
        ({"assured_date": "1-9-2018"}, ["service.assured_date: '1-9-2018'"]),
    ],
)
@pytest.mark.usefixtures("is_open")
def test_the_check_finds_what_is_against_the_rules(client, slip, fault):
    full_partner()

    found = faults("service", whole(client).json() | slip)

    assert found == fault or len(found) == fault


@pytest.mark.usefixtures("is_open")
def test_a_partner_with_a_name_alone_keeps_the_rules_as_well(client):
    partner("Speeltuin", kind=Organisation.Kind.PLAYGROUND)

    assert faults("service", whole(client).json()) == []
    assert whole(client).json()["organization"]["description"] == "speeltuin"


@pytest.mark.usefixtures("is_open")
def test_it_tells_what_one_needs_to_find_help(client):
    full_partner()

    told = whole(client).json()

    assert told["assured_date"] == "2018-09-01"
    assert told["alert"] == "vol tot en met 1 oktober 2018"
    assert [phone["number"] for phone in told["phones"]] == ["+31101234567"]
    assert [one["taxonomy_term"]["name"] for one in told["attributes"]] == ["Geld of schulden"]
    assert [one["location"]["name"] for one in told["service_at_locations"]] == ["Petrakerk"]
    assert [one["description"] for one in told["schedules"]] == ["Spreekuur"]


@pytest.mark.usefixtures("is_open")
def test_nobody_s_name_telephone_or_mail_is_in_it_and_nobody_is_found_by_it(client):
    full_partner()

    told = whole(client).text + client.get(SERVICES, {"full": "true"}).text

    assert [word for word in ("eheim", "690000001", "example.org/g") if word in told] == []
    assert services(client, search="bo geheim") == []


@pytest.mark.usefixtures("is_open")
def test_only_who_was_put_on_it_and_works_with_us_is_on_it(client):
    partner()
    OrganisationFactory(name="Niet gevraagd")
    partner("Vroeger", is_active=False)

    assert names(services(client)) == ["Bureau Frontlijn"]


def test_there_is_nothing_while_the_agenda_is_closed(client, db):
    PublicAgendaFactory(is_open=False)
    partner()

    doors = (SERVICES, reverse("activities:directory"))
    assert [client.get(door).status_code for door in doors] == [404, 404]


@pytest.mark.usefixtures("is_open")
def test_identifiers_stay_the_same_and_are_of_this_house_alone(client, is_open):
    organisation = partner()
    before = services(client)
    organisation.name = "Anders"
    organisation.save()

    assert services(client)[0]["id"] == before[0]["id"]
    is_open.house = "00000000-0000-4000-8000-000000000001"
    is_open.save()
    assert services(client)[0]["id"] != before[0]["id"]


@pytest.mark.usefixtures("is_open")
def test_pages_say_where_one_is(client):
    for name in ("A", "B", "C"):
        partner(name)

    told = client.get(SERVICES, {"per_page": 2, "page": 2}).json()

    assert {name: type(value) for name, value in told.items()} == PAGE
    assert (told["total_items"], told["total_pages"], told["size"]) == (3, 2, 1)
    assert (told["first_page"], told["last_page"], told["empty"]) == (False, True, False)
    assert client.get(SERVICES, {"page": 3, "per_page": 2}).status_code == 404
    assert client.get(SERVICES, {"page": "🌸"}).status_code == 404
    assert len(services(client, per_page="0")) == 1
    assert len(services(client, per_page="veel")) == 3


@pytest.mark.usefixtures("is_open")
def test_one_finds_by_words_and_by_what_they_help_with(client):
    full_partner()
    partner("Speeltuin")
    (term,) = whole_terms(client)

    assert names(services(client, search="GELDZORGEN")) == ["Bureau Frontlijn"]
    assert names(services(client, taxonomy_term_id=term)) == ["Bureau Frontlijn"]
    assert names(services(client, taxonomy_term_id="iets anders")) == []


@pytest.mark.usefixtures("is_open")
def test_who_keeps_a_copy_asks_only_for_what_changed(client):
    partner("Lang geleden")
    Organisation.objects.update(updated_at=datetime(2018, 9, 1, 9, 30, tzinfo=UTC))
    later = partner("Gisteren")

    (since,) = services(client, search="lang", minimal="true")

    assert set(since) == {"id", "last_modified"}
    for moment, found in (
        (since["last_modified"], ["Gisteren", "Lang geleden"]),
        (since["last_modified"].replace("+", " "), ["Gisteren", "Lang geleden"]),
        ("2018-09-01T09:30:01Z", ["Gisteren"]),
        ("2018-09-02", ["Gisteren"]),
        (later.updated_at.isoformat(), ["Gisteren"]),
        ("2118-09-02", []),
    ):
        assert sorted(names(services(client, modified_after=moment))) == found


@pytest.mark.parametrize("moment", ["31-2-2017", "2017-02-31T10:00:00Z", "gisteren", "🌸", "9" * 9])
@pytest.mark.usefixtures("is_open")
def test_what_is_no_moment_is_refused_instead_of_left_out(client, moment):
    partner()

    answer = client.get(SERVICES, {"modified_after": moment})

    assert (answer.status_code, list(answer.json())) == (400, ["error"])


@pytest.mark.usefixtures("is_open")
def test_one_finds_what_an_organization_does(client):
    partner("Speeltuin")
    partner("School")
    asked = {one["name"]: one["organization_id"] for one in services(client)}

    assert names(services(client, organization_id=asked["School"])) == ["School"]
    assert names(services(client, organization_id="x")) == []


def whole_terms(client):
    return {
        one["taxonomy_term_id"]
        for service in services(client, full="true")
        for one in service["attributes"]
    }


@pytest.mark.usefixtures("is_open")
def test_a_service_that_is_not_ours_is_not_found(client):
    partner()
    strange = "00000000-0000-4000-8000-000000000001"

    answer = client.get(reverse("activities:directory_service", args=[strange]))

    assert answer.status_code == 404


@pytest.mark.usefixtures("is_open")
def test_it_says_which_rules_it_keeps_and_every_site_may_read_it(client):
    answer = client.get(reverse("activities:directory"))

    assert answer.json()["version"] == "3.0"
    assert answer["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.usefixtures("is_open")
def test_three_services_ask_as_much_as_one(client, rows, django_assert_num_queries):
    for number in range(rows):
        found = partner(f"Partner {number}")
        found.takes_away.add(ObstacleKindFactory())
        ActivityFactory(organisation=found, is_public=True, place=PlaceFactory())

    with django_assert_num_queries(6):
        assert len(services(client, full="true")) == rows
