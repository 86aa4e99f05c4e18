"""Planning what to do for a family, doing it, and taking that back."""

from datetime import date

from django.db import transaction

from participants.models import NextStep


def plan_step(*, step: NextStep) -> None:
    """Save a new or corrected ``step``; from another day, or another repeat, it counts anew."""
    before = NextStep.objects.filter(pk=step.pk).values_list("due_on", "repeat").first()
    if before != (step.due_on, step.repeat):
        step.first_due_on = step.due_on
    step.save()


@transaction.atomic
def do_step(*, step: NextStep, on: date) -> NextStep | None:
    """``step`` was done on that day; the next one when it repeats. Who comes second changes nothing.

    What was done late skips the days that have gone by meanwhile: nobody calls twice today.
    """
    if not NextStep.objects.to_do().filter(pk=step.pk).update(done_on=on):
        return None
    due_on = step.next_due(after=max(step.due_on, on))
    if due_on is None or NextStep.objects.filter(follows=step).exists():
        return None
    return NextStep.objects.create(
        family=step.family,
        obstacle=step.obstacle,
        what=step.what,
        owner=step.owner,
        repeat=step.repeat,
        due_on=due_on,
        first_due_on=step.first_due_on or step.due_on,
        follows=step,
    )


def drop_step(*, step: NextStep, on: date) -> None:
    """``step`` is no longer needed; it does not come back by itself."""
    NextStep.objects.to_do().filter(pk=step.pk).update(dropped_on=on)


@transaction.atomic
def take_up_step(*, step: NextStep) -> None:
    """``step`` was not done or dropped after all; the one that came of it goes, unless it was done."""
    NextStep.objects.to_do().filter(follows=step).delete()
    NextStep.objects.filter(pk=step.pk).update(done_on=None, dropped_on=None)
