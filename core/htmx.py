"""One view serves a whole page and the piece of it that htmx asks for."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


def wants_piece(request: HttpRequest) -> bool:
    """Whether htmx asks for a piece of a page.

    A boosted link does when it aims at a place with a name. Going back to a page that htmx no longer
    has takes the whole page.
    """
    htmx = request.htmx  # type: ignore[attr-defined]
    if not htmx or htmx.history_restore_request:
        return False
    return not htmx.boosted or bool(htmx.target)


def render_page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    fragment: str,
    replaces: str = "",
    status: int = 200,
) -> HttpResponse:
    """The whole page, or only its ``fragment`` when htmx asks for it.

    The fragment comes where the page aims it, or in the place of the element with the id
    ``replaces``.
    """
    is_piece = wants_piece(request)
    if is_piece:
        template = f"{template}#{fragment}"
    response = render(request, template, context, status=status)
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    if is_piece and request.htmx.boosted:  # type: ignore[attr-defined]
        response["HX-Push-Url"] = "false"  # going back leaves the page, not a question on it
    if is_piece and replaces:
        response["HX-Retarget"], response["HX-Reswap"] = f"#{replaces}", "outerHTML show:none"
    return response
