"""The catalogue as a whole, and its page in the documentation."""

from pathlib import Path

from reporting.indicators import CATALOGUE, CHAPTERS

PAGE = Path("docs/indicators.md")
INTRODUCTION = """\
# What we count

Every figure of the annual report, with the definition that is printed beside it. A test keeps this
page equal to the catalogue in `reporting/indicators/`: one file per chapter, one function per figure.
A figure of a programme says behind its definition which rows count for it. Targets name a code.
Where the foundation chooses the numbers itself, as for connection, the rule of the last day is
printed behind the definition (`participants/connection_words.py`, decision 0015). Counted says over which
days: within the period, on its last day, or of the families found in it, followed until the day one looks
(decision 0030). Of every figure the rows behind it are listed by its code in `participants/figure_files/`.
"""


def as_page():
    lines = [INTRODUCTION]
    for chapter in CHAPTERS:
        lines += [
            f"## {chapter.title}\n",
            "| Code | Figure | Unit | Counted | Definition |",
            "|---|---|---|---|---|",
        ]
        lines += [
            f"| `{i.code}` | {i.label} | {i.unit.value} | {i.counted.label} | {i.definition} |"
            for i in chapter.indicators
        ]
        lines.append("")
    return "\n".join(lines)


def test_the_page_of_definitions_is_what_the_code_counts():
    """When this fails the expected text below it is the new page."""
    assert PAGE.read_text(encoding="utf-8") == as_page()


def test_every_code_is_used_once():
    codes = [indicator.code for chapter in CHAPTERS for indicator in chapter.indicators]

    assert list(CATALOGUE) == codes


def test_every_definition_is_whole_sentences():
    assert [i.code for i in CATALOGUE.values() if not str(i.definition).endswith(".")] == []


def test_whoever_counts_for_a_programme_is_told_behind_the_definition():
    unexplained = [i.code for i in CATALOGUE.values() if "%(programme)s" not in str(i.via.label)]

    assert unexplained == []
