"""What the pages of a family's file share: reaching it, and asking something about it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.requests import StaffRequest
from participants.models import Family


def family_within_reach(request: StaffRequest, pk: int) -> Family:
    """The family with this number, or a 404 when its file is not for this user."""
    families = Family.objects.visible_to(request.user).select_related("coach", "area")
    return get_object_or_404(families, pk=pk)


def ask(request: StaffRequest, form: Any, *, family: Family, title: str, done: str) -> HttpResponse:
    """Show ``form`` about ``family``; when it is filled in well, save it and go back to the file."""
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, done)
        return redirect(family)
    context = {"form": form, "family": family, "title": title}
    return render(request, "participants/family_form.html", context)
