"""The addresses of this room: ``/gezinnen/…`` for files, ``/presentie/…`` for registers."""

from django.urls import include, path

app_name = "participants"

families: list = []

urlpatterns = [
    path("gezinnen/", include(families)),
]
