"""Saying of a strange register that it is right."""

from accounts.models import User
from activities.models import Session
from participants.models import RegisterCheck


def check_register(*, session: Session, visitors: int, by: User) -> None:
    """``by`` looked at the register of ``session`` with so many ``visitors``: it was so."""
    RegisterCheck.objects.update_or_create(
        session=session, defaults={"visitors": visitors, "author": by}
    )
