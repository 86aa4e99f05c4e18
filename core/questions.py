"""Questions to the database that are asked all day: worked out once, answered anew every time.

Django makes SQL of a queryset every time it is asked, and for most pages of this house that takes
longer than the answer. A question put by ``answers`` is made into SQL once; after that only its
blanks are filled in. Answers are never kept (docs/decisions/0022-questions.md).
"""

import re
from collections.abc import Callable, Hashable
from copy import copy
from datetime import date, timedelta
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import BigIntegerField, DateField, Expression, QuerySet

Given = date | int
DIFFERENT_QUESTIONS = 1024
FIELDS: dict[type, Any] = {date: DateField(), int: BigIntegerField()}
A_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Place(Expression):
    """Where a day or a number is filled in, in the SQL of a question."""

    def __init__(self, name: str, kind: type, later: timedelta = timedelta()) -> None:
        super().__init__(output_field=FIELDS[kind])
        self.name, self.kind, self.later = name, kind, later

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]

    def filled(self, given: dict[str, Any], connection: Any) -> Any:
        """What is sent to the database for it."""
        value = given[self.name] + self.later if self.later else given[self.name]
        return self.output_field.get_db_prep_value(value, connection)


class Blank(Place):
    """A day or a number that a question leaves open; in a queryset it stands where the value would.

    A day can be counted from (``today - timedelta(weeks=2)``). Who asks whether there is one gets a
    TypeError: what follows from the answer would hold for everybody who asks later.
    """

    def __add__(self, other: Any) -> Any:
        return Blank(self.name, self.kind, self.later + other)

    def __sub__(self, other: Any) -> Any:
        return self + -other

    def __bool__(self) -> bool:
        raise TypeError(f"Nobody knows yet what {self.name} is.")

    def resolve_expression(self, *_args: Any, **_options: Any) -> Any:
        """Inside a query Django may ask whether there is one: there is."""
        return Place(self.name, self.kind, self.later)


class Question:
    """A queryset that was made into SQL, with its blanks still open."""

    def __init__(self, rows: QuerySet[Any]) -> None:
        self.rows: Any = rows
        self.compiler: Any = rows.query.get_compiler(rows.db)
        self.sql, self.params = self.compiler.as_sql()
        self.compiler.connection = None  # of the thread that worked it out
        if any(isinstance(param, date) or A_DAY.match(str(param)) for param in self.params):
            raise ValueError(f"A day that is not a blank would stay that day: {self.sql}")

    def answer(self, given: dict[str, Given]) -> list[Any]:
        """What the database says now: rows as the queryset gives them, one query."""
        rows, compiler = self.rows, copy(self.compiler)
        compiler.connection = connections[rows.db]
        compiler.as_sql = lambda: (self.sql, self._filled(given, compiler.connection))
        query = SimpleNamespace(get_compiler=lambda using: compiler, selected=rows.query.selected)
        asked = SimpleNamespace(db=rows.db, query=query, _known_related_objects={})
        return list(rows._iterable_class(asked))

    def _filled(self, given: dict[str, Given], connection: Any) -> tuple[Any, ...]:
        return tuple(
            param.filled(given, connection) if isinstance(param, Place) else param
            for param in self.params
        )


def answers(question: Callable[..., QuerySet[Any]], *form: Hashable, **given: Given) -> list[Any]:
    """The rows of ``question(*form, **given)``, of which the SQL is worked out only once.

    ``question`` is a function of a module: the same one every time. What stands in ``form`` is part
    of the question: another role, another number of rows or None makes another SQL. The days and
    numbers in ``given`` are blanks to it. ``prefetch_related`` is not done.
    """
    kinds = tuple((name, type(value)) for name, value in given.items())
    asked = worked_out(question, form, kinds)
    return asked.answer(given) if asked else []


@lru_cache(maxsize=DIFFERENT_QUESTIONS)
def worked_out(
    question: Callable[..., QuerySet[Any]],
    form: tuple[Hashable, ...],
    kinds: tuple[tuple[str, type], ...],
) -> Question | None:
    """None when nobody need ask: whatever is filled in, there is no such row."""
    try:
        return Question(question(*form, **{name: Blank(name, kind) for name, kind in kinds}))
    except EmptyResultSet:
        return None
