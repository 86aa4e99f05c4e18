"""The list asks for the same measurements as the rule of ``participants.measuring``."""

from datetime import timedelta

import pytest

from participants.attention.calls import Reach
from participants.attention.measurements import calls
from participants.measuring import with_measurement_due
from participants.models import Case, Measurement, Person
from tests.factories.participants import MeasurementFactory, PersonFactory, ScaleFactory
from tests.participants.attention import TODAY, contact, days_ago, found, found_attention

Occasion = Measurement.Occasion


@pytest.fixture
def histories(coach):
    """Families of every sort: reached, measured, measured again, closed lately, children only."""
    ladder, own = ScaleFactory(ladder=True), ScaleFactory()
    families = [found(coach, days=200) for _ in range(7)]
    for family in families:
        contact(family, days=150)
    grown_ups = [PersonFactory(family=family) for family in families[:6]]
    PersonFactory(family=families[6], role=Person.Role.CHILD)
    for person in grown_ups[1:]:
        case = person.family.cases.get()
        told = {"case": case, "person": person, "measured_on": days_ago(100)}
        MeasurementFactory(scale=ladder, occasion=Occasion.START, **told)
        MeasurementFactory(scale=own, occasion=Occasion.START, **told)
    again = {"occasion": Occasion.QUARTER, "measured_on": days_ago(5)}
    for scale in (ladder, own):
        MeasurementFactory(
            case=grown_ups[2].family.cases.get(), person=grown_ups[2], scale=scale, **again
        )
    for family, days in ((families[3], 10), (families[4], 60)):
        family.cases.update(closed_on=days_ago(days), closing_reason=Case.ClosingReason.MOVED)
    found_attention(coach)


@pytest.mark.parametrize("days", [-20, -10, -9, 0, 17, 18, 19, 60, 90])
def test_the_list_asks_what_the_rule_asks(histories, coordinator, days):
    on = TODAY + timedelta(days=days)

    asked = {(call.family, *call.facts) for call in calls(Reach(coordinator, on))}

    due = with_measurement_due(Case.objects.all(), on).filter(measurement_due_on__lte=on)
    assert asked == {
        (case.family_id, case.measurement_due, case.measurement_due_on) for case in due
    }


def test_there_is_something_to_ask(histories, coordinator):
    asked = sorted(call.facts[0] for call in calls(Reach(coordinator, TODAY)))

    assert asked == [Occasion.CLOSING, Occasion.QUARTER, Occasion.QUARTER, Occasion.START]
