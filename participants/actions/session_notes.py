"""A few words about one time: two people may write them at once."""

from django.db import transaction
from django.utils.translation import gettext

from activities.models import Session
from participants.actions.registers import RefusedError, lock


@transaction.atomic
def write_note(*, session: Session, note: str, was: str) -> bool:
    """Put ``note`` in the place of ``was``; what a colleague wrote meanwhile stays before it.

    Whether that changed anything. Raises RefusedError when both together are too long.
    """
    lock(session)
    session.refresh_from_db(fields=["note"])
    if note and session.note.endswith(note):  # it stands there already, perhaps after theirs
        return False
    if session.note not in {"", was}:
        theirs = session.note.removesuffix(was).rstrip()
        note = f"{theirs} {note}".strip()
    if session.note == note:
        return False
    if len(note) > (Session._meta.get_field("note").max_length or 0):
        raise RefusedError(
            gettext("Een collega schreef intussen ook een notitie. Samen zijn ze te lang.")
        )
    session.note = note
    session.save(update_fields=["note", "updated_at"])
    return True
