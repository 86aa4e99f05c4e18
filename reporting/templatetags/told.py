"""What a written report is drawn with."""

from django import template

from reporting.charts import Chart
from reporting.exports import told
from reporting.exports.record import Record
from reporting.told_tables import ToldTable
from reporting.wording import Block, blocks

register = template.Library()
register.filter("by_chapter", told.by_chapter)
register.filter("euros", told.euros)
register.filter("meaning", told.meaning_of)
register.filter("promised_to", told.promised_to)
register.filter("said_nothing", told.said_nothing)
register.filter("state_in_words", told.state_in_words)


@register.filter
def as_table(table: Record) -> ToldTable:
    """A table of a record as every page shows it."""
    return ToldTable.of_record(table)


@register.filter
def built(text: str) -> list[Block]:
    """The paragraphs, headings and lists of a text."""
    return blocks(text)


@register.filter
def drawn(record: Record) -> dict[str, list[Chart]]:
    """The charts of a record, by the part they stand in."""
    pictures = told.pictures_of(record)
    return {part["code"]: told.charts_in(part["code"], pictures) for part in record["parts"]}


@register.filter
def of(by_part: dict[str, list[Chart]], part: str) -> list[Chart]:
    """What belongs to ``part``."""
    return by_part[part]
