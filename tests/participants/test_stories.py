"""A story is marked with one tap, and told only when the family said yes and nobody is recognised."""

from datetime import date

import pytest
from django.urls import reverse

from core.periods import Period
from participants.actions.consents import withdraw_consents
from participants.facts import ready_stories
from participants.models import Story
from participants.models.stories import Stage
from tests.factories.activities import ProgrammeFactory
from tests.factories.casework import StoryFactory, TieFactory
from tests.factories.participants import (
    CaseFactory,
    ContactMomentFactory,
    FamilyFactory,
    PersonFactory,
)
from tests.participants.cast import known

TODAY = date(2018, 9, 18)
YEAR = Period.year(2018)

pytestmark = pytest.mark.today(TODAY)


@pytest.fixture
def family(coach):
    return known("van den Broek", "Özlem", coach=coach, street="Pascalweg 12")


@pytest.fixture
def contact(family):
    note = "Özlem van de Pascalweg kookt nu elke week."
    return ContactMomentFactory(family=family, note=note, happened_on=date(2018, 3, 6))


@pytest.fixture
def story(family, contact):
    return StoryFactory(family=family, contact=contact)


def to(name, *keys):
    return reverse(f"participants:{name}", args=keys)


def mark(client, contact):
    return client.post(to("story_mark", contact.family_id, contact.pk))


def save(client, story, **typed):
    return client.post(to("story_edit", story.pk), typed)


def say(client, story, answer):
    return client.post(to("story_consent", story.pk), {"antwoord": answer})


def test_one_tap_marks_a_note_and_makes_a_story(coach, coach_client, family, contact):
    response = mark(coach_client, contact)

    contact.refresh_from_db()
    story = Story.objects.get()
    assert (response.url, contact.is_story) == (family.get_absolute_url(), True)
    assert (story.family, story.contact, story.told_on) == (family, contact, date(2018, 3, 6))
    assert (story.author, story.stage) == (coach, Stage.ASK)


def test_tapping_twice_makes_one_story(coach_client, contact):
    mark(coach_client, contact)
    mark(coach_client, contact)

    assert Story.objects.count() == 1


def test_the_tap_is_at_the_note_on_the_family_page(coach_client, family, contact):
    action = f'formaction="{to("story_mark", family.pk, contact.pk)}"'

    before = coach_client.get(family.get_absolute_url()).text
    mark(coach_client, contact)
    after = coach_client.get(family.get_absolute_url()).text

    assert (before.count(action), after.count(action)) == (1, 0)


def test_a_note_of_another_family_cannot_be_marked(coach_client, family):
    stranger = ContactMomentFactory()

    answers = [
        coach_client.post(to("story_mark", pk, stranger.pk)).status_code
        for pk in (family.pk, stranger.family_id)
    ]

    assert answers == [404, 404]
    assert not Story.objects.exists()


def test_names_must_go_or_somebody_must_have_looked(coach_client, story):
    text = "Özlem kookt nu elke week."

    refused = save(coach_client, story, text=text, is_anonymous="on")
    assert refused.context["form"].errors == {
        "is_anonymous": ["Er staat nog iets in waaraan je het gezin herkent."]
    }
    assert "<strong>Özlem</strong> (naam)" in refused.text
    assert "Özlem kookt nu elke week.</textarea>" in refused.text

    save(coach_client, story, text=text, is_anonymous="on", is_checked="on")
    story.refresh_from_db()
    assert story.is_anonymous


def test_a_text_with_names_can_be_kept_to_work_on_later(coach_client, story):
    save(coach_client, story, text="Özlem kookt nu.")

    story.refresh_from_db()
    assert (story.text, story.is_anonymous) == ("Özlem kookt nu.", False)


def test_nothing_cannot_be_without_names(coach_client, story):
    response = save(coach_client, story, text="", is_anonymous="on")

    assert response.context["form"].errors == {
        "text": ["Schrijf eerst het verhaal op, zonder namen."]
    }


def test_the_text_begins_as_the_note_beside_it(coach_client, story, contact):
    form = coach_client.get(story.get_absolute_url()).context["form"]

    assert form["text"].value() == contact.note
    assert [trace.word for trace in form.traces] == ["Özlem", "Pascalweg"]


def test_a_story_is_ready_when_asked_and_rewritten_in_any_order(coach_client, story):
    stages = [story.stage]
    for step in (
        lambda: say(coach_client, story, "ja"),
        lambda: save(coach_client, story, text="Een moeder kookt.", is_anonymous="on"),
    ):
        step()
        story.refresh_from_db()
        stages.append(story.stage)

    assert stages == [Stage.ASK, Stage.REWRITE, Stage.READY]
    assert ready_stories(YEAR, None) == ["Een moeder kookt."]


def test_a_yes_that_is_taken_back_takes_it_out_again(coach_client, family, contact):
    story = StoryFactory(family=family, contact=contact, ready=True)
    assert len(ready_stories(YEAR, None)) == 1

    say(coach_client, story, "nee")

    story.refresh_from_db()
    assert (story.consented_on, story.refused_on, story.stage) == (None, TODAY, Stage.REFUSED)
    assert ready_stories(YEAR, None) == []


def test_so_does_a_family_that_takes_back_its_consent_for_the_file(family, contact):
    StoryFactory(family=family, contact=contact, ready=True)
    other = StoryFactory(ready=True, text="Een vader voetbalt.")

    withdraw_consents(family=family)

    assert ready_stories(YEAR, None) == [other.text]


@pytest.mark.parametrize("missing", [{"consented_on": None}, {"is_anonymous": False}, {"text": ""}])
def test_what_is_not_ready_is_in_no_report(db, missing):
    StoryFactory(ready=True, **missing)

    assert ready_stories(YEAR, None) == []


@pytest.mark.parametrize(
    ("day", "is_told"),
    [
        (date(2017, 12, 31), False),
        (date(2018, 1, 1), True),
        (date(2018, 12, 31), True),
        (date(2019, 1, 1), False),
    ],
)
def test_a_story_belongs_to_the_year_of_its_note(db, day, is_told):
    StoryFactory(ready=True, told_on=day)

    assert len(ready_stories(YEAR, None)) == is_told


@pytest.mark.parametrize(
    ("day", "is_told"),
    [
        (date(2018, 1, 31), False),
        (date(2018, 2, 1), True),
        (date(2018, 5, 1), True),
        (date(2018, 5, 2), False),
    ],
)
def test_for_a_programme_it_was_told_during_a_case_that_counts_for_it(db, day, is_told):
    programme, family = ProgrammeFactory(), FamilyFactory()
    closed = {"closed_on": date(2018, 5, 1), "closing_reason": "moved"}
    CaseFactory(family=family, found_on=date(2018, 2, 1), programmes=[programme], **closed)
    CaseFactory(family=family, found_on=date(2018, 6, 1), programmes=[ProgrammeFactory()])

    StoryFactory(family=family, ready=True, told_on=day)

    assert len(ready_stories(YEAR, programme)) == is_told
    assert len(ready_stories(YEAR, None)) == 1


def test_no_story_after_all_leaves_the_note(coach_client, contact):
    mark(coach_client, contact)

    coach_client.post(to("story_remove", Story.objects.get().pk))

    contact.refresh_from_db()
    assert (contact.is_story, Story.objects.exists()) == (False, False)


@pytest.mark.parametrize("name", ["story_edit", "story_consent", "story_remove"])
def test_a_story_of_somebody_elses_family_is_out_of_reach(coach_client, name):
    stranger = StoryFactory(ready=True)

    assert coach_client.post(to(name, stranger.pk), {"antwoord": "nee"}).status_code == 404
    stranger.refresh_from_db()
    assert stranger.is_ready


def test_what_must_be_asked_comes_first_and_a_coach_sees_only_their_own(coach_client, family):
    StoryFactory()
    refused = StoryFactory(family=family, refused_on=TODAY)
    ready = StoryFactory(family=family, ready=True)
    rewrite = StoryFactory(family=family, consented_on=TODAY)
    ask = StoryFactory(family=family, is_anonymous=True, text="Een moeder kookt.")

    page = coach_client.get(to("story_list")).context["page"]

    assert list(page) == [ask, rewrite, ready, refused]
    assert [story.stage for story in page] == list(Stage)


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_as_for_three(
    coordinator_client, django_assert_num_queries, number
):
    StoryFactory.create_batch(number, ready=True)
    StoryFactory.create_batch(number)

    with django_assert_num_queries(4):
        coordinator_client.get(to("story_list"))


@pytest.mark.parametrize("number", [1, 3])
def test_a_story_costs_the_same_for_one_of_each_as_for_three(
    coach_client, family, story, django_assert_num_queries, number
):
    PersonFactory.create_batch(number, family=family)
    TieFactory.create_batch(number, family=family)
    coach_client.get(story.get_absolute_url())  # signs the visitors' book

    with django_assert_num_queries(7):
        coach_client.get(story.get_absolute_url())
