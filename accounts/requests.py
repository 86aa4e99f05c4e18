"""What a request looks like inside the house: somebody has signed in."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from accounts.models import User


class StaffRequest(HttpRequest):
    """A request that passed the sign-in: ``user`` is never anonymous here."""

    user: User  # type: ignore[assignment]
    htmx: HtmxDetails
