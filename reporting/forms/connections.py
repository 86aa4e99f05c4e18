"""Choosing over which year, and for which programme, one wants to see the steps of connection."""

from django.utils.translation import gettext_lazy as _

from reporting.forms.annual_reports import ReportForm


class ConnectionForm(ReportForm):
    """A year and a programme, as for the annual report."""

    url_name, target = "reporting:connection_overview", "steps"
    button = _("Cijfers tonen")
