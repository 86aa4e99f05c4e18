"""Pages that open with a key in their address, without signing in.

A GET changes nothing, nothing is kept by browser or proxy, nothing is indexed and no other site hears
the address. They carry no CSRF token: there is no session to abuse, the address is the only key, and
the browser of a mail program or a camera often refuses cookies. The language stands in the address
for that reason.
"""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

LANGUAGE = "taal"


def secret_door(view: Callable[[HttpRequest, str], HttpResponse]) -> Callable[..., HttpResponse]:
    """``view(request, token)`` for whoever has the address, in the language it asks for."""

    @wraps(view)
    def opened(request: HttpRequest, token: str) -> HttpResponse:
        wanted = request.GET.get(LANGUAGE, "")
        language = wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            response = view(request, token)
        response["Content-Language"] = language
        return _sealed(response)

    asked = require_http_methods(["GET", "HEAD", "POST"])(opened)
    return login_not_required(csrf_exempt(asked))


def to_itself() -> str:
    """Where such a page leads after a press: itself, by an address without the token in it.

    What a form led to is remembered (``core/once.py``), and a token never is.
    """
    return f"?{LANGUAGE}={translation.get_language()}"


def _sealed(response: HttpResponse) -> HttpResponse:
    """Kept, indexed and passed on by nobody."""
    add_never_cache_headers(response)
    patch_cache_control(response, no_store=True, private=True)
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response
