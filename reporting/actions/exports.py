"""Taking figures out of the house, and writing down who did."""

from django.db import transaction

from accounts.models import User
from reporting.annual import AnnualReport
from reporting.exports import FORMS
from reporting.models import ExportLog


@transaction.atomic
def export_report(*, report: AnnualReport, form: str, user: User) -> bytes:
    """The file of ``report`` in one of ``FORMS``; that ``user`` took it is noted with it."""
    written = FORMS[form].write(report)
    ExportLog.objects.create(user=user, programme=report.programme, year=report.year, form=form)
    return written
