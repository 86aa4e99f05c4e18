"""What one does at a register, for tests that do it."""

from datetime import date
from uuid import uuid4

from django.urls import reverse

from participants.models import Attendance
from tests.factories.participants import EnrolmentFactory, FamilyFactory, PersonFactory

TODAY = date(2018, 9, 19)
THIS_EVENING = "2018-09-19 18:00+02:00"  # a Wednesday
JSON = {"Accept": "application/json"}


def known_person(given_name, family_name="Bakker", **kwargs):
    """Somebody one can find by name."""
    person = PersonFactory(given_name=given_name, family_name=family_name, **kwargs)
    person.fold_search_key()
    person.save()
    return person


def enrolled_family(activity, *given_names, name="Bakker"):
    """The members of a family whose first member takes part in ``activity``."""
    family = FamilyFactory(name=name)
    members = [known_person(given, name, family=family) for given in given_names]
    EnrolmentFactory(person=members[0], activity=activity)
    return members


def url(name, session):
    return reverse(f"participants:{name}", args=[session.pk])


def tap(client, session, people, *, present=True):
    data = {"person": [person.pk for person in people], "present": "1" if present else "0"}
    return client.post(url("register_mark", session), data, headers=JSON)


def plus(client, session, change=1, token=None):
    data = {"change": change, "token": token or uuid4()}
    return client.post(url("register_count", session), data, headers=JSON)


def newcomer(client, session, **data):
    data = {"given_name": "Selam", "family_name": ""} | data
    return client.post(url("register_newcomer", session), data, follow=True)


def here(session):
    """The keys of who is marked at ``session``."""
    visits = Attendance.objects.filter(session=session).order_by("person")
    return list(visits.values_list("person", flat=True))
