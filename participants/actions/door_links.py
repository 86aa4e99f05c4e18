"""The address on a poster: made, renewed and closed."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from activities.models import Activity
from core.keys import hash_of
from participants.models import DoorLink


@transaction.atomic
def make_door_link(*, activity: Activity, by: User) -> DoorLink:
    """A new address for the poster of ``activity``; the one on older posters closes."""
    Activity.objects.select_for_update().get(pk=activity.pk)
    revoke_door_link(activity=activity)
    link = DoorLink(activity=activity, made_by=by)
    link.cut()
    link.save()
    return link


def revoke_door_link(*, activity: Activity) -> None:
    """No poster of ``activity`` opens a door any more."""
    in_use = DoorLink.objects.filter(activity=activity, revoked_at=None)
    in_use.update(revoked_at=timezone.now(), updated_at=timezone.now())


def door_behind(token: str) -> Activity | None:
    """The activity whose door opens with ``token``; None for an unknown or closed one."""
    links = DoorLink.objects.filter(token_hash=hash_of(token), revoked_at=None)
    link = links.select_related("activity__place").first()
    return link.activity if link else None
