"""Obstacles that were found, taken away and are still there, and what may be told of their kinds."""

from datetime import date, timedelta

import pytest

from reporting.annual.figures import figure_of
from reporting.indicators import CATALOGUE, Scope
from tests.factories.activities import ObstacleKindFactory, ProgrammeFactory
from tests.factories.participants import CaseFactory, ObstacleFactory
from tests.reporting.scopes import AFTER, BEFORE, LAST_DAY, NEW_YEAR, TODAY, count

pytestmark = pytest.mark.django_db
JUNE = date(2018, 6, 4)


def figure(code):
    return figure_of(CATALOGUE[code], Scope.year(2018, None, TODAY))


def parts(code, at=0):
    return [(name, str(told)) for name, told in figure(code).parts[at].rows]


def test_an_obstacle_counts_on_the_first_and_last_day_and_not_outside():
    for day in (BEFORE, NEW_YEAR, LAST_DAY, AFTER):
        ObstacleFactory(noted_on=day)
        ObstacleFactory(noted_on=date(2016, 1, 1), solved=True, solved_on=day)

    assert (count("obstacles_noted"), count("obstacles_solved")) == (2, 2)


def test_what_was_eased_or_accepted_is_not_taken_away():
    for state in ("open", "eased", "accepted"):
        ObstacleFactory(family=CaseFactory().family, noted_on=JUNE, state=state)

    assert (count("obstacles_solved"), count("obstacles_open")) == (0, 2)


@pytest.mark.parametrize(
    ("noted_on", "solved_on", "still"),
    [
        (LAST_DAY, None, 1),
        (AFTER, None, 0),
        (JUNE, LAST_DAY, 0),
        (JUNE, AFTER, 1),
    ],
)
def test_open_is_looked_at_in_the_evening_of_the_last_day(noted_on, solved_on, still):
    solved = {"solved": True, "solved_on": solved_on} if solved_on else {}
    ObstacleFactory(family=CaseFactory().family, noted_on=noted_on, **solved)

    assert count("obstacles_open") == still


@pytest.mark.parametrize(
    ("found_on", "closed_on", "still"),
    [(LAST_DAY, None, 1), (AFTER, None, 0), (JUNE, LAST_DAY, 0), (JUNE, AFTER, 1)],
)
def test_only_families_we_still_work_with_have_open_obstacles(found_on, closed_on, still):
    reason = "moved" if closed_on else ""
    case = CaseFactory(found_on=found_on, closed_on=closed_on, closing_reason=reason)
    ObstacleFactory(family=case.family, noted_on=JUNE)

    assert count("obstacles_open") == still


def test_for_a_programme_its_case_has_to_run_on_the_day():
    programme = ProgrammeFactory()
    case = CaseFactory(
        found_on=JUNE,
        closed_on=JUNE + timedelta(days=9),
        closing_reason="moved",
        programmes=[programme],
    )
    for days in (-1, 0, 9, 10):
        ObstacleFactory(family=case.family, noted_on=JUNE + timedelta(days=days))

    assert (count("obstacles_noted", programme), count("obstacles_noted")) == (2, 4)


def test_a_few_of_a_kind_do_not_follow_from_the_total():
    money, child_care = ObstacleKindFactory(name="Geld"), ObstacleKindFactory(name="Oppas")
    ObstacleFactory.create_batch(9, kind=money, noted_on=JUNE)
    ObstacleFactory.create_batch(2, kind=child_care, noted_on=JUNE)

    assert figure("obstacles_noted").value == 11
    assert parts("obstacles_noted") == [("Geld", "7–10"), ("Oppas", "1–4")]


def test_health_and_safety_at_home_have_no_name():
    for name in ("Gezondheid", "Veiligheid thuis"):
        kind = ObstacleKindFactory(name=name, is_sensitive=True)
        ObstacleFactory.create_batch(3, kind=kind, noted_on=JUNE)

    assert parts("obstacles_noted") == [("Gezondheid of veiligheid thuis", "6")]


def test_who_took_it_away_stands_beside_and_who_is_not_known():
    ObstacleFactory.create_batch(20, solved=True, solved_on=JUNE, solved_through="network")
    ObstacleFactory.create_batch(5, solved=True, solved_on=JUNE)

    assert parts("obstacles_solved", 1) == [
        ("familie, vrienden of buren", "20"),
        ("niet genoteerd", "5"),
    ]
    assert figure("obstacles_solved").unknown == "Van 5 van de 25 (20%) weten we dit niet."
