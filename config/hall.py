"""The hall: it owns no data; each tile comes from its own room and checks its own rights."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home(request: HttpRequest) -> HttpResponse:
    """What needs you today."""
    return render(request, "home.html")
