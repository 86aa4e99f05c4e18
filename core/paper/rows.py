"""The cell that names a row of a table is marked as its head, for who hears the table instead of seeing it.

typst marks the heads above the columns; a head beside a row it can only write behind a switch that its
Python wheel lacks (``pdf.header-cell``). So it is done to the paper it wrote: there every object stands
in the open, with one plain table of where each begins (ISO 32000-1, 7.5.4). In a row the cell that holds
bold words is its name, else the first cell.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

TABLE_OF_PLACES = re.compile(rb"xref\n0 \d+\n")
ENTRY, DIGITS, IN_USE = 20, 10, b" n\r\n"
REFERENCE = re.compile(rb"(\d+) 0 R")
KIDS = re.compile(rb"/K\[([^\]]*)\]")
CELL, HEAD, ROW, BOLD = (
    b"obj\n<</Type/StructElem/S/" + tag + b"/P " for tag in (b"TD", b"TH", b"TR", b"Strong")
)
OF_A_TABLE = b"/A[<</O/Table"


def with_row_heads(pdf: bytes) -> bytes:
    """``pdf`` as typst wrote it, with a head in every row of every table."""
    paper = Paper(pdf)
    for name in list(paper.names_of_rows()):
        head = paper.objects[name].replace(CELL, HEAD, 1)
        paper.objects[name] = head.replace(OF_A_TABLE, OF_A_TABLE + b"/Scope/Row", 1)
    return paper.written()


class Paper:
    """A PDF taken apart into its objects, by their number; as they stand in the file."""

    def __init__(self, pdf: bytes) -> None:
        table = int(pdf[pdf.rindex(b"startxref") + len(b"startxref") : pdf.rindex(b"%%EOF")])
        found = TABLE_OF_PLACES.match(pdf, table)
        if found is None:  # another typst: the test of this module says so first
            raise ValueError(pdf[table : table + ENTRY])
        trailer = pdf.index(b"trailer", table)
        self.title, self.trailer = found[0], pdf[trailer : pdf.rindex(b"startxref")]
        self.entries = [pdf[at : at + ENTRY] for at in range(found.end(), trailer, ENTRY)]
        begins = {
            int(entry[:DIGITS]): number
            for number, entry in enumerate(self.entries)
            if entry.endswith(IN_USE)
        }
        places = [*sorted(begins), table]
        self.head = pdf[: places[0]]
        self.objects = {begins[begin]: pdf[begin:end] for begin, end in pairwise(places)}

    def names_of_rows(self) -> Iterator[int]:
        """The number of the cell that names each row; a row of heads has none."""
        for row in self.objects:
            cells = self._kids(row, ROW, CELL)
            if cells:
                yield next((cell for cell in cells if self._kids(cell, CELL, BOLD)), cells[0])

    def written(self) -> bytes:
        """The file again, with the place where each object now begins."""
        at, places = len(self.head), {}
        for number, content in self.objects.items():
            places[number], at = at, at + len(content)
        entries = [
            b"%010d" % places[number] + entry[DIGITS:] if number in places else entry
            for number, entry in enumerate(self.entries)
        ]
        body = b"".join([self.head, *self.objects.values(), self.title, *entries, self.trailer])
        return body + b"startxref\n%d\n%%%%EOF" % at

    def _kids(self, number: int, of: bytes, kind: bytes) -> list[int]:
        """What of a ``kind`` stands directly in the object ``number``, when that is one ``of`` these."""
        found = KIDS.search(self.objects[number]) if of in self.objects[number] else None
        kids = [int(kid) for kid in REFERENCE.findall(found[1])] if found else []
        return [kid for kid in kids if kind in self.objects[kid]]
