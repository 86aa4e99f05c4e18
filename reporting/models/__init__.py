from reporting.models.exports import ExportLog
from reporting.models.frozen import AlreadyToldError, FrozenReport
from reporting.models.links import LinkOpening, ReportLink
from reporting.models.reports import Part, Report, ReportStep, ReportText, TextVersion
from reporting.models.spending import Spending
from reporting.models.targets import Target, TargetChange

__all__ = [
    "AlreadyToldError",
    "ExportLog",
    "FrozenReport",
    "LinkOpening",
    "Part",
    "Report",
    "ReportLink",
    "ReportStep",
    "ReportText",
    "Spending",
    "Target",
    "TargetChange",
    "TextVersion",
]
