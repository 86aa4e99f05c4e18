"""Neighbours who help at the activities, and the hours they give."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from accounts.models import User
from activities.actions.volunteers import first_phases
from activities.models import Shift, Volunteer
from config.demo.calendar import Story, later
from config.demo.dice import chance, dice
from config.demo.names import phone, volunteer_name
from config.demo.offer import Running
from config.demo.rows import write, write_away

FIRST_PHONE = 900_000  # families count up from 0
STANDS_READY = 0.75


def make_volunteers(seed: int, story: Story, offer: list[Running], hosts: list[User]) -> None:
    """The hosts, and one or two volunteers per activity for every run of years, with their shifts."""
    helpers = [
        (volunteer, running) for running in offer for volunteer in crew(seed, story, running)
    ]
    for at, (volunteer, _) in enumerate(helpers):
        volunteer.phone = phone(FIRST_PHONE + at)
    leaders = {host: leader(host, story) for host in hosts}
    everybody = [*leaders.values(), *(volunteer for volunteer, _ in helpers)]
    for volunteer in everybody:
        volunteer.fold_search_key()
    write(everybody)
    write_away(first_phases(everybody))
    helpers += [(leaders[running.host], running) for running in offer]
    for at, (volunteer, running) in enumerate(helpers):
        die = dice(seed, "shifts", at)
        write_away(list(shifts(die, volunteer, running, until=story.today)))


def leader(host: User, story: Story) -> Volunteer:
    """The volunteer behind a host's account."""
    return Volunteer(
        name=host.name,
        email=host.email,
        account=host,
        started_on=date(story.years[0], 1, 1),
    )


def crew(seed: int, story: Story, running: Running) -> Iterator[Volunteer]:
    """One or two helpers per run of years; some stop half way, the others when the story pauses."""
    for first, last in story.stretches:
        die = dice(seed, "crew", running.activity.name, first)
        for _ in range(die.choice((1, 2, 2))):
            start = later(max(first, running.activity.started_on), die.randint(0, 90))
            if start < last:
                yield helper(die, start, last, is_now=last == story.today)


def helper(die: Random, start: date, last: date, *, is_now: bool) -> Volunteer:
    """A neighbour who helps from ``start``, at most until ``last`` unless that is today."""
    stop = start + timedelta(days=die.randint(200, 900))
    ended_on = stop if stop < last else last
    return Volunteer(
        name=volunteer_name(die),
        started_on=start,
        ended_on=None if is_now and ended_on == last else ended_on,
    )


def shifts(die: Random, volunteer: Volunteer, running: Running, *, until: date) -> Iterator[Shift]:
    """Most of the sessions held while the volunteer was there, with some time before and after."""
    for session in running.between(volunteer.started_on or until, volunteer.ended_on or until):
        if chance(die, STANDS_READY):
            yield Shift(
                volunteer=volunteer,
                activity=running.activity,
                session=session,
                worked_on=session.held_on,
                minutes=running.minutes + die.choice((15, 30, 30, 45)),
                approved_on=session.held_on,
            )
