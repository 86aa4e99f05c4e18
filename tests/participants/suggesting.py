"""The doors and days of suggesting something to join, for tests that do it."""

from datetime import timedelta

from django.urls import reverse

from tests.participants.registers import TODAY

TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)


def door(name, family, *keys):
    return reverse(f"participants:{name}", args=[family.pk, *keys])
