"""The register screen speaks more languages than the house, also without a connection: its keeper chooses."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

COOKIE = "taal_lijst"
MORE = {"tr": "Türkçe", "ar": "العربية"}
"""Languages that only this screen has; a native speaker still has to look at them."""
SCREEN = frozenset(
    f"participants:{name}"
    for name in (
        "register", "register_copy", "register_list_copy", "offline", "register_state", "register_taps", "register_count", "register_newcomer",
        "register_repeat", "register_cancel", "register_resume", "register_close", "tally_count", "absent_tell", "note_save",
        "hours_tell",
    )
)  # fmt: skip


class RegisterLanguageMiddleware:
    """Turkish or Arabic on these pages, for who chose it there; every other page stays as it was."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        """Every request begins in the language of the house: nothing has to be put back."""
        chosen = request.COOKIES.get(COOKIE, "")
        match = request.resolver_match
        if chosen in MORE and match and match.view_name in SCREEN:
            translation.activate(chosen)
            request.LANGUAGE_CODE = chosen  # type: ignore[attr-defined]  # as Django's own does


def choose(response: HttpResponse, language: str) -> None:
    """Remember ``language`` on this device: of the whole house, or of the register alone."""
    kept: dict[str, Any] = {
        "max_age": 365 * 24 * 3600,
        "secure": settings.LANGUAGE_COOKIE_SECURE,
        "httponly": True,
        "samesite": "Lax",
    }
    if language in MORE:
        response.set_cookie(COOKIE, language, **kept)
    elif language in dict(settings.LANGUAGES):
        response.delete_cookie(COOKIE)
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, **kept)
