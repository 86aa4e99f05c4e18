"""My own account."""

from django.http import HttpResponse
from django.shortcuts import render

from accounts.requests import StaffRequest
from accounts.roles import EVERYONE, IN_WORDS, Role, role_required


@role_required(*EVERYONE)
def account_detail(request: StaffRequest) -> HttpResponse:
    """Who I am here, and how I sign in."""
    context = {"in_words": IN_WORDS[Role(request.user.role)]}
    return render(request, "accounts/account_detail.html", context)


@role_required(*EVERYONE)
def address_edit(request: StaffRequest) -> HttpResponse:
    """The address one signs in with is changed by the administrator, not by oneself."""
    return render(request, "accounts/address_edit.html")
