"""What was said at the door, for the register."""

from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from activities.models import Session
from participants.models import CheckIn


def with_check_ins(sessions: QuerySet[Session]) -> QuerySet[Session]:
    """Adds ``check_ins``, how many rows there are, and ``at_the_door``: people nobody counted yet."""
    rows = CheckIn.objects.filter(session=OuterRef("pk")).order_by().values("session")
    people = rows.annotate(n=Sum("number", filter=Q(counted=None))).values("n")
    return sessions.annotate(
        check_ins=_number(rows.annotate(n=Count("pk")).values("n")), at_the_door=_number(people)
    )


def check_ins_of(session: Any) -> list[CheckIn]:
    """What was said at the door of a session ``with_check_ins``; asks nothing when nobody did."""
    return list(CheckIn.objects.filter(session=session)) if session.check_ins else []


def _number(found: Any) -> Coalesce:
    return Coalesce(Subquery(found, output_field=IntegerField()), 0)
