"""Who can sign in to the demo: invented people, one per role, with one password for all."""

from accounts.roles import Role

DEMO_PASSWORD = "lombardijen-2018"  # noqa: S105  # opens nothing but invented data

DEMO_ACCOUNTS = {
    "projectleider@example.org": ("Ilse Demo", Role.COORDINATOR),
    "gezinswerker@example.org": ("Fatiha Demo", Role.COACH),
    "activiteitenbegeleider@example.org": ("Carlos Demo", Role.HOST),
    "bestuur@example.org": ("Wim Demo", Role.BOARD),
    "beheerder@example.org": ("Noor Demo", Role.ADMINISTRATOR),
}
