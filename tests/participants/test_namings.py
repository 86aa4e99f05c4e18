"""Visitors without a name who turn out to be somebody: never counted twice, never below none."""

from datetime import date

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from activities import facts as agenda
from core.periods import Period
from participants import facts
from participants.actions.namings import name_visitor, undo_name
from participants.actions.registers import RefusedError, Ticks, mark_ticks
from participants.actions.taps import take_one
from participants.models import Attendance, Person
from tests.conftest import signed_in
from tests.factories.accounts import UserFactory
from tests.factories.activities import SessionFactory
from tests.participants.registers import (
    THIS_EVENING,
    enrolled_family,
    here,
    known_person,
    tap,
    url,
)

pytestmark = pytest.mark.usefixtures("this_evening")
WEEK = Period.week_of(date(2018, 9, 19))


@pytest.fixture
def counted(session):
    """Four visitors, and nobody knows who."""
    session.unnamed_visitors = 4
    session.save()
    return session


def naming(client, session, **who):
    return client.post(url("naming_add", session), who, follow=True)


def undo(client, session, person):
    return client.post(f"{url('register', session)}zonder-naam/toch-niet/{person.pk}/", follow=True)


def total(session):
    """Who was there, with a name and without."""
    session.refresh_from_db()
    return Attendance.objects.filter(session=session).count(), session.unnamed_visitors


def test_one_of_the_four_was_somebody_new(host_client, counted):
    response = naming(host_client, counted, given_name="Samira")

    assert total(counted) == (1, 3)
    assert Person.objects.get().given_name == "Samira"
    assert "Deze bezoeker staat nu met naam op de lijst." in response.text


def test_one_of_the_four_was_somebody_of_the_list(host_client, counted, activity):
    (samira,) = enrolled_family(activity, "Samira")

    naming(host_client, counted, listed=samira.pk)

    assert here(counted) == [samira.pk]
    assert total(counted) == (1, 3)


def test_one_of_the_four_was_somebody_we_know_from_elsewhere(coordinator_client, counted):
    samira = known_person("Samira")

    asked = coordinator_client.post(url("naming_add", counted), {"given_name": "Samira"})
    assert "Kennen we deze persoon al?" in asked.text
    naming(coordinator_client, counted, given_name="Samira", known=samira.pk)

    assert here(counted) == [samira.pk]
    assert total(counted) == (1, 3)


def test_the_figures_of_the_week_stay_the_same(host_client, counted):
    day = counted.held_on
    before = agenda.meetings_per_day(WEEK, None)[day].unnamed_visitors

    naming(host_client, counted, given_name="Samira")

    named = facts.visits_per_day(WEEK, None)[day]
    unnamed = agenda.meetings_per_day(WEEK, None)[day].unnamed_visitors
    assert (before, named, unnamed) == (4, 1, 3)


def test_days_later_when_the_register_is_ready_the_coordinator_names_somebody(
    coordinator_client, counted
):
    coordinator_client.post(url("register_close", counted))

    with time_machine.travel("2018-09-26 09:00+02:00", tick=False):
        naming(signed_in(UserFactory(coordinator=True)), counted, given_name="Samira")

    assert total(counted) == (1, 3)
    assert counted.register_closed_at is not None


def test_it_was_somebody_else_after_all(host_client, counted):
    naming(host_client, counted, given_name="Samira")
    samira = Person.objects.get()
    page = host_client.get(url("register", counted)).text
    assert "Samira telde eerst mee zonder naam" in page

    response = undo(host_client, counted, samira)
    again = undo(host_client, counted, samira)

    assert "telt weer mee zonder naam" in response.text
    assert "Deze naam was er al af." in again.text
    assert total(counted) == (0, 4)


def test_who_was_tapped_already_is_not_taken_from_the_others(host_client, counted, activity):
    (samira,) = enrolled_family(activity, "Samira")
    page = {"listed": samira.pk}
    tap(host_client, counted, [samira])

    response = naming(host_client, counted, **page)

    assert "Kies iemand van de lijst" in response.text or "Selecteer" in response.text
    with pytest.raises(RefusedError, match="al aangetikt"):
        name_visitor(session=counted, person=samira, by=UserFactory())
    assert total(counted) == (1, 4)


def test_a_tap_of_a_known_person_is_not_undone_into_a_visitor_without_a_name(
    host_client, counted, activity
):
    (samira,) = enrolled_family(activity, "Samira")
    tap(host_client, counted, [samira])

    undo(host_client, counted, samira)

    assert total(counted) == (1, 4)


def test_nobody_without_a_name_is_nobody_to_name(host_client, session):
    page = host_client.get(url("naming_add", session)).text
    response = naming(host_client, session, given_name="Samira")

    assert "Er staan geen bezoekers zonder naam op deze lijst." in page
    assert "Er staan geen bezoekers zonder naam meer op deze lijst." in response.text
    assert Person.objects.count() == 0


def test_neither_a_name_nor_somebody_of_the_list_is_asked_again(host_client, counted):
    response = naming(host_client, counted, given_name=" ", family_name="Yılmaz")

    assert "Kies iemand van de lijst, of vul een voornaam in." in response.text
    assert "Yılmaz" in response.text
    assert total(counted) == (0, 4)


def test_another_host_does_not_learn_that_this_register_exists(counted):
    other = signed_in(UserFactory(host=True))

    assert other.get(url("naming_add", counted)).status_code == 404
    assert undo(other, counted, known_person("Samira")).status_code == 404


@pytest.mark.parametrize("families", [1, 3])
def test_the_page_asks_as_much_for_three_families_as_for_one(
    host_client, counted, activity, families, django_assert_num_queries
):
    for _ in range(families):
        enrolled_family(activity, "Dilma", "Ruby", "Sem")

    with django_assert_num_queries(4):
        host_client.get(url("naming_add", counted))


COUNTS = ["plus", "minus", "plus_child", "minus_child", "plus_guest", "minus_guest"]
ACTS = st.lists(
    st.tuples(st.sampled_from([*COUNTS, "on", "off", "name", "undo"]), st.integers(0, 2)),
    max_size=25,
)


@pytest.mark.django_db(transaction=False)
@given(acts=ACTS)
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_the_order_every_visitor_counts_once(acts):
    """Beside the register a ledger of visitors is kept: each is a number, perhaps with a name."""
    with time_machine.travel(THIS_EVENING, tick=False):
        session = SessionFactory(held_on=date(2018, 9, 19), activity__tallies=["child", "guest"])
        by = UserFactory()
        people = enrolled_family(session.activity, "Samira", "Fatma", "Ayşe")
        ledger = Ledger()
        for act, number in acts:
            ledger.apart = dict(session.tallies)
            do(act, session, people[number], by)
            getattr(ledger, act.partition("_")[0])(act.partition("_")[2] or number)
            assert total(session) == (len(ledger.named), len(ledger.unnamed))
            assert sum(session.tallies.values()) <= session.unnamed_visitors
            assert here(session) == sorted(people[one].pk for one in ledger.named)
        everybody = [*ledger.named.values(), *ledger.unnamed]
        assert len(everybody) == len(set(everybody))
        Attendance.objects.filter(session=session).delete()


def do(act, session, person, by):
    """What a finger does on the register; a refusal is an answer too."""
    try:
        match act:
            case "plus" | "minus":
                change = 1 if act == "plus" else -1
                take_one(session=session, by=by, kind="count", value={"change": change})
            case "plus_child" | "minus_child" | "plus_guest" | "minus_guest":
                how, tally = act.split("_")
                change = 1 if how == "plus" else -1
                counted = {"change": change, "tally": tally}
                take_one(session=session, by=by, kind="count", value=counted)
            case "on" | "off":
                which = (
                    {"people_come": [person.pk]} if act == "on" else {"people_gone": [person.pk]}
                )
                mark_ticks(session=session, ticks=Ticks(**which), by=by)
            case "name":
                name_visitor(session=session, person=person, by=by)
            case "undo":
                undo_name(session=session, person=person, by=by)
    except RefusedError:
        return


class Ledger:
    """Every visitor who was ever seen is a number of their own."""

    def __init__(self):
        self.seen, self.unnamed, self.named, self.from_the_count = 0, [], {}, set()
        self.apart = {}  # how many were counted as what, before this act

    def plus(self, _who):
        self.seen += 1
        self.unnamed.append(self.seen)

    def minus(self, who):
        if self.unnamed and (isinstance(who, int) or self.apart.get(who)):
            self.unnamed.pop()

    def on(self, who):
        if who not in self.named:
            self.seen += 1
            self.named[who] = self.seen

    def off(self, who):
        self.named.pop(who, None)
        self.from_the_count.discard(who)

    def name(self, who):
        if self.unnamed and who not in self.named:
            self.named[who] = self.unnamed.pop()
            self.from_the_count.add(who)

    def undo(self, who):
        if who in self.from_the_count:
            self.unnamed.append(self.named.pop(who))
            self.from_the_count.discard(who)
