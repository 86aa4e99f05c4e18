"""``manage.py send_post``: write the notices that are due and mail what waits, for a timer."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions.notices import forget_notices
from accounts.models import Notice
from config.postman import write_post
from core.mailing import deliver
from participants.actions.mailings import deliver_mailings


class Command(BaseCommand):
    """Every quarter of an hour is a good rhythm; more often, or twice at once, does no harm."""

    help = "Schrijft de berichten die aan de beurt zijn en mailt wat klaarligt (elk kwartier)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints how many left; an error when the mail server cannot be reached."""
        write_post(timezone.now())
        forget_notices()
        try:
            deliveries = [deliver(Notice.objects.all()), deliver_mailings()]
        except OSError as error:
            raise CommandError(
                _("De mailserver is niet bereikbaar (%(error)s). Alles wacht tot de volgende keer.")
                % {"error": type(error).__name__}
            ) from error
        self.stdout.write(
            _("%(sent)s berichten gemaild, %(refused)s geweigerd.")
            % {
                "sent": sum(delivery.sent for delivery in deliveries),
                "refused": sum(delivery.refused for delivery in deliveries),
            }
        )
