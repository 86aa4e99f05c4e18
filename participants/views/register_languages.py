"""The language of the register screen."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from accounts.requests import StaffRequest
from accounts.roles import KEEPERS, role_required
from participants.languages import choose

COPY = "mee/"  # where a phone fetches its copy of a page: one goes back to the page


@role_required(*KEEPERS)
@require_POST
def register_language(request: StaffRequest) -> HttpResponse:
    """From now on the register is in this language on this device."""
    back = request.POST.get("next", "").removesuffix(COPY)
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    response = redirect(back if is_ours else "participants:register_list")
    choose(response, request.POST.get("language", ""))
    return response
