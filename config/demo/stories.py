"""Notes that hold a story: one is told in the report of this year, one must still be asked for."""

from config.demo.rows import write
from participants.models import ContactMoment, Story

TOLD = (
    "Een moeder kende bijna niemand in de wijk. Een buurvrouw nam haar een keer mee naar het eten. "
    "Nu helpt ze elke week met koken. “Als ik er niet ben, vragen ze waar ik blijf.”"
)
SAID = "Vertelt over de buurvrouw"  # in a note of config.demo.notes


def make_stories() -> None:
    """The newest two notes that tell of a neighbour: the older one is ready, the newer is not.

    The newer one names somebody, as notes do: the program points that out.
    """
    notes = ContactMoment.objects.filter(note__contains=SAID, family__coach__isnull=False)
    newest = list(notes.select_related("family__coach").order_by("-happened_on", "-pk")[:2])
    for contact in newest[:1]:
        parent = contact.family.members.parents_first()[0]
        contact.note += f" {parent} durft nu zelf aan te bellen."
        contact.save(update_fields=["note"])
    stories = []
    for contact, text in zip(newest, ("", TOLD), strict=False):
        asked_on = contact.happened_on if text else None
        stories.append(
            Story(
                family=contact.family,
                contact=contact,
                told_on=contact.happened_on,
                text=text,
                is_anonymous=bool(text),
                consented_on=asked_on,
                author=contact.family.coach,
            )
        )
    write(stories)
    ContactMoment.objects.filter(pk__in=[contact.pk for contact in newest]).update(is_story=True)
