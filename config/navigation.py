"""The menu: every place one can go, in the order of a working day.

Who sees an item is not written here: it follows from the roles on the door of the page itself, so
nobody is ever shown a link that answers "you may not come in".
"""

from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import resolve, reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

PHONE_PLACES = 4  # a phone bar holds five: these and "Meer"
WIDE_PLACES = 5


@dataclass(frozen=True)
class Place:
    """One item of the menu."""

    label: Promise
    icon: str
    url_name: str

    @cached_property
    def url(self) -> str:
        return reverse(self.url_name)


PLACES = (
    Place(_("Vandaag"), "home", "home"),
    Place(_("Medewerkers"), "key", "accounts:user_list"),
    Place(_("Gezinnen"), "people", "participants:family_list"),
    Place(_("Agenda"), "calendar", "activities:agenda"),
    Place(_("Presentie"), "list", "participants:register_list"),
    Place(_("Verslag"), "chart", "reporting:annual_report"),
    Place(_("Aansluiting"), "steps", "reporting:connection_overview"),
    Place(_("Signalen"), "signal", "participants:signal_list"),
    Place(_("Doorverwijzingen"), "mail", "participants:referral_list"),
    Place(_("Verhalen"), "note", "participants:story_list"),
    Place(_("Activiteiten"), "clock", "activities:activity_list"),
    Place(_("Groepen"), "group", "participants:group_list"),
    Place(_("Vrijwilligers"), "hand", "activities:volunteer_list"),
    Place(_("Partners"), "building", "participants:organisation_list"),
    Place(_("Netwerk"), "link", "participants:initiative_network"),
    Place(_("Programma's"), "paper", "activities:programme_list"),
    Place(_("Schalen"), "steps", "participants:scale_list"),
    Place(_("Gaten in het aanbod"), "search", "reporting:gap_list"),
    Place(_("Belemmeringen"), "stone", "activities:obstacle_kind_list"),
)


@cache
def roles_of(url_name: str) -> frozenset[str] | None:
    """The roles on the door of ``url_name``; None when it stands open for everybody."""
    return getattr(resolve(reverse(url_name)).func, "roles", None)


def may_enter(role: str, url_name: str) -> bool:
    """Whether the page behind ``url_name`` would let somebody with ``role`` in."""
    roles = roles_of(url_name)
    return roles is None or role in roles


class Menu:
    """The menu of people with ``role`` on the page at ``path``."""

    def __init__(self, role: str, path: str) -> None:
        self.role, self.path = role, path

    @cached_property
    def places(self) -> list[Place]:
        """Everywhere these people may go."""
        return [place for place in PLACES if may_enter(self.role, place.url_name)]

    @cached_property
    def here(self) -> Place | None:
        """The place whose address is the longest beginning of this page's address."""
        around = [p for p in self.places if p.url != "/" and self.path.startswith(p.url)]
        around += [p for p in self.places if p.url == self.path]
        return max(around, key=lambda place: len(place.url), default=None)

    @property
    def wide_places(self) -> int:
        """How many fit beside each other on a wide screen; "Meer" never hides just one."""
        return WIDE_PLACES + (len(self.places) == WIDE_PLACES + 1)

    @property
    def bar(self) -> list[Place]:
        """On every screen, the phone too; a short menu needs no "Meer"."""
        return self.places if self.is_short else self.places[:PHONE_PLACES]

    @property
    def wide(self) -> list[Place]:
        """In the bar of a wide screen, under "Meer" on a phone."""
        return [] if self.is_short else self.places[PHONE_PLACES : self.wide_places]

    @property
    def more(self) -> list[Place]:
        """Under "Meer" on every screen."""
        return self.places[self.wide_places :]

    @property
    def is_short(self) -> bool:
        return len(self.places) <= WIDE_PLACES

    @property
    def is_here_under_more(self) -> bool:
        return self.here in self.more

    @property
    def is_here_under_more_on_a_phone(self) -> bool:
        return self.here in self.wide


def menu_of(request: HttpRequest) -> SafeString:
    """The menu of whoever asks for this page; nothing for somebody who has not signed in."""
    if not request.user.is_authenticated:
        return SafeString("")
    here = Menu(request.user.role, request.path).here
    return _drawn(request.user.role, here.url if here else "", get_language())


@lru_cache(maxsize=256)
def _drawn(role: str, here: str, language: str | None) -> SafeString:
    """Nothing in a menu is about one person: it is drawn once per role, place and language."""
    return render_to_string("components/menu.html", {"menu": Menu(role, here)})


def house(request: HttpRequest) -> dict[str, Any]:
    """For every template: ``menu``, fetched only when a page shows it, and ``foundation``."""
    return {"menu": SimpleLazyObject(lambda: menu_of(request)), "foundation": settings.FOUNDATION}
