"""The families behind a gap in the offer: names, so only for who may open their files."""

from datetime import date

from django.db.models import Min, Q

from accounts.models import User
from activities.models import ObstacleKind
from participants.gaps import open_on
from participants.models import Family, Obstacle
from participants.models.families import FamilyQuerySet


def families_behind(kind: ObstacleKind, user: User, today: date) -> FamilyQuerySet:
    """The families that miss ``kind`` today and whose file ``user`` may open, with ``since``.

    Of a sensitive kind only those of whom ``user`` may know it.
    """
    seen = Obstacle.objects.visible_to(user).filter(open_on(today), kind=kind)
    since = Min("obstacles__noted_on", filter=Q(obstacles__in=seen))
    return Family.objects.filter(obstacles__in=seen).annotate(since=since).by_name()
