"""A workbook as Excel wrote it until 2003 (.xls): one tab of texts and numbers.

By the published formats: [MS-CFB] for the file around it, [MS-XLS] for the records in it. No library
writes these any more, and foundations still have them.
"""

import struct

SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
MINI = 4096  # a shorter stream would have to stand in a part of its own
WORKBOOK, TAB = 0x0005, 0x0010


def old_excel(tab: str, rows: list[list[str | float]]) -> bytes:
    """The file with these ``rows`` on one ``tab``."""
    stream = _globals(tab) + _tab(rows)
    stream += bytes(max(MINI - len(stream), 0))
    stream += bytes(-len(stream) % SECTOR)
    sectors = len(stream) // SECTOR
    chain = [*range(3, sectors + 2), END]  # the stream begins in the third sector
    table = struct.pack("<128I", FAT, END, *chain, *[FREE] * (126 - sectors))
    return _header() + table + _folder(len(stream)) + stream


def _header() -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)  # version 3, sectors of 2 ** 9
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, MINI, END, 0, END, 0)
    return head + struct.pack("<109I", 0, *[FREE] * 108)


def _folder(size: int) -> bytes:
    entries = _entry("Root Entry", 5, END, 0, child=1) + _entry("Workbook", 2, 2, size)
    return entries + _entry("", 0, 0, 0) * 2


def _entry(name: str, kind: int, start: int, size: int, child: int = FREE) -> bytes:
    letters = f"{name}\0".encode("utf-16-le") if name else b""
    head = struct.pack("<64sHBB", letters, len(letters), kind, 1)
    return head + struct.pack("<III36xIQ", FREE, FREE, child, start, size)


def _globals(tab: str) -> bytes:
    name = struct.pack("<BB", len(tab), 1) + tab.encode("utf-16-le")
    begin = _record(0x809, struct.pack("<HHHHII", 0x0600, WORKBOOK, 0, 0, 0, 0x0600))
    end = _record(0x0A, b"")
    first_tab = len(begin) + 4 + 6 + len(name) + len(end)
    return begin + _record(0x85, struct.pack("<IH", first_tab, 0) + name) + end


def _tab(rows: list[list[str | float]]) -> bytes:
    begin = _record(0x809, struct.pack("<HHHHII", 0x0600, TAB, 0, 0, 0, 0x0600))
    cells = b"".join(
        _cell(down, across, value)
        for down, row in enumerate(rows)
        for across, value in enumerate(row)
    )
    return begin + cells + _record(0x0A, b"")


def _cell(down: int, across: int, value: str | float) -> bytes:
    place = struct.pack("<HHH", down, across, 0)
    if isinstance(value, str):
        letters = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
        return _record(0x204, place + letters)
    return _record(0x203, place + struct.pack("<d", value))


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data
