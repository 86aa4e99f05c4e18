"""What the house needs before phones come up, and the verdict after it; run beside the server."""

from collections import Counter
from typing import Any

from django.test import Client
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from activities.models import Session
from participants.models import Attendance, Enrolment, Family, Person, Tap
from tests.factories.activities import SessionFactory
from tests.retold import retold
from tests.tapping import owner_of

FAMILIES = 20


def set_up(phones: int) -> list[dict[str, Any]]:
    """Registers of today with families of the house, and an account that has signed in per phone."""
    plans = []
    for register, together in enumerate(shared(phones)):
        session = SessionFactory(held_on=timezone.localdate(), activity__name=f"Vloed {register}")
        people = enrolled(session, skip=register)
        for number in range(together):
            user = host_of(session, f"vloed{register}.{number}@example.org")
            plans.append(
                {
                    "device": f"{register:x}-{number:x}",
                    "session": session.pk,
                    "is_alone": together == 1,
                    "people": people,
                    "owner": owner_of(user.pk),
                    "cookie": cookie_of(user),
                }
            )
    return plans


def shared(phones: int) -> list[int]:
    """How many phones are at each register: some all at one, most by three, some alone."""
    by_three, all_at_one = phones // 5, max(phones // 5, 2)
    return [all_at_one, *[3] * by_three, *[1] * (phones - all_at_one - 3 * by_three)]


def enrolled(session: Session, *, skip: int) -> list[int]:
    """The keys of who is on the register: families that the house knows, and all that it knows."""
    families = Family.objects.exclude(members=None).order_by("pk")[skip : skip + FAMILIES]
    members = Person.objects.filter(family__in=families.values("pk")).order_by("pk")
    Enrolment.objects.bulk_create(
        Enrolment(person=one, activity=session.activity, started_on=session.held_on)
        for one in members
    )
    return [one.pk for one in members]


def host_of(session: Session, email: str) -> User:
    """Somebody who keeps this register and no other."""
    user = User.objects.create_user(email=email, name="Vloed", role=Role.HOST)
    session.activity.hosts.add(user)
    return user


def cookie_of(user: User) -> str:
    """What their browser shows after signing in."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.cookies["sessionid"].value


def judge(phones: list[dict[str, Any]]) -> dict[str, Any]:
    """How many taps there are of each sort, and ``wrong``: what does not agree, in words."""
    made = [key for one in phones for key in one["made"]]
    told = {key: said for one in phones for key, said in one["told"].items()}
    rows = Tap.objects.filter(session__in={one["session"] for one in phones})
    stored = {str(key): outcome for key, outcome in rows.values_list("key", "outcome")}
    wrong = [
        *(f"{key}: never acknowledged" for key in made if key not in told),
        *(f"{key}: stored, and nobody made it" for key in stored.keys() - set(made)),
        *(
            f"{key}: told {said['outcome']}, stored {stored.get(key)}"
            for key, said in told.items()
            if said["outcome"] != stored.get(key)
        ),
        *everybody_new_once(told),
    ]
    for one in phones:
        wrong += disagreements(one)
    return {
        "made": len(made),
        "acknowledged": len(told),
        "stored": rows.count(),
        "outcomes": dict(Counter(stored.values())),
        "wrong": wrong,
    }


def everybody_new_once(told: dict[str, Any]) -> list[str]:
    """Somebody new is one person, however often the batch came."""
    new = Tap.objects.filter(kind="newcomer", outcome="applied", key__in=told)
    people = Person.objects.filter(given_name__startswith="Vloed ")
    given = Counter(people.values_list("given_name", flat=True))
    wrong = [f"{name}: {times} people" for name, times in given.items() if times > 1]
    if new.count() != people.count():
        wrong.append(f"{new.count()} taps of somebody new, {people.count()} people")
    return wrong


def disagreements(one: dict[str, Any]) -> list[str]:
    """Where phone, list and taps of a register say different things."""
    story, session = retold(one["session"]), Session.objects.get(pk=one["session"])
    marked = Attendance.objects.filter(session=session).values_list("person", flat=True)
    here, unnamed = sorted(map(str, marked)), session.unnamed_visitors
    says: dict[str, Any] = {
        "the taps": {"here": sorted(map(str, story.here)), "unnamed": story.unnamed},
        "the screen": one["screen"],
    }
    if one["is_alone"]:  # nobody contradicts it: what it meant is what there is
        says["what was meant"] = with_keys(one["meant"], one["told"])
    where = f"register {one['session']}"
    return [
        *(f"{where}: {odd}" for odd in story.odd),
        *(
            f"{where}: {who} {said}, the list {here} {unnamed}"
            for who, said in says.items()
            if said != {"here": here, "unnamed": unnamed}
        ),
    ]


def with_keys(meant: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    """Who was new stood on the phone under the key of its tap."""
    here = [str(told[who]["person"]) if who in told else who for who in meant["here"]]
    return meant | {"here": sorted(here)}
