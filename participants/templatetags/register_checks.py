"""What the list of registers tells who leads the work: which are late, and which look strange."""

from collections.abc import Sequence

from django import template
from django.db.models import prefetch_related_objects
from django.utils import timezone

from accounts.models import User
from participants.agenda import RegisterLine
from participants.odd_registers import OddRegister, odd_registers

register = template.Library()


@register.simple_tag
def strange(user: User) -> list[OddRegister]:
    """``{% strange user as odd %}``: the registers that the coordinator is asked to look at."""
    return odd_registers(user, timezone.localdate()) if user.is_coordinator else []


@register.simple_tag
def with_hosts(lines: Sequence[RegisterLine], user: User) -> Sequence[RegisterLine]:
    """``{% with_hosts open user as open %}``: ready to say whom the coordinator can ask; one query."""
    if user.is_coordinator:
        late = [line.session.activity for line in lines if line.days_late]
        prefetch_related_objects(late, "hosts")
    return lines
