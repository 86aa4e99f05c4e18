"""Which language a page is in: the one somebody chose, else Dutch."""

from django.conf import settings
from django.http import HttpRequest
from django.middleware.locale import LocaleMiddleware
from django.utils import translation


class ChosenLanguageMiddleware(LocaleMiddleware):
    """Dutch until somebody presses the switch, whatever the browser asks for.

    Many phones in the neighbourhood are set to another language than their owner works in; a page
    that changes its language by itself is a page that colleagues cannot explain to each other.
    """

    def process_request(self, request: HttpRequest) -> None:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = language  # type: ignore[attr-defined]  # as Django's own does
