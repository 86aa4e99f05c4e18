"""What tests about referrals share: a family that said yes, and a partner with somebody to call."""

from datetime import date

from django.urls import reverse

from participants.actions.answer_links import make_link
from participants.models import Voice
from tests.factories.activities import ContactPersonFactory, OrganisationFactory
from tests.factories.participants import ConsentFactory, ReferralFactory
from tests.participants.cast import known

NOON = "2018-09-18 12:00+02:00"
SENT_ON = date(2018, 9, 18)


def allowing(coach, name="Fortes", **family):
    """A family of ``coach`` that allows us to keep a file."""
    row = known(name, coach=coach, **family)
    ConsentFactory(family=row, given_on=date(2018, 9, 1), expires_on=date(2019, 8, 31))
    return row


def partner(called="CJG", **contact):
    """A partner with one person to call there."""
    organisation = OrganisationFactory(name=called)
    ContactPersonFactory(organisation=organisation, **({"name": "Soumaya"} | contact))
    return organisation


def filled_in(organisation, **changes):
    """The form as a coach fills it in, sure of what is shared."""
    return {
        "to": f"{organisation.pk}-{organisation.contacts.get().pk}",
        "sent_on": "18-9-2018",
        "warmth": "contact_made",
        "name": "Samira",
        "reach": "us",
        "shared_about": "Zoekt opvang op woensdag",
        "is_agreed": "on",
        "sure": "1",
    } | changes


def shared(**changes):
    """A referral as the partner may read it."""
    told = {"shared_name": "Samira", "shared_reach": "06-90664215", "sent_on": SENT_ON}
    return ReferralFactory(**(told | {"shared_about": "Zoekt opvang op woensdag"} | changes))


def link_for(referral, audience=Voice.PARTNER):
    """A link of today, and where it opens."""
    link = make_link(referral=referral, audience=audience, by=None)
    return link, reverse("participants:answer", args=[link.token])


def address(name, referral, *keys):
    return reverse(f"participants:{name}", args=[referral.family_id, referral.pk, *keys])
