"""One query, fifty rows, a plain template (``bare_settings`` says what stands around it)."""

import os

from django.core.wsgi import get_wsgi_application
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.bare_settings"
application = get_wsgi_application()


class Row(models.Model):
    """A family, seen as nothing but a row."""

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    street = models.CharField(max_length=200)
    postcode = models.CharField(max_length=7)
    phone = models.CharField(max_length=20)

    class Meta:
        app_label = "bare"
        managed = False
        db_table = "participants_family"
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


def rows(request: HttpRequest) -> HttpResponse:
    """The first fifty."""
    return render(request, "bare.html", {"rows": Row.objects.all()[:50]})


urlpatterns = [path("", rows), path("account/login/", rows)]
