"""What a written report is drawn with."""

from django import template

from reporting.charts import Chart
from reporting.exports import told
from reporting.exports.record import Record
from reporting.wording import Block, blocks

register = template.Library()
register.filter("euros", told.euros)
register.filter("meaning", told.meaning_of)
register.filter("promised_to", told.promised_to)
register.filter("said_nothing", told.said_nothing)
register.filter("state_in_words", told.state_in_words)


@register.filter
def built(text: str) -> list[Block]:
    """The paragraphs, headings and lists of a text."""
    return blocks(text)


@register.filter
def by_chapter(record: Record) -> list[tuple[str, list[Record]]]:
    """The figures of a record under the chapter they belong to."""
    chapters: dict[str, list[Record]] = {}
    for figure in record["figures"]:
        chapters.setdefault(figure["chapter"], []).append(figure)
    return list(chapters.items())


@register.filter
def rows(table: Record) -> list[tuple[str, list[tuple[str, str]]]]:
    """The lines of a table, each cell with the head of its column beside it."""
    return [
        (row["label"], list(zip(table["head"][1:], row["texts"], strict=True)))
        for row in table["rows"]
    ]


@register.filter
def drawn(record: Record) -> dict[str, list[Chart]]:
    """The charts of a record, by the part they stand in."""
    pictures = told.pictures_of(record)
    return {part["code"]: told.charts_in(part["code"], pictures) for part in record["parts"]}


@register.filter
def of(by_part: dict[str, list[Chart]], part: str) -> list[Chart]:
    """What belongs to ``part``."""
    return by_part[part]
