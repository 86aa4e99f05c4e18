"""The addresses of this room; signing in itself is at ``account/`` in the library."""

from django.urls import path

from accounts.views import account, notices, users

app_name = "accounts"

urlpatterns = [
    path("account/", account.account_detail, name="account_detail"),
    path("account/email/", account.address_edit, name="address_edit"),
    path("berichten/", notices.notice_list, name="notice_list"),
    path("berichten/<slug:kind>/mail/", notices.notice_mute, name="notice_mute"),
    path("mail/<str:token>/", notices.mail_off, name="mail_off"),
    path("medewerkers/", users.user_list, name="user_list"),
    path("medewerkers/nieuw/", users.user_add, name="user_add"),
    path("medewerkers/<int:pk>/", users.user_edit, name="user_edit"),
    path("medewerkers/<int:pk>/uitnodiging/", users.user_invite, name="user_invite"),
]
