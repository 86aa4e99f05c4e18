"""Writing down a contact: with one family, or one note about several."""

from collections.abc import Collection
from uuid import uuid4

from django.db import transaction

from accounts.models import User
from participants.actions.evidence import log_evidence
from participants.actions.milestones import refresh_families
from participants.models import ContactMoment, Family

TOLD = ("happened_on", "kind", "was_reached", "minutes", "note")


@transaction.atomic
def log_contact(*, contact: ContactMoment, also: Collection[Family] = ()) -> ContactMoment:
    """Save a new ``contact``, and the same note for each of the families it is ``also`` about."""
    rows = [contact, *(_the_same_for(family, contact) for family in also)]
    key = uuid4() if also else None
    for row in rows:
        row.shared_key = key
        row.save()
    refresh_families([row.family_id for row in rows])
    return contact


@transaction.atomic
def correct_everywhere(*, contact: ContactMoment, by: User) -> None:
    """Save a corrected ``contact``, and the same on its rows of other families ``by`` may open."""
    log_evidence(evidence=contact)
    for other in ContactMoment.objects.visible_to(by).sharing(contact):
        for name in TOLD:
            setattr(other, name, getattr(contact, name))
        log_evidence(evidence=other)


def _the_same_for(family: Family, contact: ContactMoment) -> ContactMoment:
    told = {name: getattr(contact, name) for name in TOLD}
    return ContactMoment(family=family, author=contact.author, **told)
