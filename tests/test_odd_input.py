"""What people really type: every form of the house is filled in with it, and answers with a sentence.

The forms are read from the pages, found by following links from home; a new form is tried as soon as a
page leads to it. The last test of this module says when none does.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.urls import resolve
from django.utils import timezone

from accounts.roles import Role
from activities.models import Activity, GroupSupport, Programme
from tests.conftest import signed_in
from tests.doors import DOORS
from tests.factories.accounts import UserFactory
from tests.factories.activities import (
    ActivityFactory,
    CertificateFactory,
    ContactPersonFactory,
    GrantFactory,
    NeighbourhoodGroupFactory,
    ProgrammeFactory,
    SeriesFactory,
    SessionFactory,
    ShiftFactory,
    TalkFactory,
)
from tests.factories.casework import SignalFactory, StoryFactory
from tests.factories.participants import (
    CaseFactory,
    ConsentFactory,
    ContactMomentFactory,
    IntroductionFactory,
    MeasurementFactory,
    MembershipFactory,
    NextStepFactory,
    ObstacleFactory,
    PersonFactory,
    ReferralFactory,
    SuggestionFactory,
    TieFactory,
)
from tests.factories.reporting import ReportFactory, TargetFactory, final_report, handed_in
from tests.filling import Blank, forms_on, links_on

NOTHING = ""
LINES = "Eerste regel.\n\n\n  Derde   regel."
ODD = (
    "lang " * 5000,
    "Sa\0mira",  # a character that is none
    LINES,
    "Özgür 🙂 Nguyễn 李 ñ",
    "\u202eسميرة\u202c\u200f Fortes",  # written from right to left
    "31-2-2017",
    "1-1-1900",
    "31-12-2100",
    "2100",
    "99999999999999999999",
    "-1",
    "1,5,3",
    "anoniem",
    ", ".join(f"Kind{n} {2000 + n}" for n in range(15)),
    "<script>alert(1)</script> & 'x' \"y\"",
)
ROUNDS, STRIDE = 5, 3  # so every field gets a third of them, and every kind of field all of them
ENGLISH = ("This field", "Enter a", "Ensure ", "Select a valid", "is not one of")


def furnish(coordinator):
    """One of everything that a page leads to."""
    family = PersonFactory(family__coach=coordinator, given_name="Samira").family
    case = CaseFactory(family=family, programmes=[ProgrammeFactory()])
    ContactMomentFactory(family=family)
    MeasurementFactory(case=case, person=family.members.get())
    ObstacleFactory(family=family)
    partner = ReferralFactory(family=family).organisation
    ConsentFactory(family=family, given_on=timezone.localdate(), expires_on=timezone.localdate())
    IntroductionFactory(family=family, organisation=partner, may_tell_back=True)
    SuggestionFactory(family=family)
    NextStepFactory(family=family)
    TieFactory(family=family)
    SignalFactory(reported_by=coordinator)
    StoryFactory(family=family)
    CaseFactory(
        family=PersonFactory(family__coach=coordinator).family,
        found_on=date(2017, 1, 8),
        closed_on=date(2017, 2, 8),
        closing_reason="other",
    )
    group = MembershipFactory(group=NeighbourhoodGroupFactory(), name="", person=None).group
    GroupSupport.objects.create(group=group, kind=GroupSupport.Kind.CALL)
    activity = ActivityFactory(group=group, programmes=case.programmes.all(), is_training=True)
    today = timezone.localdate()
    SeriesFactory(activity=activity, first_on=today, last_on=today + timedelta(weeks=4))
    SessionFactory(activity=activity, held_on=today, unnamed_visitors=2)
    TalkFactory(organisation=ContactPersonFactory(organisation=partner).organisation)
    GrantFactory(programme=case.programmes.get())
    CertificateFactory(volunteer=ShiftFactory().volunteer)
    for one in Activity.objects.all():
        SeriesFactory(activity=one, last_on=date(2100, 1, 1))


def furnish_reports(programme):
    """One that is being written, one that is being checked, one that was told."""
    TargetFactory(programme=programme, year=timezone.localdate().year)
    ReportFactory(programme=programme, year=2017)
    handed_in(year=2016)
    final_report(programme=programme)


@pytest.fixture(scope="module")
def forms(django_db_setup, django_db_blocker):
    """Every form that keeps what is typed, by its URL name: who fills it in, and the form.

    Found once: that takes longer than trying them.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        coordinator = UserFactory(role=Role.COORDINATOR)
        furnish(coordinator)
        furnish_reports(Programme.objects.get())
        yield kept_forms(coordinator, UserFactory(role=Role.ADMINISTRATOR))
        transaction.set_rollback(True)


def kept_forms(*users):
    """The forms on the pages that ``users`` come by, each of the first who finds it."""
    found = {}
    for client in map(signed_in, users):
        for address, page in roam(client):
            for form in forms_on(page):
                if form.is_kept:
                    form.action = form.action or address
                    found.setdefault(
                        resolve(form.action.partition("?")[0]).view_name, (client, form)
                    )
    return found


def roam(client) -> Iterator[tuple[str, str]]:
    """(address, page) of everything that can be reached from home; two examples of each."""
    waiting, examples = ["/", "/gezinnen/?wie=afgesloten"], {}
    while waiting:
        address = waiting.pop(0)
        seen = examples.setdefault(resolve(address.partition("?")[0]).view_name, set())
        if address in seen or len(seen) == 2:
            continue
        seen.add(address)
        answer = client.get(address)
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            yield address, answer.text
            waiting += links_on(answer.text)


def rounds(form: Blank, number: int) -> Iterator[dict[str, str]]:
    """Ways to fill in the ``number``-th form of the house: with nothing, and with all sorts of things."""
    yield dict.fromkeys(form.texts, NOTHING)
    for turn in range(ROUNDS):
        odd = {
            name: ODD[(number + turn * STRIDE + n) % len(ODD)] for n, name in enumerate(form.texts)
        }
        yield {
            name: typed
            if typed != LINES or name in form.areas
            else NOTHING  # one line has no lines
            for name, typed in odd.items()
        }


def try_out(client, form: Blank, told: dict[str, str]) -> list[str]:
    """What goes wrong when ``told`` stands in the form."""
    with transaction.atomic():
        answer = client.post(form.action, form.filled(**told))
        transaction.set_rollback(True)
    is_done = answer.status_code == 302 or "Content-Disposition" in answer
    return [] if is_done else wrong_with(answer, told)


def wrong_with(answer, told: dict[str, str]) -> list[str]:
    """The page must say in Dutch, at the field, what to mend, and keep what was typed."""
    if answer.status_code != 200:
        return [f"answers {answer.status_code}"]
    again = [
        form for form in forms_on(answer.text) if form.is_kept and set(told) <= set(form.words)
    ]
    if not again:
        return [] if 'name="sure"' in answer.text else ["is not asked again"]
    lost = [
        f"lost {typed!r} in {name}"
        for name, typed in told.items()
        if "\0" not in typed  # no browser sends or shows that one
        if again[0].words[name] != [typed]
    ]
    said = 'class="invalid-feedback"' in answer.text or "form-errors" in answer.text
    english = [f"speaks English: {words}" for words in ENGLISH if words in answer.text]
    return lost + english + ([] if said else ["says nothing"])


def test_every_form_answers_odd_words_with_a_sentence_and_keeps_them(forms):
    wrong = [
        (name, told, problems)
        for number, (name, (client, form)) in enumerate(sorted(forms.items()))
        for told in rounds(form, number)
        if (problems := try_out(client, form, told))
    ]

    assert wrong == []


def test_every_form_answers_a_choice_that_is_not_offered(forms):
    """As of a page that was open while the choice was taken away."""
    wrong = {}
    for name, (client, form) in forms.items():
        choices = set(form.words) - set(form.texts) - {"csrfmiddlewaretoken", "once", "seen"}
        for typed in ("987654321", "bestaat-niet"):
            with transaction.atomic():
                sent = form.filled(**dict.fromkeys(choices, typed))
                answer = client.post(form.action, sent)
                transaction.set_rollback(True)
            if answer.status_code not in (200, 302):
                wrong[name, typed] = answer.status_code
            elif any(words in answer.text for words in ENGLISH):
                wrong[name, typed] = "speaks English"

    assert wrong == {}


def test_every_form_that_writes_something_is_tried_here(forms):
    """A door that is not reached: let a page of the small world above lead to it."""
    writing = {name for name in DOORS if name.endswith(("_add", "_edit", "_close"))}

    assert writing - set(forms) == UNTRIED


UNTRIED = {
    "accounts:address_edit",  # a page that says who does change it
    "activities:support_add",  # a button
    "participants:attempt_add",  # a button
    "participants:consent_add",  # a button
    "participants:link_add",  # a button
    "participants:register_close",  # a button
}
