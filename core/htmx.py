"""One view serves a whole page and the piece of it that htmx asks for."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def render_page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    fragment: str,
    status: int = 200,
) -> HttpResponse:
    """The whole page, or only its ``fragment`` when htmx asks for it."""
    if request.htmx and not request.htmx.boosted:  # type: ignore[attr-defined]
        template = f"{template}#{fragment}"
    return render(request, template, context, status=status)
