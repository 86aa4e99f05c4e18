"""The front door: one line per room."""

from django.urls import include, path

from config import hall

urlpatterns = [
    path("", hall.home, name="home"),
    path("taal/", include("django.conf.urls.i18n")),
    path("account/", include("allauth.urls")),
    path("gezinnen/", include("participants.urls")),
    path("", include("activities.urls")),
    path("verslag/", include("reporting.urls")),
]
