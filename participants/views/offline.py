"""What makes the register an app that opens without a connection: worker, manifest, and a page for the rest."""

import json
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from accounts.requests import StaffRequest
from accounts.roles import KEEPERS, role_required
from activities.models import Session
from participants.taking_along import KEPT, recent_sessions
from participants.views.registers import on_register_page, session_within_reach

FILES = (
    "favicon.svg",
    "icons.svg",
    "pictures.svg",
    *(
        f"css/{name}.css"
        for name in ("tokens", "base", "layout", "components", "print", "register")
    ),
    *(f"js/{name}.js" for name in ("house", "drafts", "taps", "register", "ways")),
    "django_htmx/htmx-2.min.js",
)


@login_not_required
@cache_control(no_cache=True)
def service_worker(request: HttpRequest) -> HttpResponse:
    """The script that a browser keeps for the whole house, with the files of this version."""
    return HttpResponse(_worker(), content_type="text/javascript")


@cache
def _worker() -> str:
    """Another text as soon as a file changes: then browsers take the new version."""
    offline = reverse("participants:offline")
    house = {
        "files": [*(static(name) for name in FILES), offline],
        "offline": offline,
        "taps": static("js/taps.js"),
        "door": reverse("account_login"),
        "leave": reverse("account_logout"),
        "languages": [reverse("participants:register_language"), reverse("set_language")],
    }
    script = Path(str(finders.find("js/sw.js"))).read_text()
    return f"const HOUSE = {json.dumps(house)};\n{script}"


@login_not_required
def manifest(request: HttpRequest) -> JsonResponse:
    """How the app is called and looks on the screen of a phone."""
    icons = [
        {"src": static(f"app-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
        | {"purpose": "any maskable"}
        for size in (192, 512)
    ]
    return JsonResponse(
        {
            "name": "Buurtverband",
            "short_name": "Buurtverband",
            "description": _("Presentie bijhouden, ook zonder verbinding"),
            "lang": "nl",
            "id": "/",
            "scope": "/",
            "start_url": reverse("participants:register_list"),
            "display": "standalone",
            "theme_color": "#174a80",
            "background_color": "#f4f2ee",
            "icons": [*icons, {"src": static("favicon.svg"), "sizes": "any"}],
        },
        content_type="application/manifest+json",
    )


@login_not_required
def offline(request: HttpRequest) -> HttpResponse:
    """What a browser shows instead of a page that it cannot get."""
    return render(request, "participants/offline.html")


@role_required(*KEEPERS)
def register_copy(request: StaffRequest, session_pk: int) -> HttpResponse:
    """A register as a phone keeps it: given names and initials, and nothing that needs a connection."""
    session = session_within_reach(request, session_pk)
    context = on_register_page(request, session, is_copy=True)
    page = render(request, "participants/register_copy.html", context)
    return _until(page, session.held_on + KEPT)


@role_required(*KEEPERS)
def register_list_copy(request: StaffRequest) -> HttpResponse:
    """The list of registers as a phone keeps it."""
    mine = Session.objects.visible_to(request.user).select_related("activity", "place")
    context = {"sessions": recent_sessions(mine)}
    page = render(request, "participants/register_list_copy.html", context)
    return _until(page, timezone.localdate() + KEPT)


def _until(page: HttpResponse, last: date) -> HttpResponse:
    """``page`` with the moment a phone took it along, and the end of the ``last`` day it may show it."""
    until = timezone.make_aware(datetime.combine(last + timedelta(days=1), time.min))
    page["X-Until"], page["X-Taken"] = (
        str(int(moment.timestamp() * 1000)) for moment in (until, timezone.now())
    )
    return page
