"""Addresses that are a key: who has one comes in without an account, and nobody can guess one."""

from base64 import urlsafe_b64encode
from hashlib import sha256
from secrets import token_hex
from typing import ClassVar

from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from core.models import Dated

NONCE = 16  # bytes


def hash_of(token: str) -> str:
    """What we keep of a token; nobody gets from it to the token."""
    return sha256(token.encode()).hexdigest()


class Key(Dated):
    """A key that can be shown again: it follows from ``nonce`` and the secret key of the house.

    Who steals the database alone has neither token nor key.
    """

    SALT: ClassVar[str]

    nonce = models.CharField(_("zaad"), max_length=32, editable=False)
    token_hash = models.CharField(_("afdruk"), max_length=64, unique=True, editable=False)
    revoked_at = models.DateTimeField(_("ingetrokken op"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def token(self) -> str:
        """256 bits that nobody can guess, as 43 letters for in an address."""
        secret = salted_hmac(self.SALT, self.nonce, algorithm="sha256")
        return urlsafe_b64encode(secret.digest()).decode().rstrip("=")

    @property
    def is_live(self) -> bool:
        """Whether it opens today."""
        return self.revoked_at is None

    @property
    def can_be_shown(self) -> bool:
        """Whether we can still tell its address; not after the secret key was changed."""
        return self.is_live and hash_of(self.token) == self.token_hash

    def cut(self) -> None:
        """Make up its token; it is saved afterwards."""
        self.nonce = token_hex(NONCE)
        self.token_hash = hash_of(self.token)
