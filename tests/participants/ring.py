"""What tests of the ring around a family share: its pages, and people who came on the same days."""

from django.urls import reverse

from tests.factories.activities import ActivityFactory, SessionFactory
from tests.factories.participants import AttendanceFactory, PersonFactory


def page(name, family, *more):
    return reverse(f"participants:{name}", args=[family.pk, *more])


def shared(family, *days, activity=None, person=None):
    """Somebody of another family who came on the same days; who that is."""
    activity = activity or ActivityFactory()
    person = person or PersonFactory(given_name="Denise", family_name="Baptista")
    for on in days:
        session = SessionFactory(activity=activity, held_on=on)
        AttendanceFactory(person=family.members.first(), session=session)
        AttendanceFactory(person=person, session=session)
    return person
