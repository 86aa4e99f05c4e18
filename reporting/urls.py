"""The addresses of this room: ``/verslag/…``, ``/cijfers/``, ``/aansluiting/``, ``/gaten/``, ``/vindplaatsen/``."""

from django.urls import path

from reporting.views import (
    annual_reports,
    connections,
    gaps,
    referrals,
    reports,
    side_by_side,
    targets,
    told,
    yields,
)

app_name = "reporting"

urlpatterns = [
    path("verslag/", annual_reports.annual_report, name="annual_report"),
    path(
        "verslag/<int:year>/<slug:form>/",
        annual_reports.annual_report_download,
        name="annual_report_download",
    ),
    path("verslag/verslagen/", reports.report_list, name="report_list"),
    path("verslag/verslagen/nieuw/", reports.report_add, name="report_add"),
    path("verslag/verslagen/uitvoer/", told.export_list, name="export_list"),
    path("verslag/verslagen/<int:pk>/", reports.report_detail, name="report_detail"),
    path("verslag/verslagen/<int:pk>/controle/", reports.report_hand_in, name="report_hand_in"),
    path("verslag/verslagen/<int:pk>/terug/", reports.report_take_back, name="report_take_back"),
    path(
        "verslag/verslagen/<int:pk>/terugsturen/", reports.report_send_back, name="report_send_back"
    ),
    path("verslag/verslagen/<int:pk>/definitief/", reports.report_finish, name="report_finish"),
    path("verslag/verslagen/<int:pk>/editie/", reports.report_correct, name="report_correct"),
    path("verslag/verslagen/<int:pk>/sindsdien/", told.report_changes, name="report_changes"),
    path(
        "verslag/verslagen/<int:pk>/geld/<int:grant_pk>/",
        targets.spending_edit,
        name="spending_edit",
    ),
    path(
        "verslag/verslagen/<int:pk>/bestand/<slug:form>/",
        told.report_download,
        name="report_download",
    ),
    path("verslag/verslagen/<int:pk>/delen/", told.report_link_add, name="report_link_add"),
    path("verslag/verslagen/<int:pk>/delen/<int:link_pk>/", told.report_link, name="report_link"),
    path(
        "verslag/verslagen/<int:pk>/delen/<int:link_pk>/sluiten/",
        told.report_link_revoke,
        name="report_link_revoke",
    ),
    path(
        "verslag/verslagen/<int:pk>/<slug:part>/", reports.report_text_edit, name="report_text_edit"
    ),
    path(
        "verslag/verslagen/<int:pk>/<slug:part>/bewaren/",
        reports.report_text_keep,
        name="report_text_keep",
    ),
    path(
        "verslag/verslagen/<int:pk>/<slug:part>/versies/",
        reports.report_text_versions,
        name="report_text_versions",
    ),
    path(
        "verslag/verslagen/<int:pk>/<slug:part>/versies/<int:version>/",
        reports.report_text_restore,
        name="report_text_restore",
    ),
    path("verslag/afspraken/", targets.target_list, name="target_list"),
    path("verslag/afspraken/nieuw/", targets.target_add, name="target_add"),
    path("verslag/afspraken/<int:pk>/", targets.target_edit, name="target_edit"),
    path("jaarverslag/<str:token>/", told.told_report, name="told_report"),
    path("verslag/partners/<int:pk>/", referrals.partner_outcomes, name="partner_outcomes"),
    path("cijfers/", side_by_side.figures_compare, name="figures_compare"),
    path("aansluiting/", connections.connection_overview, name="connection_overview"),
    path("gaten/", gaps.gap_list, name="gap_list"),
    path("vindplaatsen/", yields.finding_place_yield, name="finding_place_yield"),
]
