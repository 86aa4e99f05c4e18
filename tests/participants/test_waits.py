"""Who waits for a place: in order, with the days, offered and placed in a tap."""

from datetime import date

import pytest
from django.urls import reverse

from participants.actions.waits import stand_in_line, take_place
from participants.models import Enrolment, Wait
from participants.waits import Room, how_many, rooms_of
from tests.conftest import signed_in
from tests.factories.accounts import UserFactory
from tests.factories.activities import ActivityFactory
from tests.factories.participants import EnrolmentFactory, FamilyFactory
from tests.participants.registers import TODAY, known_person

pytestmark = pytest.mark.usefixtures("this_evening")


@pytest.fixture
def full(host):
    """A class with room for one, and one who takes part."""
    activity = ActivityFactory(name="Taalles", room=1, hosts=[host])
    EnrolmentFactory(activity=activity, person=known_person("Fatma"), started_on=date(2018, 9, 1))
    return activity


@pytest.fixture
def line(full, coach):
    """Two who wait: Samira since the third, Dilma since the tenth."""
    days = {"Samira": date(2018, 9, 3), "Dilma": date(2018, 9, 10)}
    for name, day in days.items():
        stand_in_line(people=[known_person(name)], activity=full, by=coach, on=day)
    return list(Wait.objects.waiting())


def press(client, what, wait):
    address = reverse(f"participants:wait_{what}", args=[wait.activity_id, wait.pk])
    return client.post(address, follow=True)


def takes_part(activity):
    rows = Enrolment.objects.current(TODAY).filter(activity=activity).order_by("pk")
    return [row.person.given_name for row in rows]


def leaves(activity):
    Enrolment.objects.filter(activity=activity).update(ended_on=date(2018, 9, 18))


def test_room_in_words():
    assert Room(1, 1, 3).in_words == "vol, 3 wachten"
    assert Room(2, 1, 1).in_words == "1 wacht"
    assert Room(2, 1).in_words == ""
    assert Room(None, 50).is_full is False


def test_the_list_has_who_came_first_on_top_with_how_long_they_wait(host_client, full, line):
    page = " ".join(host_client.get(reverse("participants:wait_list", args=[full.pk])).text.split())

    assert page.index("Samira B.") < page.index("Dilma B.")
    assert "wacht 16 dagen" in page
    assert "1 van 1 plekken bezet" in page


def test_nobody_is_placed_while_it_is_full(host_client, full, line):
    response = press(host_client, "place", line[0])

    assert "Er is geen plek meer" in response.text
    assert takes_part(full) == ["Fatma"]


def test_when_somebody_left_the_first_is_offered_the_place_and_takes_it(host_client, full, line):
    leaves(full)
    assert (
        "Samira B. is aan de beurt" in host_client.get(reverse("participants:register_list")).text
    )

    press(host_client, "offer", line[0])
    press(host_client, "place", line[0])

    assert takes_part(full) == ["Samira"]
    line[0].refresh_from_db()
    assert (line[0].offered_on, line[0].ended_on, line[0].end) == (TODAY, TODAY, "placed")
    assert "aan de beurt" not in host_client.get(reverse("participants:register_list")).text


def test_who_declines_makes_room_for_the_next_and_stays_in_the_history(host_client, full, line):
    leaves(full)
    press(host_client, "offer", line[0])

    page = press(host_client, "decline", line[0]).text

    assert list(Wait.objects.waiting()) == [line[1]]
    assert "wilde de plek niet" in page
    assert "Dilma B. is aan de beurt" in host_client.get(reverse("participants:register_list")).text


def test_pressing_again_says_that_it_is_over(host_client, full, line):
    leaves(full)
    press(host_client, "place", line[0])

    response = press(host_client, "place", line[0])

    assert "Deze persoon staat niet meer op de wachtlijst." in response.text
    assert takes_part(full) == ["Samira"]


def test_the_last_place_is_given_once(full, line):
    leaves(full)
    take_place(wait=line[0])

    with pytest.raises(Exception, match="Er is geen plek meer"):
        take_place(wait=line[1])


def test_standing_in_line_twice_is_standing_in_it_once(full, line, coach):
    people = [wait.person for wait in line] + [Enrolment.objects.get().person]

    assert stand_in_line(people=people, activity=full, by=coach, on=TODAY) == []


def test_the_form_says_how_full_it_is_and_puts_them_in_line(coach_client, coach, full, line):
    family = FamilyFactory(coach=coach)
    selam = known_person("Selam", family=family)
    address = reverse("participants:enrolment_add", args=[family.pk])
    told = {"activity": full.pk, "people": [selam.pk], "started_on": "vandaag"}
    assert "Taalles (vol, 2 wachten)" in coach_client.get(address).text

    asked = coach_client.post(address, told)
    assert "Er is geen plek genoeg. Kies wat we doen." in asked.text
    page = coach_client.post(address, told | {"when_full": "wait"}, follow=True).text

    assert "Selam Bakker wacht op een plek bij Taalles: nummer 3" in " ".join(page.split())
    assert takes_part(full) == ["Fatma"]


def test_the_form_lets_them_join_all_the_same(coach_client, coach, full):
    family = FamilyFactory(coach=coach)
    selam = known_person("Selam", family=family)
    told = {"activity": full.pk, "people": [selam.pk], "started_on": "vandaag"}

    coach_client.post(
        reverse("participants:enrolment_add", args=[family.pk]), told | {"when_full": "join"}
    )

    assert takes_part(full) == ["Fatma", "Selam"]


def test_another_host_cannot_reach_the_list(full, line, board_client):
    other = signed_in(UserFactory(host=True))

    assert other.get(reverse("participants:wait_list", args=[full.pk])).status_code == 404
    assert press(other, "place", line[0]).status_code == 404
    assert press(board_client, "place", line[0]).status_code == 403


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_as_much_for_three_as_for_one(
    host_client, full, coach, number, django_assert_num_queries
):
    for _ in range(number):
        stand_in_line(people=[known_person("Samira")], activity=full, by=coach, on=TODAY)

    with django_assert_num_queries(6):
        host_client.get(reverse("participants:wait_list", args=[full.pk]))


def test_how_many_take_part_and_wait_is_one_question(full, line, django_assert_num_queries):
    other = ActivityFactory(room=3)
    with django_assert_num_queries(1):
        rooms = rooms_of([full, other], TODAY)

    assert rooms == {full.pk: Room(1, 1, 2), other.pk: Room(3, 0, 0)}
    assert how_many([full.pk], TODAY) == {full.pk: (1, 2)}
