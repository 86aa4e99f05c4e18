"""Two people change the same thing: nothing is overwritten unseen, and nothing is lost."""

import pytest
import time_machine
from django import forms
from django.urls import get_resolver, reverse

from accounts.models import User
from activities.models import Activity, Programme, Session
from core.sharing import SharedForm
from participants.actions.families import save_family
from participants.forms.families import FamilyForm
from participants.models import Family
from tests.conftest import signed_in
from tests.factories.accounts import UserFactory
from tests.factories.activities import ActivityFactory, ProgrammeFactory, SessionFactory
from tests.factories.participants import FamilyFactory
from tests.filling import form_on
from tests.test_sources import ROOMS

MORNING = "2018-09-18 10:42+02:00"
ONLY_MAKES = {
    "AbsenceForm",
    "ConnectionRuleForm",
    "CheckInNamingForm",
    "ConcernForm",
    "NamingForm",
    "NewcomerFields",
    "NewcomerForm",
    "SignalFields",  # SignalForm is made of them, and shared
}  # never change a row that is there
TAKE = "Neem dit over in plaats van wat ik schreef"


@pytest.fixture
def family(coach):
    family = FamilyFactory(street="Pascalweg 1", phone="+31690664215", coach=coach)
    return save_family(family=family)


@pytest.fixture
def page(family):
    return reverse("participants:family_edit", args=[family.pk])


@pytest.fixture
def joke(family):
    """The project leader, who is busy with the same family."""
    return signed_in(UserFactory(name="Joke Jansen", coordinator=True))


def opened(client, page):
    """The form as it stands on a page that somebody has open."""
    return form_on(client.get(page).text)


def test_both_correct_something_else_and_both_corrections_stay(coach_client, joke, family, page):
    mine, hers = opened(coach_client, page), opened(joke, page)
    joke.post(page, hers.filled(phone="06-90000001"))

    answer = coach_client.post(page, mine.filled(street="Pascalweg 12"), follow=True)

    family.refresh_from_db()
    assert (family.phone, family.street) == ("+31690000001", "Pascalweg 12")
    assert "Joke veranderde intussen: telefoon. Dat blijft zo staan." in answer.text


def test_both_correct_the_same_and_the_second_sees_who_wrote_what_and_when(
    coach_client, joke, family, page
):
    mine, hers = opened(coach_client, page), opened(joke, page)
    with time_machine.travel(MORNING):
        joke.post(page, hers.filled(street="Molièreweg 3"))

        answer = coach_client.post(page, mine.filled(street="Pascalweg 12"))

    family.refresh_from_db()
    assert family.street == "Molièreweg 3"
    assert "Joke veranderde dit op di 18 september om 10.42. Er staat nu:" in answer.text
    assert '<span class="change-words">Molièreweg 3</span>' in answer.text
    assert form_on(answer.text).words["street"] == ["Pascalweg 12"]


def test_who_saves_again_after_seeing_it_keeps_what_they_wrote(coach_client, joke, family, page):
    mine, hers = opened(coach_client, page), opened(joke, page)
    joke.post(page, hers.filled(street="Molièreweg 3"))
    shown = form_on(coach_client.post(page, mine.filled(street="Pascalweg 12")).text)

    coach_client.post(page, shown.filled())

    family.refresh_from_db()
    assert family.street == "Pascalweg 12"


def test_who_ticks_the_box_takes_over_what_the_other_wrote(coach_client, joke, family, page):
    mine, hers = opened(coach_client, page), opened(joke, page)
    joke.post(page, hers.filled(street="Molièreweg 3", phone="06-90000001"))
    sent = mine.filled(street="Pascalweg 12", phone="06-90000002")
    answer = coach_client.post(page, sent)
    assert answer.text.count(TAKE) == 2

    coach_client.post(page, form_on(answer.text).filled(take=["street"]))

    family.refresh_from_db()
    assert (family.street, family.phone) == ("Molièreweg 3", "+31690000002")


def test_a_third_change_is_seen_too(coach_client, joke, family, page):
    mine, hers = opened(coach_client, page), opened(joke, page)
    joke.post(page, hers.filled(street="Molièreweg 3"))
    shown = form_on(coach_client.post(page, mine.filled(street="Pascalweg 12")).text)
    joke.post(page, opened(joke, page).filled(street="Catullusweg 5"))

    answer = coach_client.post(page, shown.filled())

    family.refresh_from_db()
    assert family.street == "Catullusweg 5"
    assert '<span class="change-words">Catullusweg 5</span>' in answer.text


def test_both_wrote_the_same_and_nobody_is_asked_anything(coach_client, joke, family, page):
    mine, hers = opened(coach_client, page), opened(joke, page)
    joke.post(page, hers.filled(phone="06-90000001"))

    answer = coach_client.post(page, mine.filled(phone="06 9000 0001"))

    assert answer.status_code == 302
    family.refresh_from_db()
    assert family.phone == "+31690000001"


def test_what_somebody_else_did_outside_a_form_is_said_without_a_name(coach_client, family, page):
    mine = opened(coach_client, page)
    Family.objects.update(street="Molièreweg 3")

    answer = coach_client.post(page, mine.filled(street="Pascalweg 12"))

    assert "Een collega veranderde dit op" in answer.text


def test_a_mistake_is_mended_before_or_after_choosing(coach_client, joke, family, page):
    """A date that is none and a street that both changed: nothing typed gets lost on the way."""
    mine, hers = opened(coach_client, page), opened(joke, page)
    joke.post(page, hers.filled(street="Molièreweg 3", email="joke@example.org"))

    answer = coach_client.post(page, mine.filled(street="Pascalweg 12", phone="06"))

    shown = form_on(answer.text)
    assert shown.words["street"] == ["Pascalweg 12"]
    assert shown.words["phone"] == ["06"]
    assert shown.words["email"] == ["joke@example.org"]
    coach_client.post(page, shown.filled(phone="06-90000002"))
    family.refresh_from_db()
    assert (family.street, family.phone, family.email) == (
        "Pascalweg 12",
        "+31690000002",
        "joke@example.org",
    )


def test_ticks_of_two_people_meet_as_well(coach_client, joke):
    """The choice of programmes is no column of the activity, and still nothing gets lost."""
    first, second, third = ProgrammeFactory.create_batch(3)
    activity = ActivityFactory(programmes=[first], started_on="2018-01-01")
    page = reverse("activities:activity_edit", args=[activity.pk])
    mine, hers = opened(coach_client, page), opened(joke, page)
    joke.post(page, hers.filled(programmes=[str(first.pk), str(second.pk)]))

    answer = coach_client.post(page, mine.filled(programmes=[str(third.pk)]))

    assert f'<span class="change-words">{first}, {second}</span>' in answer.text
    assert list(Activity.objects.get().programmes.order_by("pk")) == [first, second]


def test_an_account_that_was_closed_meanwhile_stays_closed(administrator_client):
    """An account has no moment of change; the marks of its fields do without."""
    colleague = UserFactory(name="Bea", is_active=True, host=True)
    page = reverse("accounts:user_edit", args=[colleague.pk])
    mine = opened(administrator_client, page)
    User.objects.filter(pk=colleague.pk).update(is_active=False)

    administrator_client.post(page, mine.filled(name="Bea Boon"))

    colleague.refresh_from_db()
    assert (colleague.name, colleague.is_active) == ("Bea Boon", False)


def test_a_day_that_is_fixed_is_nothing_to_choose(coach_client):
    session = SessionFactory(held_on="2018-01-08")
    page = reverse("activities:session_edit", args=[session.pk])
    mine = opened(coach_client, page)
    Session.objects.update(held_on="2018-01-15")

    answer = coach_client.post(page, mine.filled(starts_at="9.30"))

    assert answer.status_code == 302
    assert Session.objects.get().held_on.day == 15


def test_words_that_mean_nothing_as_a_mark_are_a_change_at_most(coach_client, family, page):
    mine = opened(coach_client, page)

    for seen in ("", "street", "street.", "nothing.12345678", "é.\0"):
        answer = coach_client.post(page, mine.filled(seen=seen, street="Pascalweg 12"))
        assert answer.status_code in (200, 302)


def test_a_programme_that_is_gone_meanwhile_does_not_come_back(coordinator_client):
    programme = ProgrammeFactory()
    page = reverse("activities:programme_edit", args=[programme.pk])
    mine = opened(coordinator_client, page)
    Programme.objects.all().delete()

    assert coordinator_client.post(page, mine.filled()).status_code == 404


def test_every_form_about_a_row_knows_that_others_may_change_it_too():
    own = [form for form in kinds_of(forms.ModelForm) if form.__module__.split(".")[0] in ROOMS]

    assert {form.__name__ for form in own if not issubclass(form, SharedForm)} == ONLY_MAKES
    assert FamilyForm in own


def kinds_of(form):
    """Every class that is a kind of ``form``; the addresses of the house have loaded them all."""
    get_resolver().url_patterns  # noqa: B018  # reads the views, and with them the forms
    return {kind for direct in form.__subclasses__() for kind in {direct, *kinds_of(direct)}}
