from reporting.annual.report import EARLIEST_YEAR, AnnualReport, annual_report, years_to_choose

__all__ = ["EARLIEST_YEAR", "AnnualReport", "annual_report", "years_to_choose"]
