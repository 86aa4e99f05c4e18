"""The service directory for machines, as the API of HSDS 3.0 has it: open while the neighbourhood agenda is.

Source: https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json: the three
addresses that it requires, and of the questions those that make sense for a few dozen partners.
"""

import re
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.paginator import InvalidPage, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import is_aware, make_aware

from activities.models import ObstacleKind, Organisation, PublicAgenda
from activities.service_directory import RULES, STANDARD, VERSION, Directory, with_everything
from activities.views.public_agenda import open_to_all
from core.search import named_like

MOST_AT_ONCE, USUAL = 100, 50


@open_to_all
def directory(request: HttpRequest, agenda: PublicAgenda) -> HttpResponse:
    """What this is, and by which rules it speaks."""
    about = {"version": VERSION, "profile": STANDARD, "openapi_url": RULES}
    website = request.build_absolute_uri(reverse("activities:public_agenda"))
    return _answer(about | {"publisher": {"name": settings.FOUNDATION, "website": website}})


@open_to_all
def directory_services(request: HttpRequest, agenda: PublicAgenda) -> HttpResponse:
    """The services page by page, by name; whole with ``full=true``, hardly anything with ``minimal``."""
    told = _directory(request, agenda)
    try:
        rows = _asked_for(request, told).filter(**_since(request))
    except ValueError:
        return _answer({"error": "modified_after: ISO 8601, 2026-11-23T09:00:00Z"}, status=400)
    is_full = _is_asked(request, "full")
    paginator = Paginator(with_everything(rows) if is_full else rows, _per_page(request))
    try:
        page = paginator.page(request.GET.get("page", 1))
    except InvalidPage as error:
        raise Http404 from error
    tell = told.nested if is_full else told.listed
    tell = told.minimal if _is_asked(request, "minimal") else tell
    return _answer(
        {
            "total_items": paginator.count,
            "total_pages": paginator.num_pages,
            "page_number": page.number,
            "size": len(page.object_list),
            "first_page": not page.has_previous(),
            "last_page": not page.has_next(),
            "empty": not page.object_list,
            "contents": [tell(row) for row in page],
        }
    )


@open_to_all
def directory_service(request: HttpRequest, agenda: PublicAgenda, key: UUID) -> HttpResponse:
    """One service with all that belongs to it."""
    told = _directory(request, agenda)
    found = told.found(str(key))
    rows = with_everything(Organisation.objects.on_the_map())
    return _answer(told.nested(get_object_or_404(rows, pk=found and found.pk)))


def _directory(request: HttpRequest, agenda: PublicAgenda) -> Directory:
    return Directory(
        agenda.house,
        lambda activity: request.build_absolute_uri(
            reverse("activities:public_activity", args=[activity.pk])
        ),
    )


def _asked_for(request: HttpRequest, told: Directory) -> QuerySet[Organisation]:
    """By words, and by what they help with; a term that is not ours has no services.

    Not by the search key that colleagues use: the names of contact people are in it.
    """
    rows: QuerySet[Organisation] = Organisation.objects.on_the_map().by_name()
    rows = named_like(rows, request.GET.get("search", ""), "name", "offers")
    if term := request.GET.get("taxonomy_term_id"):
        kinds = [kind.pk for kind in ObstacleKind.objects.all() if told.key(kind) == term]
        rows = rows.filter(takes_away__in=kinds)
    if key := request.GET.get("organization_id"):
        rows = rows.filter(pk__in=[row.pk for row in rows.only("pk") if told.key(row) == key])
    return rows


def _since(request: HttpRequest) -> dict[str, datetime]:
    """What changed on or after a moment; a ValueError when that is no moment.

    The plus of a time zone that was not escaped arrives as a space.
    """
    asked = request.GET.get("modified_after", "")
    if not asked:
        return {}
    moment = datetime.fromisoformat(re.sub(r" (?=\d\d:\d\d$)", "+", asked))
    return {"updated_at__gte": moment if is_aware(moment) else make_aware(moment)}


def _is_asked(request: HttpRequest, name: str) -> bool:
    return request.GET.get(name, "").lower() == "true"


def _per_page(request: HttpRequest) -> int:
    asked = request.GET.get("per_page", "")
    return min(max(int(asked), 1), MOST_AT_ONCE) if asked.isdecimal() else USUAL


def _answer(told: dict[str, Any], status: int = 200) -> HttpResponse:
    """For every program on every site: nothing in it is anybody's own."""
    return JsonResponse(told, status=status, headers={"Access-Control-Allow-Origin": "*"})
