"""A story: marked in a note, asked of the family, told without names."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from participants.models import ContactMoment, Story


@transaction.atomic
def mark_story(*, contact: ContactMoment, by: User) -> Story:
    """``contact`` holds a story; the one that was marked before when it did already."""
    _set_mark(contact, is_story=True)
    story, __ = Story.objects.get_or_create(
        contact=contact,
        defaults={"family": contact.family, "told_on": contact.happened_on, "author": by},
    )
    return story


@transaction.atomic
def remove_story(*, story: Story) -> None:
    """Take away ``story`` and its text; the note it came from stays, without the mark."""
    if story.contact:
        _set_mark(story.contact, is_story=False)
    story.delete()


def note_story_consent(*, story: Story, said_yes: bool) -> None:
    """The family said today that ``story`` may be told, or that it may not (any more)."""
    if said_yes:
        story.consented_on, story.refused_on = timezone.localdate(), None
        story.save(update_fields=["consented_on", "refused_on", "updated_at"])
    else:
        refuse_stories(stories=Story.objects.filter(pk=story.pk))


def refuse_stories(*, stories: QuerySet[Story]) -> None:
    """The family does not want ``stories`` told (any more): they are in no report from today."""
    now = timezone.now()
    stories.filter(refused_on=None).update(
        consented_on=None, refused_on=timezone.localdate(now), updated_at=now
    )


def _set_mark(contact: ContactMoment, *, is_story: bool) -> None:
    contact.is_story = is_story
    contact.save(update_fields=["is_story", "updated_at"])
