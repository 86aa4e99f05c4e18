"""The table of doors: which role may open which page. This table *is* the authorisation matrix.

Names of the sign-in library (``account_*``, ``mfa_*``) are its own and listed in LIBRARY.
"""

from accounts.roles import CASEWORKERS, EVERYONE, Role

PUBLIC = {"set_language"}
LIBRARY = ("account_", "mfa_")
OFFICE = frozenset({Role.COORDINATOR, Role.BOARD})

DOORS: dict[str, frozenset[Role]] = {
    # config
    "home": EVERYONE,
    # accounts
    # activities
    # participants
    # reporting
}

__all__ = ["CASEWORKERS", "DOORS", "EVERYONE", "LIBRARY", "OFFICE", "PUBLIC"]
