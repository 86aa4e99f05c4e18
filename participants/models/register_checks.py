"""That the coordinator looked at a register that looked strange, and found it right."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Authored
from activities.models import Session
from core.models import Dated


class RegisterCheck(Authored, Dated):
    """Somebody looked at a strange register: it was so. As long as the number stays what it was."""

    session = models.OneToOneField(
        Session, models.CASCADE, related_name="+", verbose_name=_("bijeenkomst")
    )
    visitors = models.PositiveIntegerField(_("bezoekers"))
    """How many there were when somebody looked: another number asks to be looked at again."""

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("nagekeken presentie")
        verbose_name_plural = _("nagekeken presenties")

    def __str__(self) -> str:
        return str(self.session)
