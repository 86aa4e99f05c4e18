"""What the pages of this room share: who may read, who may change, and asking something."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, Role

KEEPERS = (*CASEWORKERS, Role.HOST)  # who keeps registers
READERS = (*CASEWORKERS, Role.BOARD, Role.ADMINISTRATOR)


def ask(
    request: StaffRequest, form: Any, *, title: str, done: str, back_to: Any = None
) -> HttpResponse:
    """Show ``form``; when it is filled in well, save it and show what it is about."""
    if request.method == "POST" and form.is_valid():
        saved = form.save()
        messages.success(request, done)
        return redirect(back_to or saved)
    about = back_to or (form.instance if form.instance.pk else None)
    context = {"form": form, "title": title, "about": about}
    return render(request, "activities/form.html", context)
