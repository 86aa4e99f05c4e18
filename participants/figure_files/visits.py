"""The people, visits and suggestions behind the figures about them."""

from typing import Any

from django.db.models import Q, QuerySet

from activities.figure_rows import Asked, Row, Rows, RowsOf, each
from participants.becoming import residents_who_began
from participants.facts.suggestions import suggested_within
from participants.facts.visits import people_who_came, visits_within
from participants.figure_files.families import families_of
from participants.models import Attendance, Person, Suggestion
from participants.models.families import visible_families
from participants.returning import days_there, first_times_known, with_somebody


def _visits(asked: Asked) -> Rows:
    mine = visible_families(asked.user, "person__family")
    visits = visits_within(asked.period, asked.programme).filter(mine)
    rows = visits.select_related("person__family", "session__activity")
    return Rows(rows.order_by("session__held_on", "pk"), each(_visit_row))


def _visit_row(visit: Attendance) -> Row:
    person, session = visit.person, visit.session
    url = person.family.get_absolute_url()
    return Row(str(person), url, str(session.activity), session.held_on)


def _people(**known: bool) -> RowsOf:
    def rows(asked: Asked) -> Rows:
        came = people_who_came(asked.period, asked.programme).filter(**known)
        return _persons(came, asked)

    return rows


def _residents(asked: Asked) -> Rows:
    return _persons(residents_who_began(asked.period, asked.programme), asked)


def _persons(people: QuerySet[Person], asked: Asked) -> Rows:
    mine = people.filter(visible_families(asked.user, "family")).select_related("family")
    return Rows(mine.order_by("family__search_key", "family", "pk"), each(_person_row))


def _person_row(person: Person) -> Row:
    return Row(str(person), person.family.get_absolute_url(), str(person.family))


def _families_that_came(asked: Asked) -> Rows:
    visits = visits_within(asked.period, asked.programme)
    return families_of(visits, asked, family="person__family", day="session__held_on")


def _suggested(asked: Asked) -> Rows:
    mine = visible_families(asked.user, "family")
    made = suggested_within(asked.period, asked.programme).filter(mine)
    rows = made.select_related("family", "activity").order_by("offered_on", "pk")
    return Rows(rows, each(lambda suggestion: _suggestion_row(suggestion, suggestion.offered_on)))


def _first_times(*which: Q, at_least: int = 0) -> RowsOf:
    def rows(asked: Asked) -> Rows:
        mine = visible_families(asked.user, "family")
        first = first_times_known(asked.period, asked.programme).filter(mine, *which)
        if at_least:
            first = first.annotate(days=days_there()).filter(days__gte=at_least)
        shown = first.select_related("family", "activity", "came_to")
        return Rows(shown.order_by("came_to__held_on", "pk"), each(_first_time_row))

    return rows


def _first_time_row(suggestion: Any) -> Row:
    return _suggestion_row(suggestion, suggestion.came_to.held_on)


def _suggestion_row(suggestion: Suggestion, day: Any) -> Row:
    family = suggestion.family
    return Row(str(family), family.get_absolute_url(), str(suggestion.activity), day)


VISIT_ROWS: dict[str, RowsOf] = {
    "visits": _visits,
    "unique_visitors": _people(),
    "new_visitors": _people(is_known=False),
    "returning_visitors": _people(is_known=True),
    "families_visiting": _families_that_came,
    "suggestions": _suggested,
    "first_times": _first_times(),
    "came_along": _first_times(with_somebody()),
    "came_back": _first_times(at_least=2),
    "residents_volunteering": _residents,
}
