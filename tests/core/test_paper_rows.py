"""Heads beside rows, put into what typst wrote without moving anything else."""

import pytest

from core.paper.rows import Paper, with_row_heads

ROWS = b"1 0 obj\n<</Type/StructElem/S/TR/P 9 0 R/K[2 0 R 3 0 R]>>\nendobj\n"
FIRST = b"2 0 obj\n<</Type/StructElem/S/TD/P 1 0 R/A[<</O/Table/Headers[(a)]>>]/K[4]>>\nendobj\n"
PLAIN = b"3 0 obj\n<</Type/StructElem/S/TD/P 1 0 R/A[<</O/Table/Headers[(b)]>>]/K[5]>>\nendobj\n"
BOLD = (
    b"3 0 obj\n<</Type/StructElem/S/TD/P 1 0 R/A[<</O/Table/Headers[(b)]>>]/K[4 0 R 5]>>\nendobj\n"
)
STRONG = b"4 0 obj\n<</Type/StructElem/S/Strong/P 3 0 R/K[6]>>\nendobj\n"


def written(*objects):
    """A paper of these objects with its table of places, as typst makes it."""
    body, places = b"%PDF-1.7\n", []
    for one in objects:
        places.append(len(body))
        body += one
    table = b"xref\n0 %d\n0000000000 65535 f\r\n" % (len(places) + 1)
    table += b"".join(b"%010d 00000 n\r\n" % place for place in places)
    return body + table + b"trailer\n<</Size 5>>\nstartxref\n%d\n%%%%EOF" % len(body)


def test_the_first_cell_names_the_row():
    assert with_row_heads(written(ROWS, FIRST, PLAIN)) == written(
        ROWS,
        FIRST.replace(b"/S/TD", b"/S/TH").replace(b"/O/Table", b"/O/Table/Scope/Row"),
        PLAIN,
    )


def test_a_bold_cell_names_it_before_the_first():
    assert with_row_heads(written(ROWS, FIRST, BOLD, STRONG)) == written(
        ROWS,
        FIRST,
        BOLD.replace(b"/S/TD", b"/S/TH").replace(b"/O/Table", b"/O/Table/Scope/Row"),
        STRONG,
    )


def test_a_row_of_heads_stays_what_it_is():
    heads = [cell.replace(b"/S/TD", b"/S/TH") for cell in (FIRST, PLAIN)]

    assert with_row_heads(written(ROWS, *heads)) == written(ROWS, *heads)


def test_what_is_not_written_in_this_way_is_refused():
    packed = written(ROWS).replace(b"xref\n0 2\n", b"9 0 obj\n<</Type/XRef>>")

    with pytest.raises(ValueError, match="XRef"):
        Paper(packed)
