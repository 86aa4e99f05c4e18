"""Whether a file is what it says it is, and whether this house told it."""

import io
import json
import struct
import zlib
from dataclasses import dataclass, field
from json import JSONDecodeError
from lzma import LZMAError
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from reporting.exports.canonical import FINGERPRINT, fingerprint
from reporting.exports.package import RECORD, tables
from reporting.exports.record import FORMAT, Record
from reporting.models import FrozenReport, Report

LARGEST = 50_000_000  # bytes; a report is some hundred thousand
DAMAGED = (
    BadZipFile,
    EOFError,
    LZMAError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What reading a zip raises when a byte of it is not what it was."""


class UnreadableReportError(ValueError):
    """The file holds no report; its text says so to people."""


@dataclass
class Verdict:
    """What is known about a file: is it whole, did this house tell it, and that in sentences."""

    is_whole: bool
    is_told: bool = False
    sentences: list[str] = field(default_factory=list)


def read_report(content: bytes) -> Record:
    """The record in a JSON file or a data package; anything else is an ``UnreadableReportError``."""
    packed = _unpacked(content)
    try:
        record = json.loads(packed.get(RECORD, b"") if packed else content)
    except (JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableReportError(_("Dit is geen JSON en geen datapakket.")) from error
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise UnreadableReportError(_("Dit is geen jaarverslag van Buurtverband."))
    return record


def verify(content: bytes) -> Verdict:
    """Compare a file with the fingerprint it claims, and with what this house told."""
    record = read_report(content)
    if not is_whole(record):
        return Verdict(
            is_whole=False,
            sentences=[_("De inhoud past niet bij de vingerafdruk: er is iets veranderd.")],
        )
    if odd := _odd_tables(record, _unpacked(content)):
        said = _("Deze tabellen zeggen iets anders dan het verslag: %s.") % ", ".join(odd)
        return Verdict(is_whole=False, sentences=[said])
    whole = _("De inhoud past bij de vingerafdruk %s.") % record[FINGERPRINT]
    frozen = (
        FrozenReport.objects.filter(sha256=record[FINGERPRINT]).select_related("report").first()
    )
    told = _told(frozen) if frozen else [_not_told(record)]
    return Verdict(is_whole=True, is_told=frozen is not None, sentences=[whole, *told])


def is_whole(record: Record) -> bool:
    """Whether ``record`` has the fingerprint it claims."""
    try:
        return bool(record.get(FINGERPRINT) == fingerprint(record))
    except (ValueError, RecursionError):  # a number or a letter that has no canonical form
        return False


def _told(frozen: FrozenReport) -> list[str]:
    report = frozen.report
    told = {"report": report, "day": date_format(frozen.told_at, "j F Y")}
    said = [_("Dit huis vertelde dit op %(day)s: %(report)s.") % told]
    newest = Report.objects.of(report.year, report.programme).order_by("-edition").first()
    if newest and newest.is_final and newest.edition > report.edition:
        said.append(_("Daarna kwam editie %d.") % newest.edition)
    return said


def _not_told(record: Record) -> str:
    if record.get("state") == "final":
        return _("Dit huis vertelde dit niet: het komt van een andere organisatie.")
    return _("Dit is een concept of een telling: niemand maakte het definitief.")


def _unpacked(content: bytes) -> dict[str, bytes]:
    """The files of a data package by their name; nothing for a file that is none."""
    if not content.startswith(b"PK"):
        return {}
    try:
        with ZipFile(io.BytesIO(content)) as package:
            if sum(entry.file_size for entry in package.infolist()) > LARGEST:
                raise UnreadableReportError(_("Dit bestand is te groot voor een verslag."))
            return {name: package.read(name) for name in package.namelist()}
    except UnreadableReportError:
        raise
    except DAMAGED as error:
        raise UnreadableReportError(_("Dit datapakket is beschadigd.")) from error


def _odd_tables(record: Record, packed: dict[str, bytes]) -> list[str]:
    if not packed:
        return []
    try:
        right: dict[str, Any] = {table.path: table.written() for table in tables(record)}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableReportError(_("In dit verslag ontbreekt iets.")) from error
    return [path for path in right if packed.get(path) != right[path]]
