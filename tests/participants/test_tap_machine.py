"""Phones, a bad connection and people who change their mind: in the end all agree, and nothing was silent.

The phones are modelled here as ``static/js/taps.js`` and ``register.js`` work; the server is the real one.
"""

import json
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from activities.models import Session
from participants.actions.taps import take_taps
from participants.check_ins import with_check_ins
from participants.forms.taps import read_taps
from participants.models import Attendance, Tap
from participants.taps import read_state
from tests.factories.accounts import UserFactory
from tests.factories.activities import SessionFactory
from tests.participants.registers import TODAY, enrolled_family
from tests.tapping import batch, tapped

PHONES, PEOPLE, AT_ONCE = 3, 3, 4
ANY_PHONE = st.integers(0, PHONES - 1)
ANYBODY = st.integers(0, PEOPLE - 1)


class Server:
    """The endpoint without the request around it."""

    def __init__(self, session):
        self.pk = session.pk

    @property
    def session(self):
        return with_check_ins(Session.objects.all()).get(pk=self.pk)

    def take(self, body, by):
        sent = read_taps(body.encode())
        session = self.session
        taps = take_taps(session=session, taps=sent.taps, device=sent.device, by=by)
        answers = {str(tap.key): tap.outcome for tap in taps}
        return json.loads(json.dumps({"taps": answers, **read_state(session)}))

    def state(self):
        return json.loads(json.dumps(read_state(self.session)))


class Phone:
    """What waits on it, and what the server said last; both survive a page that is killed."""

    def __init__(self, number, server):
        self.device, self.server, self.by = f"{number}", server, UserFactory(coach=True)
        self.queue, self.state = [], server.state()
        self.told = {}

    def shown(self):
        """Who is here on its screen, the last word about everybody, and how many without a name."""
        here, versions = set(map(str, self.state["here"])), dict(self.state["versions"])
        unnamed = self.state["unnamed"]
        for tap in self.queue:
            value = tap["value"]
            if tap["kind"] == "mark":
                (here.add if value["here"] else here.discard)(str(tap["person"]))
                versions[str(tap["person"])] = tap["key"]
            elif tap["kind"] == "count":
                unnamed = max(unnamed + value["change"], 0)
            elif tap["kind"] == "newcomer":
                here.add(tap["key"])
                versions[tap["key"]] = tap["key"]
        return here, versions, unnamed

    def mark(self, person, *, here):
        seen = self.shown()[1].get(str(person), "")
        self.queue.append(tapped("mark", person, seen=seen, here=here))

    def turn_over(self, person):
        self.mark(person, here=str(person) not in self.shown()[0])

    def body(self):
        return batch(self.device, self.queue[:AT_ONCE], self.device)

    def hear(self, answer):
        """What was answered goes from the queue, whichever request it was an answer to."""
        self.told |= answer["taps"]
        self.queue = [tap for tap in self.queue if tap["key"] not in answer["taps"]]
        self.state = answer

    def flush(self):
        while self.queue:
            self.hear(self.server.take(self.body(), self.by))


class Registers(RuleBasedStateMachine):
    """Three phones at one register."""

    @initialize()
    def open(self):
        session = SessionFactory(held_on=TODAY)
        self.people = [one.pk for one in enrolled_family(session.activity, *"ABC"[:PEOPLE])]
        self.server = Server(session)
        self.phones = [Phone(number, self.server) for number in range(PHONES)]
        self.underway = []

    @rule(phone=ANY_PHONE, person=ANYBODY)
    def tap_somebody(self, phone, person):
        self.phones[phone].turn_over(self.people[person])

    @rule(phone=ANY_PHONE, change=st.sampled_from([1, 1, -1]))
    def count(self, phone, change):
        self.phones[phone].queue.append(tapped("count", change=change))

    @rule(phone=ANY_PHONE, and_off=st.booleans())
    def write_down_somebody_new(self, phone, and_off):
        new = tapped("newcomer", given_name="Selam")
        self.phones[phone].queue.append(new)
        if and_off:
            self.phones[phone].turn_over(new["key"])

    @rule(phone=ANY_PHONE, held=st.booleans())
    def call_off_or_on(self, phone, held):
        value = {"held": True} if held else {"reason": "weather"}
        self.phones[phone].queue.append(tapped("cancel", **value))

    @rule(phone=ANY_PHONE, here=st.booleans())
    def choose(self, phone, here):
        for conflict in self.phones[phone].state["conflicts"]:
            self.phones[phone].mark(conflict["person"], here=here)

    @rule(phone=ANY_PHONE)
    def send(self, phone):
        one = self.phones[phone]
        one.hear(self.server.take(one.body(), one.by))

    @rule(phone=ANY_PHONE)
    def the_answer_is_lost(self, phone):
        one = self.phones[phone]
        self.server.take(one.body(), one.by)

    @rule(phone=ANY_PHONE)
    def the_request_is_late(self, phone):
        self.underway.append((self.phones[phone].body(), self.phones[phone].by))

    @rule(which=st.integers(0, 5), goes_away=st.booleans())
    def a_late_request_arrives(self, which, goes_away):
        """Also a second time; nobody hears the answer."""
        if self.underway:
            body, by = self.underway[which % len(self.underway)]
            self.server.take(body, by)
            if goes_away:
                self.underway.remove((body, by))

    @rule(phone=ANY_PHONE)
    def look(self, phone):
        if not self.phones[phone].queue:
            self.phones[phone].state = self.server.state()

    @rule(phone=ANY_PHONE)
    def the_page_is_killed(self, phone):
        """Only what was written on the device is there when it opens again."""
        one = self.phones[phone]
        one.queue, one.state = json.loads(json.dumps([one.queue, one.state]))

    def teardown(self):
        if hasattr(self, "phones"):
            self.everybody_comes_back()
            self.all_agree()
            self.what_was_told_stands_once()
            self.nothing_was_silent()

    def everybody_comes_back(self):
        for phone in self.phones:
            phone.flush()
        for body, by in self.underway:
            self.server.take(body, by)
        for phone in self.phones:
            phone.state = self.server.state()

    def all_agree(self):
        screens = [phone.shown() for phone in self.phones]
        assert screens == [screens[0]] * PHONES
        here, _, unnamed = screens[0]
        visits = Attendance.objects.filter(session=self.server.pk)
        assert {str(pk) for pk in visits.values_list("person", flat=True)} == here
        assert self.server.session.unnamed_visitors == unnamed

    def what_was_told_stands_once(self):
        rows = Tap.objects.filter(session=self.server.pk)
        stands = {str(key): outcome for key, outcome in rows.values_list("key", "outcome")}
        assert len(stands) == rows.count()
        assert {key: said for phone in self.phones for key, said in phone.told.items()} == {
            key: stands[key] for phone in self.phones for key in phone.told
        }
        applied = rows.filter(outcome="applied")
        counted = sum(tap.value["change"] for tap in applied.filter(kind="count"))
        assert counted == self.server.session.unnamed_visitors

    def nothing_was_silent(self):
        """Told again from the rows: the list only changes by who had seen the last word."""
        here, last, open_ = set(), {}, {}
        for tap in Tap.objects.filter(session=self.server.pk, person__isnull=False):
            if tap.outcome in {"already", "refused"}:
                continue
            has_seen = tap.kind == "newcomer" or tap.seen == str(last.get(tap.person_id, ""))
            assert has_seen is (tap.outcome == "applied"), tap
            if tap.outcome == "applied":
                (here.add if tap.is_here else here.discard)(tap.person_id)
                open_.pop(tap.person_id, None)
            else:
                assert tap.is_here is (tap.person_id not in here)
                open_[tap.person_id] = tap.key
            last[tap.person_id] = tap.key
        state = self.server.state()
        assert sorted(here) == state["here"]
        assert sorted(open_) == sorted(conflict["person"] for conflict in state["conflicts"])
        assert {int(pk): UUID(key) for pk, key in state["versions"].items()} == last


@pytest.mark.usefixtures("this_evening", "db")
def test_whatever_is_lost_late_or_repeated_all_phones_and_the_server_agree():
    run_state_machine_as_test(
        Registers,
        settings=settings(
            max_examples=10,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
