from datetime import date

from tests.factories.activities import (
    ActivityFactory,
    ProgrammeFactory,
    ShiftFactory,
    VolunteerFactory,
)
from tests.reporting.scopes import AFTER, BEFORE, LAST_DAY, NEW_YEAR, count


def test_hours_on_the_first_and_the_last_day_of_the_year_count_and_not_outside(db):
    volunteer = VolunteerFactory()
    for day in (BEFORE, NEW_YEAR, LAST_DAY, AFTER):
        ShiftFactory(volunteer=volunteer, worked_on=day, minutes=90)

    assert (count("volunteers"), count("volunteer_hours")) == (1, 3)


def test_hours_are_a_number_with_one_decimal_at_most(db):
    ShiftFactory(minutes=100)

    assert count("volunteer_hours") == 1.7


def test_whole_hours_are_a_whole_number(db):
    ShiftFactory(minutes=120)

    assert repr(count("volunteer_hours")) == "2"


def test_hours_count_for_the_programmes_of_the_activity(db):
    mine, other = ProgrammeFactory.create_batch(2)
    ShiftFactory(activity=ActivityFactory(programmes=[mine, other]), minutes=60)
    ShiftFactory(activity=ActivityFactory(programmes=[mine]), minutes=30)
    ShiftFactory(activity=None, minutes=15, worked_on=date(2018, 5, 1))

    assert [count("volunteer_hours", p) for p in (mine, other, None)] == [1.5, 1, 1.8]
    assert [count("volunteers", p) for p in (mine, other, None)] == [2, 1, 3]
