"""``manage.py refresh_milestones``: derive every milestone again, for the night."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from participants.actions.milestones import refresh_milestones
from participants.models import Case


class Command(BaseCommand):
    """What changes without anybody logging something for a family.

    An activity that joins a neighbourhood group, or a volunteer whose first day has come.
    """

    help = "Leidt alle mijlpalen opnieuw af. Er komt alleen iets bij (elke nacht)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Adds what is new; takes nothing back."""
        refresh_milestones(Case.objects.all())
        self.stdout.write(
            _("De mijlpalen van %(number)s trajecten zijn bijgewerkt.")
            % {"number": Case.objects.count()}
        )
