"""What a device keeps for somebody: whose it is, without saying who that is."""

from base64 import b64encode
from typing import Any

from django.utils.crypto import salted_hmac


def device_secret(user: Any, purpose: str) -> str:
    """For ``user`` and ``purpose`` always the same, and known to nobody else."""
    told = salted_hmac(f"drafts.{purpose}", str(user.pk), algorithm="sha256")
    return b64encode(told.digest()).decode()
