"""One way of writing a record down, so that one fingerprint belongs to it on every machine.

The form is that of RFC 8785 (JSON Canonicalization Scheme) for what stands in a report: keys in order,
no space between anything, UTF-8, letters in one composition (NFC). Numbers know one spelling: whole
numbers without a point, others as short as they can be, nothing with an exponent and nothing that is
no number. The fingerprint is the SHA-256 of that text, of everything but the fingerprint itself.
"""

import json
import unicodedata
from hashlib import sha256
from typing import Any

FINGERPRINT = "sha256"
LARGEST = 2**53 - 1
"""Above it a number is another one for a program that keeps numbers as floating points."""


def canonical(record: dict[str, Any]) -> str:
    """``record`` in its one spelling, without its fingerprint.

    A number that has none (infinity, an exponent, above 2**53) is a ``ValueError``.
    """
    told = {key: value for key, value in record.items() if key != FINGERPRINT}
    return json.dumps(
        _plain(told), sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )


def fingerprint(record: dict[str, Any]) -> str:
    """The SHA-256 of ``record``, as 64 hexadecimal digits."""
    return sha256(canonical(record).encode()).hexdigest()


def sealed(record: dict[str, Any]) -> dict[str, Any]:
    """``record`` with its fingerprint in it."""
    return record | {FINGERPRINT: fingerprint(record)}


def _plain(value: Any) -> Any:
    match value:
        case None | bool():
            return value
        case int() | float():
            return _number(value)
        case dict():
            return {_letters(key): _plain(one) for key, one in value.items()}
        case list() | tuple():
            return [_plain(one) for one in value]
        case _:
            return _letters(str(value))


def _number(value: float) -> int | float:
    if abs(value) > LARGEST:
        raise ValueError(value)
    if float(value).is_integer():
        return int(value)
    if "e" in repr(value):
        raise ValueError(value)
    return value


def _letters(text: str) -> str:
    return unicodedata.normalize("NFC", text)
