"""Days counted on in the database, the same on SQLite and PostgreSQL."""

from typing import Any

from django.db.models import DateField, F, Func


class MonthsLater(Func):
    """The same day so many months after a column; the last of the month where there is no such day.

    As ``core.days.months_later`` says it of one day.
    """

    arity = 1
    output_field = DateField()

    def __init__(self, day: str, months: int) -> None:
        super().__init__(F(day), months=int(months), after=int(months) + 1)

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = (
            "min(date(%(expressions)s, '+%(months)s months'), "
            "date(%(expressions)s, 'start of month', '+%(after)s months', '-1 day'))"
        )
        sql, params = self.as_sql(compiler, connection, template=template, **context)
        return sql, [*params, *params]

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "((%(expressions)s + interval '%(months)s months')::date)"
        return self.as_sql(compiler, connection, template=template, **context)
