"""Who came for the first time these weeks, and with whom: the register of that day says so."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from accounts.models import User
from activities.models import Session
from config.demo.dice import dice
from config.demo.names import OLDER_NEIGHBOURS, FamilyName, circle, given_names
from config.demo.visits import Visit, write_visits
from participants.actions.registers import put_on_register, start_household
from participants.models import Person
from participants.registers import volunteers_at

WEEKS = timedelta(weeks=2)


def make_newcomers(seed: int, today: date, hosts: Sequence[User]) -> None:
    """One on the last register that is ready of each host whose activities are for grown-ups.

    The first comes along with whoever helps there, the others with a neighbour.
    """
    ready = Session.objects.filter(
        held_on__range=(today - WEEKS, today - timedelta(days=1)),
        register_closed_at__isnull=False,
        activity__requires=None,
    ).order_by("-held_on", "activity__name", "starts_at")
    latest = [(host, ready.filter(activity__hosts=host).first()) for host in hosts]
    brought = [(host, session) for host, session in latest if session]
    for number, (host, session) in enumerate(brought):
        bring(dice(seed, "newcomer", number), session, host, with_helper=number == 0)


def bring(die: Random, session: Session, host: User, *, with_helper: bool) -> None:
    """Somebody new is put on the list, and was there."""
    helper = volunteers_at(session).first() if with_helper else None
    newcomer = somebody(die)
    start_household(newcomer)
    companion = helper.register_name if helper else die.choice(OLDER_NEIGHBOURS)
    put_on_register(session, newcomer, companion)
    write_visits([Visit(newcomer, session, host)])


def somebody(die: Random) -> Person:
    """A neighbour, not saved, as a host writes them down."""
    names = circle(die)
    surname = FamilyName.parse(die.choice(names.common_families))
    (given,) = given_names(die, names.parents, surname.main, 1)
    name = {"given_name": given, "name_prefix": surname.prefix, "family_name": surname.main}
    return Person(role=Person.Role.OTHER, **name)
