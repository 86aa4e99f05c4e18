"""What the database holds about a suggestion, whoever writes it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from participants.models import Suggestion
from tests.factories.activities import ActivityFactory, VolunteerFactory
from tests.factories.participants import FamilyFactory, SuggestionFactory, TieFactory

pytestmark = pytest.mark.django_db
Answer, Outcome = Suggestion.Answer, Suggestion.Outcome


def refused(suggestion):
    """The Dutch sentences with which the database's rules refuse this suggestion."""
    with pytest.raises(ValidationError) as error:
        suggestion.validate_constraints()
    return error.value.messages


def test_an_activity_is_suggested_once_as_long_as_it_runs():
    first = SuggestionFactory(accepted=True)

    with pytest.raises(IntegrityError), transaction.atomic():
        SuggestionFactory(family=first.family, activity=first.activity)


def test_after_a_no_or_a_missed_time_it_may_be_suggested_again():
    family, activity = FamilyFactory(), ActivityFactory()
    SuggestionFactory(family=family, activity=activity, declined=True)
    SuggestionFactory(family=family, activity=activity, accepted=True, outcome=Outcome.STAYED_AWAY)
    SuggestionFactory(family=family, activity=activity)

    running = Suggestion.objects.filter(family=family).running()

    assert running.count() == 1


def test_an_answer_has_a_day_and_no_answer_has_none():
    without_day = SuggestionFactory.build(answer=Answer.ACCEPTED)
    without_answer = SuggestionFactory.build(answered_on=date(2018, 3, 6))

    assert refused(without_day) == ["Vul in op welke dag het gezin antwoordde."]
    assert refused(without_answer) == ["Vul in op welke dag het gezin antwoordde."]


def test_an_answer_comes_on_the_day_of_the_suggestion_at_the_earliest():
    early = SuggestionFactory.build(accepted=True, answered_on=date(2018, 3, 4))
    same_day = SuggestionFactory.build(accepted=True, answered_on=date(2018, 3, 5))

    assert refused(early) == ["Het antwoord kan niet vóór het voorstel komen."]
    same_day.validate_constraints()


def test_a_no_has_a_reason_and_a_yes_has_none():
    silent_no = SuggestionFactory.build(declined=True, declined_because="")
    explained_yes = SuggestionFactory.build(accepted=True, declined_because="time")

    assert refused(silent_no) == ["Kies waarom het gezin nee zei."]
    assert refused(explained_yes) == ["Kies waarom het gezin nee zei."]


def test_who_came_came_to_a_session():
    suggestion = SuggestionFactory.build(accepted=True, outcome=Outcome.CAME)

    assert refused(suggestion) == ["Gekomen is het gezin pas na een bezoek."]


def test_one_companion_at_most():
    tie = TieFactory()
    two = SuggestionFactory.build(companion_tie=tie, companion_name="oma")
    volunteer = VolunteerFactory(name="Fatima Idrissi")

    assert refused(two) == ["Kies één iemand die meegaat."]
    for one in ({"companion_tie": tie}, {"companion_name": "oma"}, {}):
        SuggestionFactory.build(**one).validate_constraints()
    assert SuggestionFactory(companion_volunteer=volunteer).companion == "Fatima Idrissi"
    assert SuggestionFactory(companion_name="oma").companion == "oma"
    assert SuggestionFactory().companion == ""
