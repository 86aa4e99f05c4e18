"""Writing down the hours of volunteers, who are known by their name."""

from django.utils import timezone

from activities.actions.volunteers import first_phases
from activities.models import Shift, Volunteer, VolunteerPhase
from core.search import folded
from participants.imports.hours import HoursPlan, ShiftDraft
from participants.imports.ledger import Ledger
from participants.imports.offers import activities_named, first_days_of
from participants.imports.outcomes import Options


def store_hours(plan: HoursPlan, options: Options, ledger: Ledger) -> dict[str, int]:
    """Write ``plan``; returns how many rows of each kind came into being."""
    marks = [fingerprint(draft, ledger) for draft in plan.shifts]
    ledger.recall(marks)
    drafts = [
        draft for draft, mark in zip(plan.shifts, marks, strict=True) if not ledger.is_known(mark)
    ]
    named = [(draft.activity, draft.worked_on) for draft in drafts if draft.activity]
    activities, new_activities = activities_named(first_days_of(named), options.programme)
    volunteers, new_volunteers = volunteers_of(drafts)
    today = timezone.localdate()  # hours on paper were looked at before they came here
    shifts = [
        Shift(
            volunteer=volunteers[folded(draft.volunteer)],
            activity=activities.get(draft.activity),
            worked_on=draft.worked_on,
            minutes=draft.minutes,
            approved_on=today,
        )
        for draft in drafts
    ]
    Shift.objects.bulk_create(shifts, batch_size=500)
    return {
        "volunteers": new_volunteers,
        "activities": new_activities,
        "shifts": len(shifts),
    }


def fingerprint(draft: ShiftDraft, ledger: Ledger) -> str:
    """What marks this row, and the how-manieth of its like it is, as the same another time."""
    name, activity = folded(draft.volunteer), folded(draft.activity)
    return ledger.fingerprint_of_repeatable(name, draft.worked_on, draft.minutes, activity)


def volunteers_of(drafts: list[ShiftDraft]) -> tuple[dict[str, Volunteer], int]:
    """The volunteers by folded name, and how many of them are new: they start on their first day."""
    first_days = first_days_of((folded(draft.volunteer), draft.worked_on) for draft in drafts)
    names = {folded(draft.volunteer): draft.volunteer for draft in drafts}
    known = {folded(volunteer.name): volunteer for volunteer in Volunteer.objects.order_by("-pk")}
    new = {
        key: Volunteer(name=names[key], started_on=day)
        for key, day in first_days.items()
        if key not in known
    }
    for volunteer in new.values():
        volunteer.fold_search_key()
    Volunteer.objects.bulk_create(new.values(), batch_size=500)
    VolunteerPhase.objects.bulk_create(first_phases(new.values()), batch_size=500)
    return {**known, **new}, len(new)
