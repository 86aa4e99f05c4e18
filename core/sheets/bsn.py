"""Recognising citizen service numbers (BSN), so that they are refused and never kept.

A foundation may not use them at all, with or without consent. A number passes the *eleven test* when
9·a + 8·b + 7·c + 6·d + 5·e + 4·f + 3·g + 2·h - 1·i is a multiple of eleven; by chance one number in
eleven does.
"""

import re

from core.sheets.cells import Cell, text_of

WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
# 123456789, 123.456.789 and 1234.56.789 (as printed on identity papers); no digits around them.
NINE_DIGITS = re.compile(
    r"(?<!\d)(?<!\d[.,])(?:\d{9}|\d{3}([ .-])\d{3}\1\d{3}|\d{4}([ .-])\d{2}\2\d{3})(?![.,]?\d)"
)
DIALLED_IN_FULL = re.compile(r"(?:\+|\b00)31[ -]?(?:\(0\))?(?:[ -]?\d){9}(?!\d)")
NAMED_NUMBER = re.compile(
    r"\b(?:bsn|sofi|burgerservice)\w*\D{0,20}(\d(?:[ .-]?\d){7,8})(?!\d)",
    re.IGNORECASE,
)
ENOUGH_TO_JUDGE = 3


def passes_eleven_test(digits: str) -> bool:
    """Whether eight or nine ``digits`` could be a BSN (eight: Excel dropped the first zero)."""
    padded = digits.zfill(len(WEIGHTS))
    if len(padded) != len(WEIGHTS) or int(padded) == 0:
        return False
    return sum(weight * int(digit) for weight, digit in zip(WEIGHTS, padded, strict=True)) % 11 == 0


def digits_of(text: str) -> str:
    """Only the digits."""
    return re.sub(r"\D", "", text)


def holds_bsn(cell: Cell) -> bool:
    """Whether somewhere in ``cell`` stands a number that passes the eleven test."""
    text = DIALLED_IN_FULL.sub("", text_of(cell))
    if any(passes_eleven_test(digits_of(found[0])) for found in NINE_DIGITS.finditer(text)):
        return True
    return any(passes_eleven_test(digits_of(found[1])) for found in NAMED_NUMBER.finditer(text))


def is_column_of_bsn(cells: list[Cell]) -> bool:
    """Whether every long number in a column passes the test: too many to be chance.

    This finds what a single cell cannot tell: numbers of eight digits, and numbers in a column that
    calls itself telephone. Three by chance happens once in 1331 sheets.
    """
    numbers = [text for text in map(text_of, cells) if re.fullmatch(r"\d{8,9}", text)]
    return len(numbers) >= ENOUGH_TO_JUDGE and all(map(passes_eleven_test, numbers))
