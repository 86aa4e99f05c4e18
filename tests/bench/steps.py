"""The four steps of connection over a year: as the report counts them, and by hand in one statement."""

from pathlib import Path

from django.db import connection

from core.periods import Period
from participants import facts
from participants.facts import ConnectionStep, Thresholds
from participants.models import Tie
from participants.models.connections import RuleBook

NUMBERS = {1: "met", 2: "returns", 3: "belongs", 4: "independent"}
NUMBERS |= {100 + months: f"known_after_{months}_months" for months in (3, 6)}
NUMBERS |= {200 + months: f"stayed_{months}_months" for months in (3, 6)}
MONTHS_LATER = (
    "min(date({0}, '+' || {1} || ' months'), "
    "date({0}, 'start of month', '+' || ({1} + 1) || ' months', '-1 day'))"
)
WORDS = {
    "sqlite": {
        "the_day_before": "date(membership.ended_on, '-1 day')",
        "looks_back_to": "date(looked_back.day, '-{within_days} days')",
        "stays_until": MONTHS_LATER.format("returned.day", "{stays_months}"),
        "written_on": "date(tie.created_at)",
        "invited_until": "date(suggestion.offered_on, '+{invited_days} days')",
        "mark": MONTHS_LATER.format("taken.day", "month.number"),
        "mark_ends": "date(marked.day, '+{within_days} days')",
    },
    "postgresql": {
        "the_day_before": "membership.ended_on - 1",
        "looks_back_to": "looked_back.day - {within_days}",
        "stays_until": "(returned.day + interval '{stays_months} months')::date",
        "written_on": "tie.created_at::date",
        "invited_until": "suggestion.offered_on + {invited_days}",
        "mark": "(taken.day + make_interval(months => month.number))::date",
        "mark_ends": "marked.day + {within_days}",
    },
}


def steps_by_indicator(period: Period) -> dict[str, int]:
    """Families that took each step, and of who returned: of how many it is known, and who stayed."""
    steps = facts.steps_of(period, None)
    found = {NUMBERS[step.value]: steps.took(step).families for step in ConnectionStep}
    for months in (3, 6):
        kept = steps.kept(months)
        found[f"known_after_{months}_months"] = kept.known.families
        found[f"stayed_{months}_months"] = kept.still.families
    return found


def steps_by_hand(period: Period) -> dict[str, int]:
    """The same numbers, by the rule that held on the last day."""
    adapt = connection.ops.adapt_datefield_value
    days = {"first": adapt(period.first), "last": adapt(period.last)}
    with connection.cursor() as cursor:
        cursor.execute(statement(RuleBook.opened().on(period.last)), days)
        counted = dict(cursor.fetchall())
    return {name: counted.get(code, 0) for code, name in NUMBERS.items()}


def statement(rule: Thresholds) -> str:
    """The SQL with the numbers of ``rule`` in it, in the words of this database."""
    numbers = {
        "visits": rule.visits,
        "own_visits": rule.own_visits,
        "within_days": rule.within_days,
        "stays_months": rule.stays_months,
        "invited_days": rule.invited_days,
    }
    words = {name: sql.format(**numbers) for name, sql in WORDS[connection.vendor].items()}
    anchors = ", ".join(f"'{kind}'" for kind in sorted(Tie.ANCHORS))
    sql = Path(__file__).with_name("steps.sql").read_text(encoding="utf-8")
    lines = [line for line in sql.splitlines() if not line.startswith("--")]
    return "\n".join(lines).format(**numbers, **words, anchors=anchors)
