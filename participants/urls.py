"""The addresses of this room: ``/gezinnen/…`` for files, ``/presentie/…`` for registers."""

from django.urls import include, path

from participants.views import (
    attention,
    cases,
    consents,
    contacts,
    enrolments,
    families,
    obstacles,
    referrals,
)

app_name = "participants"

file = [
    path("", families.family_detail, name="family_detail"),
    path("wijzigen/", families.family_edit, name="family_edit"),
    path("personen/nieuw/", families.person_add, name="person_add"),
    path("personen/<int:pk>/", families.person_edit, name="person_edit"),
    path("contact/nieuw/", contacts.contact_add, name="contact_add"),
    path("contact/<int:pk>/", contacts.contact_edit, name="contact_edit"),
    path("belemmeringen/nieuw/", obstacles.obstacle_add, name="obstacle_add"),
    path("belemmeringen/<int:pk>/", obstacles.obstacle_edit, name="obstacle_edit"),
    path("doorverwijzingen/nieuw/", referrals.referral_add, name="referral_add"),
    path("doorverwijzingen/<int:pk>/", referrals.referral_edit, name="referral_edit"),
    path("meedoen/", enrolments.enrolment_add, name="enrolment_add"),
    path("toestemming/geven/", consents.consent_add, name="consent_add"),
    path("toestemming/intrekken/", consents.consent_withdraw, name="consent_withdraw"),
    path("traject/nieuw/", cases.case_add, name="case_add"),
    path("traject/<int:pk>/", cases.case_edit, name="case_edit"),
    path("traject/<int:pk>/afsluiten/", cases.case_close, name="case_close"),
    path("traject/<int:pk>/openen/", cases.case_reopen, name="case_reopen"),
]

families_pages = [
    path("", families.family_list, name="family_list"),
    path("nieuw/", families.family_add, name="family_add"),
    path("aandacht/", attention.attention_list, name="attention_list"),
    path("<int:family_pk>/", include(file)),
]

urlpatterns = [
    path("gezinnen/", include(families_pages)),
]
