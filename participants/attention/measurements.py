"""Time to see how somebody stands: at the start, after three months, at the end."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.templatetags.days import day
from participants.attention.calls import Call, Kind, Reach
from participants.measuring import CLOSING_WITHIN, QUARTER_AFTER, START_WITHIN, Occasion
from participants.models import Measurement, Milestone, Person, Scale, Step
from participants.models.scales import still_asked

Facts = tuple[str, date]


def calls(reach: Reach) -> Iterator[Call]:
    """What ``participants.measuring`` says is due, asked of all families at once; one call each."""
    found: dict[int, Call] = {}
    for family, coach, occasion, due_on in (*_starts(reach), *_follow_ups(reach)):
        known = found.get(family)
        if known is None or due_on < known.facts[1]:
            pressing = (reach.today - due_on).days
            found[family] = Call(family, coach, pressing, (occasion, due_on))
    yield from found.values()


Row = tuple[int, int | None, str, date]
"""Family, coach, occasion and the day it was due."""


def _starts(reach: Reach) -> Iterator[Row]:
    """Reached a while ago, and nobody in the family was measured on the ladder yet."""
    for family, coach, reached_on in reach.ask(_never_measured):
        yield family, coach, Occasion.START, reached_on + START_WITHIN


def _never_measured(reach: Reach) -> QuerySet[Any]:
    ladder = Scale.objects.filter(kind=Scale.Kind.LADDER, is_in_use=True)
    measured = Measurement.objects.that_count().filter(
        case=OuterRef("pk"), scale__kind=Scale.Kind.LADDER, occasion=Occasion.START
    )
    grown_ups = Person.objects.grown_up().filter(family=OuterRef("family"))
    reached = Milestone.objects.filter(case=OuterRef("pk"), step=Step.REACHED)
    rows = reach.cases.annotate(known_on=Subquery(reached.values("reached_on"))).filter(
        Exists(ladder),
        ~Exists(measured),
        Exists(grown_ups),
        stage__gte=Step.REACHED,
        known_on__lte=reach.today - START_WITHIN,
    )
    return rows.order_by().values_list("family", "family__coach", "known_on")


def _follow_ups(reach: Reach) -> Iterator[Row]:
    """Measured at the start: measured again after some months, and when the case closes.

    Also of cases that were closed lately: the last measurement belongs to saying goodbye.
    """
    for family, coach, closed_on, measured_on in reach.ask(_not_measured_again):
        if closed_on:
            yield family, coach, Occasion.CLOSING, closed_on
        else:
            yield family, coach, Occasion.QUARTER, measured_on + QUARTER_AFTER


def _not_measured_again(reach: Reach) -> QuerySet[Any]:
    again = Measurement.objects.that_count().filter(
        case=OuterRef("case"), person=OuterRef("person"), scale=OuterRef("scale")
    )
    months_ago, lately = reach.today - QUARTER_AFTER, reach.today - CLOSING_WITHIN
    rows = Measurement.objects.that_count().filter(
        Q(~Exists(again.filter(occasion=Occasion.QUARTER)), case__closed_on=None)
        & Q(measured_on__lte=months_ago)
        | Q(
            ~Exists(again.filter(occasion=Occasion.CLOSING)),
            case__closed_on__range=(lately, reach.today),
        ),
        reach.rows_of("case__family"),
        still_asked("scale"),
        occasion=Occasion.START,
    )
    return rows.order_by().values_list(
        "case__family", "case__family__coach", "case__closed_on", "measured_on"
    )


def why(facts: Facts, today: date) -> str:
    occasion, due_on = facts
    return _("Tijd voor een meting: %(occasion)s. Kan sinds %(day)s.") % {
        "occasion": Measurement.Occasion(occasion).label,
        "day": day(due_on),
    }


MEASUREMENT = Kind(
    code="measurement",
    label=gettext_lazy("Meting"),
    icon="chart",
    find=calls,
    why=why,
    action=gettext_lazy("Meten"),
    anchor="metingen",
)
