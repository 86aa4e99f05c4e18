"""Somebody at the door with a telephone, for tests that stand there."""

from django.urls import reverse

from participants.actions.check_ins import check_in
from participants.actions.door_links import make_door_link
from participants.models import CheckIn


def poster_of(activity, by):
    """The address on the poster of ``activity``."""
    return reverse("participants:front_door", args=[make_door_link(activity=activity, by=by).token])


def says(phone, door, number=1, **more):
    """What the page answers to who presses the button."""
    return phone.post(door, {"number": number, "given_name": "", **more}, follow=True)


def at_the_door(session, number=3, given_name="Fatma", device="een"):
    check_in(session=session, device=device, number=number, given_name=given_name)
    return CheckIn.objects.get(session=session, device=device)
