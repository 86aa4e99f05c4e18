"""How a volunteer comes, goes and comes back; and what they can do and when."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from activities.models import Availability, Phase, Volunteer, VolunteerPhase
from core.moments import Part

Moment = tuple[int, str]
"""A day of the week, Monday 0, and a part of the day."""


@transaction.atomic
def enlist(*, volunteer: Volunteer, phase: str, since_on: date, by: User | None) -> Volunteer:
    """Save a new ``volunteer``, who stands with us like this from ``since_on``."""
    volunteer.fold_search_key()
    volunteer.save()
    change_phase(volunteer=volunteer, phase=phase, since_on=since_on, by=by)
    return volunteer


@transaction.atomic
def change_phase(*, volunteer: Volunteer, phase: str, since_on: date, by: User | None) -> None:
    """From ``since_on`` the ``volunteer`` stands with us like this; what was before stays known."""
    Volunteer.objects.select_for_update().get(pk=volunteer.pk)
    volunteer.phases.create(phase=phase, since_on=since_on, noted_by=by)
    _follow_phases(volunteer)


@transaction.atomic
def take_back_phase(*, volunteer: Volunteer) -> None:
    """Undo the last change of ``volunteer``; the first one stays, everybody stands with us somehow."""
    Volunteer.objects.select_for_update().get(pk=volunteer.pk)
    rows = list(volunteer.phases.all())
    if len(rows) > 1:
        rows[-1].delete()
        _follow_phases(volunteer)


def first_phases(volunteers: Iterable[Volunteer]) -> list[VolunteerPhase]:
    """The history, not saved, of ``volunteers`` of whom only the first and the last day are known."""
    days = [
        (one, phase, day)
        for one in volunteers
        for phase, day in ((Phase.ACTIVE, one.started_on), (Phase.LEFT, one.ended_on))
    ]
    return [
        VolunteerPhase(volunteer=one, phase=phase, since_on=day) for one, phase, day in days if day
    ]


@transaction.atomic
def set_availability(*, volunteer: Volunteer, moments: Iterable[Moment]) -> None:
    """The parts of the week on which ``volunteer`` can come are these and no others."""
    parts = list(Part)
    in_order = sorted(set(moments), key=lambda moment: (moment[0], parts.index(Part(moment[1]))))
    volunteer.availability.all().delete()
    Availability.objects.bulk_create(
        Availability(volunteer=volunteer, weekday=weekday, part=part) for weekday, part in in_order
    )


def next_phases(phase: str | None) -> list[Phase]:
    """How somebody can stand with us next; any but as they do now."""
    return [one for one in Phase if one != phase]


def phase_now(volunteer: Volunteer) -> str | None:
    """How ``volunteer`` stands with us today; None when that still has to begin."""
    known = Volunteer.objects.with_phase(on=timezone.localdate()).filter(pk=volunteer.pk)
    phase: str | None = known.values_list("phase", flat=True).get()
    return phase


def _follow_phases(volunteer: Volunteer) -> None:
    """Write the first day and the last, as they follow from the history."""
    rows = list(volunteer.phases.values_list("phase", "since_on"))
    active = [day for phase, day in rows if phase == Phase.ACTIVE]
    last, last_on = rows[-1]
    volunteer.started_on = active[0] if active else None
    volunteer.ended_on = last_on if last == Phase.LEFT else None
    volunteer.save(update_fields=["started_on", "ended_on", "updated_at"])
