"""What tests of signals share: a Tuesday in spring, and what may be kept no longer than needed."""

from datetime import date

from django.urls import reverse

from participants.models import Signal
from participants.models.signals import WORDS

TODAY = date(2018, 3, 20)


def url(name, *keys):
    return reverse(f"participants:{name}", args=keys)


def words(signal):
    return tuple(Signal.objects.filter(pk=signal.pk).values_list(*WORDS).get())
