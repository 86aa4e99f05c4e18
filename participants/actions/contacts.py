"""Writing down a contact: with one family, or one note about several."""

from collections.abc import Iterable
from copy import copy
from uuid import uuid4

from django.db import transaction

from accounts.models import User
from participants.actions.evidence import log_evidence
from participants.models import ContactMoment, Family

TOLD = ("happened_on", "kind", "was_reached", "minutes", "note")


@transaction.atomic
def log_contact(*, contact: ContactMoment, also: Iterable[Family] = ()) -> ContactMoment:
    """Save ``contact``, and the same note for each of the families it is ``also`` about."""
    others = list(also)
    if others and contact.shared_key is None:
        contact.shared_key = uuid4()
    log_evidence(evidence=contact)
    for family in others:
        other = copy(contact)
        other.pk, other.family, other.is_story = None, family, False
        other._state = copy(contact._state)
        other._state.adding = True
        log_evidence(evidence=other)
    return contact


@transaction.atomic
def correct_shared_contact(*, contact: ContactMoment, by: User) -> None:
    """Save the corrected ``contact``, and the same words on its rows of families ``by`` may open."""
    log_evidence(evidence=contact)
    for other in ContactMoment.objects.visible_to(by).sharing(contact).select_related("family"):
        for name in TOLD:
            setattr(other, name, getattr(contact, name))
        log_evidence(evidence=other)
