"""Paper that everybody can read: PDFs that are tagged, with a language, titles and alternatives.

typst builds PDF/UA-1 and PDF/A-2a and refuses to make one that is not accessible. The text comes in
as data, so nothing in it can be taken for markup. The font travels in a wheel: every machine writes
the same pages. The look of the house stands in ``house.typ``; each kind of paper has a template of its
own that imports it.
"""

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import fontpkg_open_sans
import typst
from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from core.paper.rows import with_row_heads

IN_THE_FONT = re.compile(
    r"[ -~\u00a0-\u0377\u0384-\u0513\u05d0-\u05ea\u1e00-\u1eff\u2000-\u2040\u20a0-\u20bf\u2122\u25a1]"
)
"""Latin, Greek, Cyrillic and Hebrew letters, quotes and dashes: what Open Sans can show."""
NOT_PLAIN = re.compile(r"[^ -~\n\t]")
"""Most of a paper is plain letters, and the drawings on it are nothing else."""
STANDARDS: list[Any] = ["ua-1", "a-2a"]


def write_paper(template: Path, content: dict[str, Any]) -> bytes:
    """``content`` set by ``template`` as PDF/UA-1 and PDF/A-2a.

    It holds at least ``title``, ``subject`` and ``words`` with ``running``, the line on top of later
    pages. The title stays behind in lists of documents, so it names nobody.
    """
    data = json.dumps(_printable(content | _of_the_house(content)), ensure_ascii=False)
    compiler = typst.Compiler(
        template, root=settings.BASE_DIR, font_paths=_fonts(), sys_inputs={"data": data}
    )
    written = compiler.compile(
        format="pdf", pdf_standards=STANDARDS, timestamp=int(timezone.now().timestamp())
    )
    return with_row_heads(bytes(written))  # type: ignore[arg-type]  # one PDF is one run of bytes


def _of_the_house(content: dict[str, Any]) -> dict[str, Any]:
    pages = {"page": _("Bladzijde"), "of": pgettext("bladzijde 1 van 3", "van")}
    return {
        "lang": get_language() or "nl",
        "foundation": settings.FOUNDATION,
        "words": content["words"] | pages,
    }


def _printable(content: Any) -> Any:
    """``content`` with a box for every character the font lacks: PDF/UA refuses unknown ones."""
    match content:
        case str():
            composed = unicodedata.normalize("NFC", content)
            return NOT_PLAIN.sub(_glyph, composed)
        case dict():
            return {key: _printable(value) for key, value in content.items()}
        case list():
            return [_printable(value) for value in content]
        case _:
            return content


def _glyph(found: re.Match[str]) -> str:
    """The letter itself when the font can show it, else a box."""
    letter = found[0]
    is_invisible = unicodedata.category(letter) in {"Cc", "Cf", "Cn", "Co", "Cs"}
    return letter if not is_invisible and IN_THE_FONT.match(letter) else "□"


@cache
def _fonts() -> typst.Fonts:
    """Open Sans from its wheel, and nothing of this machine."""
    return typst.Fonts(include_system_fonts=False, font_paths=[fontpkg_open_sans.ROOT / "files"])
