"""When a family is measured, and how its people stood: at the start, after three months, at the end.

What is due is derived from what was measured, and never typed:

* **start** on the participation ladder, ``START_WITHIN`` after the family was reached: first get to
  know each other, but before much has changed. Somebody grown up has to be in the file;
* **after three months**, ``QUARTER_AFTER`` after the start, for everybody and every scale in use that
  was measured at the start, or on an earlier version of it: one goes on in the words one began with;
* **closing**, on the day the case closes, for whoever and whatever was measured at the start. It is
  asked for during ``CLOSING_WITHIN``: later it would no longer be about the end of the case.

Other scales are never due at the start: a new scale must not put every family on somebody's list.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import Any

from django.db.models import Case as Choose
from django.db.models import (
    CharField,
    DateField,
    Exists,
    ExpressionWrapper,
    F,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
    prefetch_related_objects,
)
from django.db.models.functions import Cast
from django.utils import timezone

from core.questions import answers
from participants.models import Case, Measurement, Milestone, Person, Scale, Step
from participants.models.scales import still_asked

START_WITHIN = timedelta(days=28)
QUARTER_AFTER = timedelta(days=91)
CLOSING_WITHIN = timedelta(days=28)
EARLY = timedelta(days=14)
"""So long before it is due a measurement is taken for the one after three months."""

Occasion = Measurement.Occasion


@dataclass(frozen=True, slots=True)
class Due:
    """A measurement that is to be made, and from which day on."""

    occasion: Measurement.Occasion
    due_on: date


@dataclass(frozen=True, slots=True)
class Line:
    """How one person stood on one scale during a case, the oldest measurement first."""

    case: Case
    person: Person
    scale: Scale
    measurements: list[Measurement]
    due: Due | None = None
    is_late: bool = False
    """Whether the day it was due has come."""

    @property
    def may_measure(self) -> bool:
        """On a scale in use, and on an earlier version of it for who began with that."""
        began = _at(self.measurements, Occasion.START) is not None
        is_open = self.scale.is_in_use or (began and self.scale.is_still_asked)
        return self.person.is_grown_up and is_open

    @property
    def last(self) -> Measurement | None:
        return self.measurements[-1] if self.measurements else None


@dataclass(frozen=True, slots=True)
class Measuring:
    """All that was measured in a case, and all that can be: a line per grown-up and scale."""

    case: Case
    lines: list[Line]

    @property
    def told(self) -> list[Line]:
        """The lines that tell something: measured, or to be measured."""
        return [line for line in self.lines if line.measurements or line.due]


def with_measurement_due(cases: QuerySet[Case], today: date | None = None) -> QuerySet[Any]:
    """``cases`` with what is to be measured first, as the rule above says.

    ``measurement_due`` is an ``Occasion`` (None: nothing), ``measurement_due_on`` the day from which
    on; that may be a day to come.
    """
    today = today or timezone.localdate()
    started = Measurement.objects.that_count().filter(
        still_asked("scale"), case=OuterRef("pk"), occasion=Occasion.START
    )
    return (
        cases.annotate(
            _start_since=Subquery(_reached_and_not_measured().values("reached_on")),
            _quarter_since=_first(started.filter(~Exists(_again(Occasion.QUARTER)))),
            _closing_since=_first(started.filter(~Exists(_again(Occasion.CLOSING)))),
        )
        .annotate(
            measurement_due=Choose(
                When(closed_on=None, _start_since__isnull=False, then=Value(Occasion.START)),
                When(closed_on=None, _quarter_since__isnull=False, then=Value(Occasion.QUARTER)),
                When(
                    closed_on__gte=today - CLOSING_WITHIN,
                    _closing_since__isnull=False,
                    then=Value(Occasion.CLOSING),
                ),
                output_field=CharField(),
            )
        )
        .annotate(
            measurement_due_on=Choose(
                When(measurement_due=Occasion.START, then=_later("_start_since", START_WITHIN)),
                When(
                    measurement_due=Occasion.QUARTER, then=_later("_quarter_since", QUARTER_AFTER)
                ),
                When(measurement_due=Occasion.CLOSING, then=F("closed_on")),
                output_field=DateField(),
            )
        )
    )


def _reached_and_not_measured() -> QuerySet[Milestone]:
    """The milestone of a case that waits for its first measurement on the ladder."""
    ladder = Scale.objects.filter(kind=Scale.Kind.LADDER, is_in_use=True)
    measured = Measurement.objects.that_count().filter(
        case=OuterRef("case"), scale__kind=Scale.Kind.LADDER, occasion=Occasion.START
    )
    grown_ups = Person.objects.grown_up().filter(family=OuterRef("case__family"))
    return Milestone.objects.filter(
        Exists(ladder),
        ~Exists(measured),
        Exists(grown_ups),
        case=OuterRef("pk"),
        step=Step.REACHED,
    )


def _again(occasion: Measurement.Occasion) -> QuerySet[Measurement]:
    """The measurement at ``occasion`` of the same person on the same scale in the same case."""
    return Measurement.objects.that_count().filter(
        case=OuterRef("case"),
        person=OuterRef("person"),
        scale=OuterRef("scale"),
        occasion=occasion,
    )


def _first(measurements: QuerySet[Measurement]) -> Subquery:
    """The first day of ``measurements`` in the case."""
    days = measurements.order_by().values("case").annotate(first=Min("measured_on"))
    return Subquery(days.values("first"))


def _later(day: str, length: timedelta) -> Cast:
    """A day so much later, as a day: PostgreSQL would make a moment of it."""
    return Cast(ExpressionWrapper(F(day) + length, output_field=DateField()), DateField())


def scales_for(case: Case, person: Person) -> QuerySet[Scale]:
    """What ``person`` can be measured on in ``case``: the scales in use, and what they began with."""
    began = Measurement.objects.that_count().filter(
        case=case, person=person, occasion=Occasion.START
    )
    earlier = Q(replaced_by__is_in_use=True, pk__in=began.values("scale"))
    return Scale.objects.filter(Q(is_in_use=True) | earlier)


def measuring_now(
    case: Case | None, people: Sequence[Person], measurements: Sequence[Measurement]
) -> Measuring | None:
    """How it goes with ``people``, for the page of their family; None without a case. Two queries."""
    return measuring_of([case], people, measurements)[0] if case else None


def measuring_of(
    cases: Iterable[Case],
    people: Sequence[Person],
    measurements: Sequence[Measurement],
    today: date | None = None,
) -> list[Measuring]:
    """What was measured in each of ``cases`` and what is due, of ``people``; two queries.

    ``measurements`` are those of the family that count. Asks each case for its milestones: have them
    prefetched.
    """
    today = today or timezone.localdate()
    scales = _scales_to_show(measurements)
    measured = _measured(measurements, scales)
    return [Measuring(case, _lines(case, people, scales, measured, today)) for case in cases]


Measured = dict[tuple[int, int, int], list[Measurement]]
"""Of case, person and scale."""


def _scales_to_show(measurements: Iterable[Measurement]) -> list[Scale]:
    """The scales in use, and others that were measured on."""
    measured_on = {row.scale_id for row in measurements}
    scales = [row for row in answers(_scales) if row.is_in_use or row.pk in measured_on]
    prefetch_related_objects(scales, "levels")
    return scales


def _scales() -> QuerySet[Scale]:
    """Every scale there ever was: a handful."""
    return Scale.objects.ladder_first().select_related("replaced_by")


def _measured(measurements: Iterable[Measurement], scales: Iterable[Scale]) -> Measured:
    by_pk = {scale.pk: scale for scale in scales}
    measured: Measured = {}
    for row in sorted(measurements, key=lambda row: (row.measured_on, row.pk)):
        row.scale = by_pk[row.scale_id]  # with its levels
        measured.setdefault((row.case_id, row.person_id, row.scale_id), []).append(row)
    return measured


def _lines(
    case: Case,
    people: Sequence[Person],
    scales: Sequence[Scale],
    measured: Measured,
    today: date,
) -> list[Line]:
    lines = []
    for person, scale in product(people, scales):
        rows = measured.get((case.pk, person.pk, scale.pk), [])
        if rows or (person.is_grown_up and scale.is_in_use):
            lines.append(_line(case, person, scale, rows, _due(case, scale, rows, today), today))
    if not any(line.scale.is_ladder and _at(line.measurements, Occasion.START) for line in lines):
        _ask_for_a_start(case, lines, today)
    return lines


def _line(
    case: Case, person: Person, scale: Scale, rows: list[Measurement], due: Due | None, today: date
) -> Line:
    return Line(case, person, scale, rows, due, is_late=bool(due and due.due_on <= today))


def _ask_for_a_start(case: Case, lines: list[Line], today: date) -> None:
    """Let the first grown-up be measured on the ladder, once the family was reached."""
    reached = [row.reached_on for row in case.milestones.all() if row.step == Step.REACHED]
    for at, line in enumerate(lines):
        if reached and not case.closed_on and line.scale.is_ladder and line.scale.is_in_use:
            due = Due(Occasion.START, reached[0] + START_WITHIN)
            lines[at] = _line(case, line.person, line.scale, line.measurements, due, today)
            return


def _due(case: Case, scale: Scale, rows: list[Measurement], today: date) -> Due | None:
    """What follows on a measurement at the start."""
    start = _at(rows, Occasion.START)
    if not start or not scale.is_still_asked:
        return None
    if case.closed_on is None:
        is_done = _at(rows, Occasion.QUARTER)
        return None if is_done else Due(Occasion.QUARTER, start.measured_on + QUARTER_AFTER)
    is_over = case.closed_on < today - CLOSING_WITHIN
    return None if is_over or _at(rows, Occasion.CLOSING) else Due(Occasion.CLOSING, case.closed_on)


def _at(rows: Iterable[Measurement], occasion: Measurement.Occasion) -> Measurement | None:
    return next((row for row in rows if row.occasion == occasion), None)


def likely_occasion(
    case: Case, scale: Scale, others: Sequence[Measurement], today: date
) -> Measurement.Occasion:
    """Which measurement one is about to make, after the ``others`` of the same person and scale."""
    if not _at(others, Occasion.START):
        is_closing = case.closed_on and not _at(others, Occasion.CLOSING)
        return Occasion.CLOSING if is_closing else Occasion.START
    due = _due(case, scale, list(others), today)
    return due.occasion if due and due.due_on - EARLY <= today else Occasion.BETWEEN
