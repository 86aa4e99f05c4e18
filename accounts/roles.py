"""Who works here. Each room decides for itself what a role may do there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What someone does at the foundation; it decides which doors open."""

    COORDINATOR = "coordinator", _("projectleider")
    COACH = "coach", _("gezinswerker")
    HOST = "host", _("activiteitenbegeleider")
    BOARD = "board", _("bestuur")
    ADMINISTRATOR = "administrator", _("beheerder")


IN_WORDS = {
    Role.COORDINATOR: _("Je ziet alle gezinnen, alle activiteiten en de cijfers."),
    Role.COACH: _("Je ziet de gezinnen die jij begeleidt, en alle activiteiten."),
    Role.HOST: _("Je houdt bij wie er is. Van bezoekers zie je alleen de voornaam."),
    Role.BOARD: _("Je ziet de cijfers en de activiteiten, geen gezinnen."),
    Role.ADMINISTRATOR: _("Je regelt wie er mag inloggen. Gezinnen zie je niet."),
}
EVERYONE = frozenset(Role)
CASEWORKERS = frozenset({Role.COORDINATOR, Role.COACH})
KEEPERS = CASEWORKERS | {Role.HOST}  # who keeps registers
READERS = EVERYONE - {Role.HOST}  # who reads about partners, groups and programmes
OFFICE = frozenset({Role.COORDINATOR, Role.BOARD})  # who answers for the whole


def role_required(*roles: Role) -> Callable[..., Any]:
    """Let only people with one of these ``roles`` through the door; others get a 403."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.user.role not in roles:
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.roles = frozenset(roles)  # type: ignore[attr-defined]  # read by the doors test
        return guarded

    return decorate
