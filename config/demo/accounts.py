"""Who can sign in to the demo: invented people, at least one per role, with one password for all."""

from django.contrib.auth.hashers import make_password

from accounts.models import User
from accounts.roles import Role

DEMO_PASSWORD = "lombardijen-2018"  # noqa: S105  # opens nothing but invented data

# One per role: these are printed when the server starts.
DEMO_ACCOUNTS = {
    "projectleider@example.org": ("Ilse", Role.COORDINATOR),
    "gezinswerker@example.org": ("Nadia", Role.COACH),
    "activiteitenbegeleider@example.org": ("Gerda", Role.HOST),
    "bestuur@example.org": ("Wim", Role.BOARD),
    "beheerder@example.org": ("Noor", Role.ADMINISTRATOR),
}

COLLEAGUES = {
    "gezinswerker2@example.org": ("Fatiha", Role.COACH),
    "activiteitenbegeleider2@example.org": ("Joop", Role.HOST),
    "activiteitenbegeleider3@example.org": ("Yvonne", Role.HOST),
}


def make_accounts() -> dict[str, list[User]]:
    """The people who work here, by role. They share one password and so one hash, made once."""
    password = make_password(DEMO_PASSWORD)
    staff: dict[str, list[User]] = {role: [] for role in Role}
    for email, (name, role) in {**DEMO_ACCOUNTS, **COLLEAGUES}.items():
        user = User(email=email, name=name, role=role, password=password)
        user.full_clean()
        user.save()
        staff[role].append(user)
    return staff
