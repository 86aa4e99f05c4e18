"""What the pages of a family's file share: reaching it."""

from django.shortcuts import get_object_or_404

from accounts.requests import StaffRequest
from participants.actions.openings import note_opening
from participants.models import Family


def family_within_reach(request: StaffRequest, pk: int) -> Family:
    """The family with this number, or a 404 when its file is not for this user.

    Whichever page of the file it is for: that it was opened is noted.
    """
    families = Family.objects.visible_to(request.user).select_related("coach", "area")
    family = get_object_or_404(families, pk=pk)
    note_opening(family=family, user=request.user)
    return family
