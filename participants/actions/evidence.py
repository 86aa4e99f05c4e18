"""Writing down what happened with a family, so that its milestones follow at once."""

from django.db import transaction

from participants.actions.milestones import refresh_families, withdraw_milestones
from participants.models import ContactMoment, Milestone, Obstacle


@transaction.atomic
def log_evidence(*, evidence: ContactMoment | Obstacle) -> None:
    """Save something that happened, or a person's correction of it; the milestones follow.

    What rested on the old text of ``evidence`` is withdrawn first, so that a corrected "gesproken"
    no longer counts; what rested on anything else stays.
    """
    if evidence.pk:
        on = "contact" if isinstance(evidence, ContactMoment) else "obstacle"
        withdraw_milestones(Milestone.objects.filter(**{on: evidence.pk}))
    evidence.save()
    refresh_families([evidence.family_id])
