"""What holds for every page that somebody gets who signed in."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.utils.http import url_has_allowed_host_and_scheme


class FrontDoorMiddleware(LoginRequiredMiddleware):
    """Who has not signed in does so first, and then goes on where they were.

    Somebody who sends a form after their session ended comes back to the page it stood on, where
    what they typed still is (``static/js/drafts.js``); its address may answer to a form only.
    """

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseRedirect:
        page = request.headers.get("Referer", "")
        if request.method != "POST" or not url_has_allowed_host_and_scheme(
            page, {request.get_host()}, require_https=request.is_secure()
        ):
            return super().handle_no_permission(request, view_func)
        came_from = urlsplit(page)
        address = f"{came_from.path}?{came_from.query}" if came_from.query else came_from.path
        return redirect_to_login(address, self.get_login_url(view_func))


class PrivatePagesMiddleware:
    """No browser or proxy keeps a page of somebody who signed in.

    On the shared computer of a community centre the back button must not show a family to whoever
    sits down next.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated:
            patch_cache_control(response, private=True, no_store=True)
        return response
