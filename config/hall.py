"""The hall: it owns no data; each tile comes from its own room and checks its own rights."""

from django.http import HttpResponse
from django.shortcuts import render

from accounts.requests import StaffRequest
from accounts.roles import EVERYONE, role_required


@role_required(*EVERYONE)
def home(request: StaffRequest) -> HttpResponse:
    """What needs you today."""
    return render(request, "home.html")
