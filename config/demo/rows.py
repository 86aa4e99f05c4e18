"""Writing many rows at once without walking around a rule.

Constraints are the database's own and hold for every way of writing.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from django.db import connection, models
from django.utils import timezone

Row = TypeVar("Row", bound=models.Model)
Values = tuple[Any, ...]


def check(rows: Sequence[models.Model]) -> None:
    """Look at every field of every row as a form would."""
    for row in rows:
        row.clean_fields(exclude={field.name for field in row._meta.fields if field.is_relation})
        row.clean()


def write(rows: Sequence[Row], *, checked: bool = True) -> list[Row]:
    """The saved ``rows``, all of one model, with their keys."""
    if not rows:
        return []
    if checked:
        check(rows)
    return type(rows[0])._default_manager.bulk_create(rows)


def write_away(rows: Sequence[models.Model], *, checked: bool = True) -> None:
    """Save rows to which nothing else will refer: several times as fast, because no keys come back."""
    if not rows:
        return
    if checked:
        check(rows)
    model = type(rows[0])
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    readers = [reader(field) for field in fields]
    values = [tuple(read(row) for read in readers) for row in rows]
    pour(model, [str(field.column) for field in fields], values)


def reader(field: "models.Field[Any, Any]") -> Callable[[Any], Any]:
    """How to take the value of ``field`` out of a row, as this database wants it."""
    if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
        now = connection.ops.adapt_datetimefield_value(timezone.now())
        return lambda row: now
    if field.is_relation:
        return lambda row: getattr(getattr(row, field.name), "pk", None)
    if isinstance(field, models.DateField | models.JSONField):
        return lambda row: field.get_db_prep_save(getattr(row, field.name), connection)
    return lambda row: getattr(row, field.name)


def pour(model: type[models.Model], columns: Sequence[str], rows: Iterable[Values]) -> None:
    """Write plain values in ``columns``: keys, and what the database itself understands.

    Meant for a million visits, where making an object of each would take minutes.
    """
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, columns))
    table = quote(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(
                f"INSERT INTO {table} ({names}) VALUES ({marks})",  # noqa: S608  # our own names
                rows,  # type: ignore[arg-type]  # the stubs know no generators
            )


def take_stock() -> None:
    """Let PostgreSQL count what came in: until then it plans every question as for empty tables."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
