"""The forms about written reports that add something, as somebody filled them in."""

from django.utils import timezone

from reporting.models import Report, ReportLink, Target
from tests.factories.activities import ProgrammeFactory
from tests.factories.reporting import final_report
from tests.sheet import sheet


def promise():
    told = {"code": "found", "value": "30", "year": str(timezone.localdate().year)}
    return sheet("reporting:target_add", programme=ProgrammeFactory().pk, **told)


def correction():
    report = final_report()
    return sheet("reporting:report_correct", report.pk, because="De uren van mei ontbraken.")


REPORT_FORMS = {
    "reporting:report_add": (
        Report,
        lambda: sheet("reporting:report_add", year=str(timezone.localdate().year)),
    ),
    "reporting:report_correct": (Report, correction),
    "reporting:report_link_add": (
        ReportLink,
        lambda: sheet("reporting:report_link_add", final_report().pk, to_whom="De gemeente"),
    ),
    "reporting:target_add": (Target, promise),
}
