"""Whether it helps when somebody goes along the first time: the figures and what may be told."""

from datetime import date, timedelta

import pytest

from core.periods import Period
from reporting.together import together
from tests.factories.activities import ActivityFactory, SessionFactory
from tests.factories.participants import AttendanceFactory, PersonFactory, SuggestionFactory
from tests.reporting.scopes import count

pytestmark = pytest.mark.django_db
YEAR = Period.year(2018)
FIRST = date(2018, 3, 5)


def came(number, *days, on=FIRST, **suggestion):
    """So many families that came on these days after the first."""
    activity = ActivityFactory()
    days = [on, *(on + timedelta(days=day) for day in days)]
    sessions = [SessionFactory(activity=activity, held_on=day) for day in days]
    for _ in range(number):
        person = PersonFactory()
        for session in sessions:
            AttendanceFactory(person=person, session=session)
        SuggestionFactory(
            family=person.family,
            activity=activity,
            outcome="came",
            came_to=sessions[0],
            **({"offered_on": on} | suggestion),
        )


def told(period=YEAR):
    return {label: [cell for _head, cell in cells] for label, cells in together(period, None).rows}


def test_counts_stand_beside_their_percentages():
    came(10, 7, 14, companion_name="Fatima")
    came(10, companion_name="Fatima")
    came(5, 7)
    came(15)

    assert told() == {
        "Met iemand mee": ["20", "10", "50%", "10", "50%"],
        "Zonder iemand mee": ["20", "5", "25%", "0", "0%"],
    }
    assert (count("first_times"), count("came_back")) == (40, 15)


def test_small_numbers_are_a_range_without_a_percentage():
    came(2, 7, companion_name="Fatima")
    came(3)

    assert told() == {
        "Met iemand mee": ["1–4", "1–4", "–", "0", "–"],
        "Zonder iemand mee": ["1–4", "0", "–", "0", "–"],
    }


def test_what_is_too_recent_is_said():
    came(6, on=date(2018, 12, 1))

    assert together(YEAR, None).too_recent == (
        "6 eerste keren zijn nog te kort geleden en tellen nog niet mee."
    )


@pytest.mark.parametrize(
    ("later", "told"),
    [(2, "Tussen voorstel en eerste keer zitten gemiddeld 8 dagen."), (1, "")],
)
def test_how_long_the_first_time_took_is_told_of_enough_families(later, told):
    came(3, offered_on=FIRST - timedelta(days=6))
    came(later, offered_on=FIRST - timedelta(days=11))

    assert together(YEAR, None).took == told


def test_nobody_came_is_no_table():
    assert together(YEAR, None) is None


def test_the_page_shows_it(coordinator_client):
    came(6, 7, companion_name="Fatima")

    page = coordinator_client.get("/aansluiting/?jaar=2018")

    assert page.context["together"].rows[0][0] == "Met iemand mee"
    assert "Helpt het als iemand meegaat?" in page.text
