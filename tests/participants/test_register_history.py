"""Who said what about a register, and when: in words for who leads the work."""

import re
from datetime import date

import pytest

from activities.models import Session
from participants.models import Person, Tap
from tests.factories.activities import SessionFactory
from tests.participants.registers import enrolled_family, send, standing, tap, url
from tests.tapping import tapped

pytestmark = pytest.mark.usefixtures("this_evening")


def told(page):
    """What stands in each line of the page."""
    lines = re.findall(r"<li>\s*<strong>(.*?)</li>", page, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", line).split()) for line in lines]


@pytest.fixture
def mother(host, activity):
    host.name = "Ans de Vries"
    host.save()
    return enrolled_family(activity, "Dilma", "Ruby")[0]


@pytest.fixture
def history(coordinator_client, session):
    return lambda page=1: coordinator_client.get(
        f"{url('register_history', session)}?pagina={page}"
    )


def test_what_everybody_did_stands_in_words_the_newest_first(host_client, session, mother, history):
    family = list(mother.family.members.order_by("pk"))
    session.activity.tallies = ["gasten"]
    session.activity.save()
    tap(host_client, session, family)
    said = [
        tapped("count", change=1),
        tapped("count", change=-1, tally="gasten"),
        tapped("count", change=2, tally="gasten"),
        tapped("newcomer", given_name="Selam", family_name="Haile", ago=3_600_000),
        tapped("absent", family=mother.family_id, because="work"),
        tapped("absent", back=mother.family_id),
        tapped("note", note="Fatma was stil."),
        tapped("concern", knows="no", why="Vaak alleen."),
        tapped("close", ready=True),
        tapped("cancel", reason="weather"),
    ]
    send(host_client, session, *said)
    page = history().text

    ans = "Ans de Vries 19 sep, "
    people = "Er staan al bezoekers op deze lijst. Haal ze er eerst af, dan kan het wel."
    cellar = "Kwam binnen op 19 sep, 18.00: er was geen verbinding."
    assert told(page) == [
        f"{ans}18.00 na klaar niet veranderd ging niet door: het weer {people}",
        f"{ans}18.00 presentie klaar",
        f"{ans}18.00 notitie geschreven",
        f"{ans}18.00 Dilma Bakker: komt toch",
        f"{ans}18.00 Dilma Bakker: afgemeld",
        f"{ans}17.00 Selam Haile: nieuw op de lijst, is er {cellar}",
        f"{ans}18.00 2 bezoekers zonder naam meer (gasten)",
        f"{ans}18.00 1 bezoeker zonder naam meer",
        f"{ans}18.00 Dilma Bakker en Ruby Bakker: is er",
    ]
    assert "stil" not in page
    assert "alleen" not in page


def test_a_correction_of_the_project_leader_after_ready_stands_in_it(
    coordinator, coordinator_client, host_client, session, mother, history
):
    tap(host_client, session, [mother])
    host_client.post(url("register_close", session))
    coordinator_client.post(
        url("register", session),
        {"was": [mother.pk], "was_family": [mother.family_id], "family": [mother.family_id]},
    )
    coordinator_client.post(url("register_close", session), {"reopen": "1"})

    assert told(history().text)[:3] == [
        f"{coordinator.name} 19 sep, 18.00 na klaar presentie weer open",
        f"{coordinator.name} 19 sep, 18.00 na klaar Dilma Bakker: is er niet",
        "Ans de Vries 19 sep, 18.00 presentie klaar",
    ]


def test_a_register_that_was_called_ready_elsewhere_tells_what_came_after(
    host_client, session, mother, history
):
    Session.objects.update(register_closed_at="2018-09-19 15:00+00:00")
    tap(host_client, session, [mother])

    assert told(history().text) == ["Ans de Vries 19 sep, 18.00 na klaar Dilma Bakker: is er"]


def test_a_contradiction_changed_nothing_and_who_was_forgotten_has_no_name(
    host_client, coach_client, session, mother, history
):
    tap(host_client, session, [mother])
    seen = standing(session)[mother.pk]
    send(host_client, session, tapped("mark", mother.pk, seen=seen, here=False))
    send(coach_client, session, tapped("mark", mother.pk, seen=seen, here=True))

    assert told(history().text)[0].endswith(
        "niet veranderd Dilma Bakker: is er Een collega zei iets anders. De lijst bleef zoals die was."
    )
    Person.objects.all().delete()
    assert told(history().text)[1] == (
        "Ans de Vries 19 sep, 18.00 Iemand die we vergeten zijn: is er niet"
    )


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_as_much_for_three_lines_as_for_one(
    host_client, session, history, rows, django_assert_num_queries
):
    new = [("A", 0), ("B", 60_000), ("C", 120_000)][:rows]
    send(host_client, session, *(tapped("newcomer", given_name=one, ago=ago) for one, ago in new))

    with django_assert_num_queries(5):
        page = history().text

    assert len(told(page)) == rows


def test_fifty_stand_on_a_page(host, host_client, session, history):
    one = {"session": session, "by": host, "kind": "count", "outcome": "applied"}
    Tap.objects.bulk_create(
        Tap(key=f"{number:032x}", value={"change": 1}, **one) for number in range(51)
    )

    assert [len(told(history(page).text)) for page in (1, 2)] == [50, 1]


def test_nothing_yet_and_who_may_look(host_client, coach_client, history, session):
    assert "Op deze lijst is nog niets aangetikt." in history().text
    address = url("register_history", session)
    assert [client.get(address).status_code for client in (host_client, coach_client)] == [403, 403]


def test_the_register_and_what_looks_strange_lead_to_it(coordinator_client, host_client, session):
    link = f'href="{url("register_history", session)}"'

    assert link in coordinator_client.get(url("register", session)).text
    assert link not in host_client.get(url("register", session)).text
    assert link not in coordinator_client.get(url("register_copy", session)).text
    late = SessionFactory(activity=session.activity, held_on=date(2018, 9, 12), unnamed_visitors=2)
    page = coordinator_client.get("/presentie/").text
    assert f'href="{url("register_history", late)}"' in page
