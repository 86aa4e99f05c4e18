"""Phones, a bad connection and people who change their mind: in the end all agree, and nothing was silent.

The phones are modelled (``tests/phones.py``); the server is the real one.
"""

import json

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from activities.models import Session, Shift
from participants.actions.taps import take_taps
from participants.check_ins import with_check_ins
from participants.forms.taps import read_taps
from participants.models import Absence, Attendance, Signal, Tap
from participants.taps import read_state
from tests import phones
from tests.factories.accounts import UserFactory
from tests.factories.activities import SessionFactory, VolunteerFactory
from tests.participants.registers import TODAY, enrolled_family
from tests.retold import retold

PHONES, PEOPLE, AT_ONCE = 3, 3, 4
NOT_ON_IT = "Die persoon staat niet meer op deze lijst."
WRITTEN = ("note", "concern", "hours")
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
        answers = {str(tap.key): {"outcome": tap.outcome, "sentence": tap.sentence} for tap in taps}
        return json.loads(json.dumps({"taps": answers, **read_state(session, by)}))

    def state(self, by):
        return json.loads(json.dumps(read_state(self.session, by)))


class Phone(phones.Phone):
    """It survives that its page is killed: what waits stands on the device."""

    def __init__(self, number, server):
        self.server, self.by = server, UserFactory(coach=True)
        VolunteerFactory(account=self.by)
        super().__init__(f"{number}", f"{number}", server.state(self.by), at_once=AT_ONCE)

    def look(self):
        self.state = self.server.state(self.by)

    def flush(self):
        while self.queue:
            self.hear(self.server.take(self.body(), self.by))


class Registers(RuleBasedStateMachine):
    """Three phones at one register."""

    @initialize()
    def open(self):
        session = SessionFactory(held_on=TODAY)
        members = enrolled_family(session.activity, *"ABC"[:PEOPLE])
        self.people, self.family = [one.pk for one in members], members[0].family_id
        self.words = []
        self.server = Server(session)
        self.phones = [Phone(number, self.server) for number in range(PHONES)]
        self.underway = []

    @rule(phone=ANY_PHONE, person=ANYBODY)
    def tap_somebody(self, phone, person):
        self.phones[phone].turn_over(self.people[person])

    @rule(phone=ANY_PHONE, change=st.sampled_from([1, 1, -1]))
    def count(self, phone, change):
        self.phones[phone].press("count", change=change)

    @rule(phone=ANY_PHONE, and_off=st.booleans())
    def write_down_somebody_new(self, phone, and_off):
        new = self.phones[phone].press("newcomer", given_name="Selam")
        if and_off:
            self.phones[phone].turn_over(new["key"])

    @rule(phone=ANY_PHONE, because=st.sampled_from(["", "work", "holiday"]))
    def somebody_will_not_come_or_comes_after_all(self, phone, because):
        one = self.phones[phone]
        is_away = str(self.family) in one.away()
        value = {"back": self.family} if is_away else {"family": self.family, "because": because}
        one.press("absent", **value)

    @rule(phone=ANY_PHONE, kind=st.sampled_from(["note", "concern"]))
    def write_something(self, phone, kind):
        self.words.append(f"w{len(self.words)}.")
        value = {
            "note": {"note": self.words[-1]},
            "concern": {"knows": "no", "why": self.words[-1]},
        }
        self.phones[phone].press(kind, **value[kind])

    @rule(phone=ANY_PHONE)
    def tell_my_hours(self, phone):
        self.phones[phone].press("hours", hours="2")

    @rule(phone=ANY_PHONE, reason=st.sampled_from(["", "unsaid", "weather"]))
    def call_off_or_on(self, phone, reason):
        value = {"reason": reason} if reason else {"held": True}
        self.phones[phone].press("cancel", **value)

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
            self.phones[phone].look()

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
            self.what_was_written_stands_once()
            self.nothing_was_silent()
            self.nobody_was_turned_away()

    def everybody_comes_back(self):
        for phone in self.phones:
            phone.flush()
        for body, by in self.underway:
            self.server.take(body, by)
        for phone in self.phones:
            phone.look()

    def all_agree(self):
        screens = [phone.shown() for phone in self.phones]
        assert screens == [screens[0]] * PHONES
        here, _, unnamed = screens[0]
        visits = Attendance.objects.filter(session=self.server.pk)
        assert {str(pk) for pk in visits.values_list("person", flat=True)} == here
        assert self.server.session.unnamed_visitors == unnamed
        absences = Absence.objects.filter(family=self.family)
        away = {str(one.family_id): one.because for one in absences}
        assert [phone.away() for phone in self.phones] == [away] * PHONES

    def what_was_told_stands_once(self):
        """In the order in which it was tapped."""
        rows = Tap.objects.filter(session=self.server.pk)
        stands = {str(key): outcome for key, outcome in rows.values_list("key", "outcome")}
        told = {key: said["outcome"] for one in self.phones for key, said in one.told.items()}
        assert told == {key: stands[key] for key in told}
        for phone in self.phones:
            own = rows.filter(device=phone.device).values_list("key", flat=True)
            assert list(map(str, own)) == list(phone.made)

    def what_was_written_stands_once(self):
        """Every word and every hour that was taken in, and no other; nothing of it in the taps."""
        rows = Tap.objects.filter(session=self.server.pk, kind__in=WRITTEN)
        taken = {kind: rows.filter(kind=kind, outcome="applied").count() for kind in WRITTEN}
        reported = Signal.objects.filter(reported_by__in=[phone.by for phone in self.phones])
        noted, told = self.server.session.note.split(), [one.why for one in reported]
        hours = Shift.objects.filter(session=self.server.pk).values_list("volunteer", flat=True)
        assert taken == {"note": len(noted), "concern": len(told), "hours": len(hours)}
        assert len({*noted, *told}) == len([*noted, *told])
        assert {*noted, *told} <= set(self.words)
        assert len(set(hours)) == len(hours)
        assert not rows.exclude(value={}).exists()

    def nothing_was_silent(self):
        """Told again from the rows: the list only changes by who had seen the last word."""
        story, state = retold(self.server.pk), self.phones[0].state
        assert story.odd == []
        assert sorted(story.here) == state["here"]
        assert story.unnamed == state["unnamed"]
        assert sorted(story.open) == sorted(conflict["person"] for conflict in state["conflicts"])
        assert {str(pk): key for pk, key in story.last.items()} == state["versions"]

    def nobody_was_turned_away(self):
        """Who is on the list can be tapped; and so can who was put on it by this very phone."""
        for phone in self.phones:
            for key, tap in phone.made.items():
                if phone.told[key]["sentence"] == NOT_ON_IT:
                    assert phone.told[tap["person"]]["outcome"] == "refused"


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
