"""The front door: one line per room."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from config import figures, hall

urlpatterns = [
    path("", hall.home, name="home"),
    path("cijfers/<int:year>/<slug:code>/", figures.figure_detail, name="figure_detail"),
    path("taal/", login_not_required(set_language), name="set_language"),
    path("", include("accounts.urls")),
    path("account/", include("allauth.urls")),
    path("", include("participants.urls")),
    path("", include("activities.urls")),
    path("", include("reporting.urls")),
]
