"""What the pages of a family's file share: reaching it."""

from django.db.models import QuerySet
from django.http import Http404

from accounts.models import User
from accounts.requests import StaffRequest
from core.questions import Blank, answers
from participants.actions.openings import note_opening
from participants.models import Family


def family_within_reach(request: StaffRequest, pk: int) -> Family:
    """The family with this number, or a 404 when its file is not for this user.

    Whichever page of the file it is for: that it was opened is noted.
    """
    user = request.user
    found = answers(_within_reach, user.role, user=user.pk, family=pk)
    if not found:
        raise Http404
    note_opening(family=found[0], user=user)
    return found[0]


def _within_reach(role: str, user: Blank, family: Blank) -> QuerySet[Family]:
    families = Family.objects.visible_to(User(pk=user, role=role))
    return families.filter(pk=family).select_related("coach", "area")
