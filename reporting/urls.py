"""The addresses of this room."""

from django.urls import path

from reporting.views import annual_reports

app_name = "reporting"

urlpatterns = [
    path("", annual_reports.annual_report, name="annual_report"),
    path(
        "<int:year>/<slug:form>/",
        annual_reports.annual_report_download,
        name="annual_report_download",
    ),
]
