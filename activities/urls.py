"""The addresses of this room."""

from django.urls import path

from activities.views import (
    activities,
    agenda,
    certificates,
    group_support,
    groups,
    obstacle_kinds,
    organisations,
    programmes,
    public_agenda,
    publishing,
    series,
    sessions,
    shifts,
    trainings,
    volunteers,
)

app_name = "activities"

urlpatterns = [
    path("agenda/", agenda.agenda, name="agenda"),
    path("agenda/buurt/", publishing.public_agenda_edit, name="public_agenda_edit"),
    path("buurtagenda/", public_agenda.public_agenda, name="public_agenda"),
    path("buurtagenda/<int:pk>/", public_agenda.public_activity, name="public_activity"),
    path("buurtagenda/poster.pdf", public_agenda.public_poster, name="public_poster"),
    path("buurtagenda/agenda.ics", public_agenda.public_feed, name="public_feed"),
    path("buurtagenda/<int:pk>.ics", public_agenda.activity_feed, name="activity_feed"),
    path("buurtagenda/groep/<int:pk>.ics", public_agenda.group_feed, name="group_feed"),
    path("activiteiten/", activities.activity_list, name="activity_list"),
    path("activiteiten/nieuw/", activities.activity_add, name="activity_add"),
    path("activiteiten/<int:pk>/", activities.activity_detail, name="activity_detail"),
    path("activiteiten/<int:pk>/wijzigen/", activities.activity_edit, name="activity_edit"),
    path(
        "activiteiten/<int:pk>/buurtagenda/", publishing.activity_publish, name="activity_publish"
    ),
    path("activiteiten/<int:pk>/kopie/", activities.activity_copy, name="activity_copy"),
    path("activiteiten/<int:activity_pk>/bijeenkomst/", sessions.session_add, name="session_add"),
    path("bijeenkomsten/<int:pk>/", sessions.session_edit, name="session_edit"),
    path("bijeenkomsten/<int:session_pk>/training/", trainings.training_edit, name="training_edit"),
    path("reeksen/<int:pk>/tijden/", series.series_hours, name="series_hours"),
    path("reeksen/<int:pk>/", series.series_edit, name="series_edit"),
    path("buurtgroepen/nieuw/", groups.group_add, name="group_add"),
    path("buurtgroepen/<int:pk>/wijzigen/", groups.group_edit, name="group_edit"),
    path("buurtgroepen/<int:pk>/bijeen/", group_support.meeting_add, name="meeting_add"),
    path(
        "buurtgroepen/<int:pk>/bijeen/<int:session_pk>/",
        group_support.meeting_hands,
        name="meeting_hands",
    ),
    path("buurtgroepen/<int:pk>/nodig/", group_support.need_set, name="need_set"),
    path("buurtgroepen/<int:pk>/steun/", group_support.support_add, name="support_add"),
    path(
        "buurtgroepen/<int:pk>/steun/<int:support_pk>/",
        group_support.support_edit,
        name="support_edit",
    ),
    path(
        "buurtgroepen/<int:pk>/steun/<int:support_pk>/weghalen/",
        group_support.support_remove,
        name="support_remove",
    ),
    path("partners/", organisations.organisation_list, name="organisation_list"),
    path("partners/nieuw/", organisations.organisation_add, name="organisation_add"),
    path("partners/<int:pk>/", organisations.organisation_detail, name="organisation_detail"),
    path("partners/<int:pk>/wijzigen/", organisations.organisation_edit, name="organisation_edit"),
    path(
        "partners/<int:organisation_pk>/contactpersoon/",
        organisations.contact_add,
        name="contact_add",
    ),
    path("partners/contactpersonen/<int:pk>/", organisations.contact_edit, name="contact_edit"),
    path("vrijwilligers/", volunteers.volunteer_list, name="volunteer_list"),
    path("vrijwilligers/nieuw/", volunteers.volunteer_add, name="volunteer_add"),
    path("vrijwilligers/<int:pk>/", volunteers.volunteer_detail, name="volunteer_detail"),
    path("vrijwilligers/<int:pk>/wijzigen/", volunteers.volunteer_edit, name="volunteer_edit"),
    path("vrijwilligers/<int:volunteer_pk>/uren/", shifts.shift_add, name="shift_add"),
    path("vrijwilligers/uren/<int:pk>/", shifts.shift_edit, name="shift_edit"),
    path("vrijwilligers/diensten/<int:pk>/", shifts.duty_tell, name="duty_tell"),
    path(
        "vrijwilligers/<int:volunteer_pk>/bewijs/",
        certificates.certificate_add,
        name="certificate_add",
    ),
    path(
        "vrijwilligers/bewijzen/<int:pk>/", certificates.certificate_edit, name="certificate_edit"
    ),
    path("belemmeringen/", obstacle_kinds.obstacle_kind_list, name="obstacle_kind_list"),
    path("belemmeringen/nieuw/", obstacle_kinds.obstacle_kind_add, name="obstacle_kind_add"),
    path("belemmeringen/<int:pk>/", obstacle_kinds.obstacle_kind_edit, name="obstacle_kind_edit"),
    path("programmas/", programmes.programme_list, name="programme_list"),
    path("programmas/nieuw/", programmes.programme_add, name="programme_add"),
    path("programmas/<int:pk>/", programmes.programme_detail, name="programme_detail"),
    path("programmas/<int:pk>/wijzigen/", programmes.programme_edit, name="programme_edit"),
    path("programmas/<int:programme_pk>/beschikking/", programmes.grant_add, name="grant_add"),
    path("programmas/beschikkingen/<int:pk>/", programmes.grant_edit, name="grant_edit"),
]
