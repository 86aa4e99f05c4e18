"""Something to join, in the database, for tests of what suits a family."""

from datetime import time, timedelta

from tests.factories.activities import ActivityFactory, SessionFactory
from tests.participants.registers import TODAY

TOMORROW = TODAY + timedelta(days=1)  # a Thursday


def something(name, *takes_away, held_on=TOMORROW, languages=(), **activity):
    """An activity with its next session in the agenda."""
    made = ActivityFactory(name=name, starts_at=time(10), **activity)
    made.takes_away.set(takes_away)
    made.languages.set(languages)
    if held_on:
        SessionFactory(activity=made, held_on=held_on, starts_at=time(10))
    return made
