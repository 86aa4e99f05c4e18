"""What is sent twice is carried out once: a double press, a page sent again, an answer that was lost.

Every form that ``FormLook`` draws carries a token that was made up when it was drawn, and a form that
a template writes itself carries one with ``{% once %}``. Nothing else is needed: the first time such
a form leads on to another page, ``Sent`` remembers where to, and the same form with the same words
leads there again without doing anything. Other words under the same token are something new: who
goes back in the browser to write down a second contact gets a second contact.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.models import Sent

FIELD, ARRIVED = "once", "arrived"
MOST_AT_ONCE = 5  # forms that arrive before a page with a script comes by
SENT_AGAIN_WITHIN = timedelta(days=7)  # a phone without a connection tries for an evening


class OnceMiddleware:
    """Carries out a form once, together with remembering that it was, or not at all.

    Comes last: who may not send the form has been refused by then.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if request.method != "POST" or not request.POST.get(FIELD):
            return None
        response = _answered_once(_fingerprint(request), lambda: view(request, *args, **kwargs))
        if "Location" in response or "Content-Disposition" in response:  # on to a page, or a file
            _say_that_it_arrived(request, response)
        return response


@transaction.atomic
def _answered_once(key: str, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """``answer()`` the first time, and where that led to from then on.

    Two at once: the second waits for the row of the first. An answer that leads nowhere asks for
    something to be mended, so the form may be sent again.
    """
    sent, is_new = Sent.objects.get_or_create(key=key)
    if not is_new:
        return HttpResponseRedirect(sent.led_to)
    response = answer()
    if "Location" in response:
        sent.led_to = response["Location"]
        sent.save(update_fields=["led_to"])
    else:
        sent.delete()
    return response


def _say_that_it_arrived(request: HttpRequest, response: HttpResponse) -> None:
    """Tell the page that follows which forms arrived: what was kept of them can go (``drafts.js``)."""
    told = request.COOKIES.get(ARRIVED, "").split(".")[-MOST_AT_ONCE:]
    tokens = [token for token in (*told, request.POST[FIELD]) if token.isalnum()]
    response.set_cookie(
        ARRIVED,
        ".".join(tokens),
        max_age=SENT_AGAIN_WITHIN,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def once_field() -> SafeString:
    """A hidden field with a token that no other form has."""
    return format_html(
        '<input type="hidden" name="{}" value="{}" autocomplete="off">', FIELD, uuid4().hex
    )


def forget_sent() -> None:
    """Drop what can no longer come in a second time."""
    Sent.objects.filter(sent_at__lt=timezone.now() - SENT_AGAIN_WITHIN).delete()


def _fingerprint(request: HttpRequest) -> str:
    """Of who sends which words where, under which token; nobody reads the words from it."""
    words = {name: told for name, told in request.POST.lists() if name != "csrfmiddlewaretoken"}
    files = [
        (name, [(file.name, file.size) for file in files]) for name, files in request.FILES.lists()
    ]
    sender = request.user.pk  # type: ignore[attr-defined]  # of the sign-in, one room up
    told = repr((sender, request.path, sorted(words.items()), files))
    return salted_hmac("core.once", told, algorithm="sha256").hexdigest()
