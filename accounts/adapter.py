"""How the sign-in library behaves in this house."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedDoorAdapter(DefaultAccountAdapter):
    """Nobody makes an account for themselves: the administrator invites."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
