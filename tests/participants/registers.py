"""What one does at a register, for tests that do it."""

from datetime import date

from django.urls import reverse

from participants.models import Attendance, Tap
from tests.factories.participants import EnrolmentFactory, FamilyFactory, PersonFactory
from tests.tapping import batch, owner_of, tapped

TODAY = date(2018, 9, 19)
THIS_EVENING = "2018-09-19 18:00+02:00"  # a Wednesday


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


def send(client, session, *taps, device="a1", owner=None):
    """What the server answers to these taps, sent at once."""
    owner = owner or owner_of(client.session["_auth_user_id"])
    told = batch(owner, taps, device)
    return client.post(url("register_taps", session), told, content_type="application/json")


def tap(client, session, people, *, present=True):
    """These people are tapped by somebody who sees the newest list."""
    seen = standing(session)
    taps = [tapped("mark", one.pk, seen=seen.get(one.pk, ""), here=present) for one in people]
    return send(client, session, *taps)


def standing(session):
    """The last word about everybody: the key of that tap, by person."""
    said = Tap.objects.filter(session=session).standing()
    return {pk: str(key) for pk, key in said.values_list("person", "key")}


def outcomes(response):
    """What became of each tap that was sent: (outcome, sentence)."""
    answers = response.json()["taps"].values()
    return [(answer["outcome"], answer["sentence"]) for answer in answers]


def plus(client, session, change=1, key=None):
    return send(client, session, tapped("count", key=key, change=change))


def newcomer(client, session, **data):
    data = {"given_name": "Selam", "family_name": ""} | data
    return client.post(url("register_newcomer", session), data, follow=True)


def here(session):
    """The keys of who is marked at ``session``."""
    visits = Attendance.objects.filter(session=session).order_by("person")
    return list(visits.values_list("person", flat=True))
