"""The poster at the door of an activity, with a square to scan."""

from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from activities.models import Activity
from core.paper import write_paper
from core.qr import draw_qr

TEMPLATE = Path(__file__).with_name("door_poster.typ")


def write_door_poster(activity: Activity, *, address: str) -> bytes:
    """The poster of ``activity`` as PDF; ``address`` is in the square only: it is a key."""
    with translation.override("nl"):
        content = _content(activity) | {"qr": draw_qr(address)}
        with translation.override("en"):
            content["english"] = _told()
        return write_paper(TEMPLATE, content)


def _content(activity: Activity) -> dict[str, Any]:
    return {
        "title": _("Fijn dat je er bent"),
        "subject": activity.name,
        "words": {"running": activity.name, "square": _("Vierkant om te scannen")},
        **_told(),
    }


def _told() -> dict[str, Any]:
    """The same words in the language of the moment."""
    return {
        "scan": _("Scan dit met je telefoon"),
        "steps": [
            _("Kies met hoeveel je bent."),
            _("Druk op de knop. Klaar."),
        ],
        "calm": _("Je naam hoeft niet. Geen telefoon? Zeg het even bij de deur."),
    }
