"""What the pages of a family's file share: reaching it, and asking something about it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.requests import StaffRequest
from participants.actions.openings import note_opening
from participants.models import Family


def family_within_reach(request: StaffRequest, pk: int) -> Family:
    """The family with this number, or a 404 when its file is not for this user.

    Whichever page of the file it is for: that it was opened is noted.
    """
    families = Family.objects.visible_to(request.user).select_related("coach", "area")
    family = get_object_or_404(families, pk=pk)
    note_opening(family=family, user=request.user)
    return family


def ask(
    request: StaffRequest, form: Any, *, family: Family, title: str, done: str, heading: str = ""
) -> HttpResponse:
    """Show ``form`` about ``family``; when it is filled in well, save it and go back to the file.

    ``title`` stays behind in the history of a browser, so it tells nothing of this family; a
    ``heading`` that does is only on the page.
    """
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, done)
        return redirect(family)
    context = {"form": form, "family": family, "title": title, "heading": heading or title}
    return render(request, "participants/family_form.html", context)
