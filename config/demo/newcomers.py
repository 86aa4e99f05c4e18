"""Who came for the first time these weeks, and with whom: the register of that day says so."""

from datetime import date, timedelta
from random import Random

from activities.models import Activity, Session
from config.demo.dice import dice
from config.demo.names import OLDER_NEIGHBOURS, FamilyName, circle, given_names
from config.demo.visits import Visit, write_visits
from participants.actions.registers import put_on_register, start_household
from participants.models import Person
from participants.registers import volunteers_at

WEEKS = timedelta(weeks=2)
ACTIVITIES = 2
"""At the first somebody comes along with whoever helps there, at the second with a neighbour."""


def make_newcomers(seed: int, today: date) -> None:
    """One at the last register that is ready of each of two activities for grown-ups."""
    ready = Session.objects.filter(
        held_on__range=(today - WEEKS, today - timedelta(days=1)),
        register_closed_at__isnull=False,
        activity__hosts__isnull=False,
        activity__requires=None,
    )
    latest = ready.order_by("-held_on", "activity__name", "starts_at")
    last_of: dict[Activity, Session] = {}
    for session in latest.select_related("activity"):
        last_of.setdefault(session.activity, session)
    for number, session in enumerate(list(last_of.values())[:ACTIVITIES]):
        bring(dice(seed, "newcomer", number), session, with_helper=number == 0)


def bring(die: Random, session: Session, *, with_helper: bool) -> None:
    """Somebody new is put on the list, and was there."""
    helper = volunteers_at(session).first() if with_helper else None
    newcomer = somebody(die)
    start_household(newcomer)
    companion = helper.register_name if helper else die.choice(OLDER_NEIGHBOURS)
    put_on_register(session, newcomer, companion)
    host = session.activity.hosts.order_by("name", "pk")[0]
    write_visits([Visit(newcomer, session, host)])


def somebody(die: Random) -> Person:
    """A neighbour, not saved, as a host writes them down."""
    names = circle(die)
    surname = FamilyName.parse(die.choice(names.common_families))
    (given,) = given_names(die, names.parents, surname.main, 1)
    name = {"given_name": given, "name_prefix": surname.prefix, "family_name": surname.main}
    return Person(role=Person.Role.OTHER, **name)
