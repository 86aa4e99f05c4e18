"""The addresses of this room: ``/verslag/…``, ``/aansluiting/``, ``/gaten/``, ``/vindplaatsen/``."""

from django.urls import path

from reporting.views import annual_reports, connections, gaps, referrals, yields

app_name = "reporting"

urlpatterns = [
    path("verslag/", annual_reports.annual_report, name="annual_report"),
    path(
        "verslag/<int:year>/<slug:form>/",
        annual_reports.annual_report_download,
        name="annual_report_download",
    ),
    path("verslag/partners/<int:pk>/", referrals.partner_outcomes, name="partner_outcomes"),
    path("aansluiting/", connections.connection_overview, name="connection_overview"),
    path("gaten/", gaps.gap_list, name="gap_list"),
    path("vindplaatsen/", yields.finding_place_yield, name="finding_place_yield"),
]
