"""Doors of the demo: a poster, what was said at the last session, a name that came later, a line."""

from datetime import date, timedelta

from accounts.models import User
from activities.models import Activity, Session
from config.demo.dice import dice
from core.keys import hash_of
from participants.actions.check_ins import check_in, take_over
from participants.actions.waits import stand_in_line
from participants.models import Attendance, CheckIn, DoorLink, Enrolment, Person
from participants.models.families import PersonQuerySet

POSTER = "Eten aan de Pascalweg"
SAID = ((3, "Fatma"), (1, ""), (2, "Dilma"))
FULL, WAITING_FOR = "Taalochtend", (41, 23, 6)  # days


def make_doors(seed: int, today: date, by: User) -> None:
    """A poster with visitors behind it, and a class that is full."""
    if activity := Activity.objects.filter(name=POSTER).first():
        _hang_poster(seed, activity, by)
        held = activity.sessions.took_place().filter(held_on__lte=today)  # type: ignore[attr-defined]
        if session := held.order_by("held_on").last():
            _come_in(session, by)
    if activity := Activity.objects.filter(name=FULL).first():
        _stand_in_line(activity, today, by)


def _hang_poster(seed: int, activity: Activity, by: User) -> None:
    nonce = f"{dice(seed, 'poster').getrandbits(128):032x}"
    link = DoorLink(activity=activity, made_by=by, nonce=nonce)
    link.token_hash = hash_of(link.token)
    link.save()


def _come_in(session: Session, by: User) -> None:
    """Three said how many they are, the host took over the first, and knew somebody later."""
    for number, (people, name) in enumerate(SAID):
        check_in(session=session, device=str(number), number=people, given_name=name)
    first = CheckIn.objects.filter(session=session).earliest("created_at", "pk")
    take_over(session=session, check_ins=[first.pk], by=by)
    seen = Attendance.objects.filter(session=session)
    known = seen.order_by("person__given_name", "person__family_name").first()
    if known:
        Attendance.objects.filter(pk=known.pk).update(was_unnamed=True)


def _stand_in_line(activity: Activity, today: date, by: User) -> None:
    """As many places as people, and three mothers who would like to come."""
    enrolled = Enrolment.objects.current(today).filter(activity=activity)
    activity.room = enrolled.values("person").distinct().count()
    activity.save(update_fields=["room", "updated_at"])
    for days, person in zip(WAITING_FOR, _others(enrolled.values("person__family")), strict=False):
        stand_in_line(people=[person], activity=activity, by=by, on=today - timedelta(days=days))


def _others(families: object) -> PersonQuerySet:
    parents = Person.objects.filter(role=Person.Role.PARENT, family__cases__closed_on=None)
    known = parents.exclude(family__cases=None).exclude(family__in=families)
    return known.exclude(given_name="").order_by("family__name", "given_name", "birth_year")
