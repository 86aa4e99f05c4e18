"""Asking something: how nearly everything in the house is written down.

The same address is a page of its own and, opened by htmx in a ``{% place %}`` of another page, a
piece of that page. What is wrong is said in the place; what was saved leads to the page it is about,
which answers with the piece of itself that may have changed (``core.htmx.render_page``).
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from core.htmx import render_page, wants_piece
from core.sharing import after_saving


def ask(
    request: HttpRequest, form: Any, *, title: str, done: str, about: Any = None, heading: str = ""
) -> HttpResponse:
    """Show ``form``; when it is filled in well, save it and go to what it is ``about``.

    That is the row itself unless said otherwise, and it has a ``get_absolute_url``. ``title`` stays
    behind in the history of a browser, so it names nobody; a ``heading`` that does is only on the
    page.
    """
    if request.method == "POST" and form.is_valid():
        saved = form.save()
        after_saving(request, form)
        messages.success(request, done)
        return redirect(about or saved)
    return show_form(request, form, title=title, about=about or _known(form), heading=heading)


def show_form(
    request: HttpRequest, form: Any, *, title: str, about: Any = None, heading: str = ""
) -> HttpResponse:
    """The page, or the piece, on which ``form`` is filled in; with a way back to what it is ``about``."""
    context = {"form": form, "title": title, "about": about, "heading": heading or title}
    form.helper.form_action = request.get_full_path()
    if wants_piece(request):  # other forms are open on the same page
        form.auto_id = f"{request.htmx.target or 'id'}_%s"  # type: ignore[attr-defined]
        context["back"] = about.get_absolute_url() if about else ""
    return render_page(request, "form.html", context, fragment="piece")


def _known(form: Any) -> Any:
    """The row that ``form`` changes, or None when it makes a new one."""
    row = getattr(form, "instance", None)
    return row if row and row.pk else None
