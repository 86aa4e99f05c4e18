"""Taking figures out of the house, and writing down who did."""

from django.db import transaction

from accounts.models import User
from reporting.annual import AnnualReport
from reporting.exports import FORMS, TOLD_FORMS
from reporting.exports.canonical import fingerprint
from reporting.exports.record import Record, record_of
from reporting.models import ExportLog, Report


@transaction.atomic
def export_report(*, report: AnnualReport, form: str, user: User) -> bytes:
    """The file of ``report`` in one of ``FORMS``; that ``user`` took it is noted with it."""
    written = FORMS[form].write(report)
    ExportLog.objects.create(
        user=user,
        programme=report.programme,
        year=report.year,
        form=form,
        sha256=fingerprint(record_of(report)),
    )
    return written


@transaction.atomic
def export_told(*, report: Report, record: Record, form: str, user: User) -> bytes:
    """The file of what ``report`` says in one of ``TOLD_FORMS``; that ``user`` took it is noted."""
    written = TOLD_FORMS[form].write(record)
    ExportLog.objects.create(
        user=user,
        programme=report.programme,
        report=report,
        year=report.year,
        form=form,
        edition=report.edition,
        sha256=record.get("sha256") or fingerprint(record),
    )
    return written
