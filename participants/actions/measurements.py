"""Taking a measurement away, and putting it back."""

from django.db import transaction
from django.utils import timezone

from core.sharing import hold
from participants.models import Measurement


def remove_measurement(*, measurement: Measurement) -> None:
    """Take away what was measured by mistake; it counts nowhere until somebody puts it back."""
    measurement.removed_at = timezone.now()
    measurement.save(update_fields=["removed_at", "updated_at"])


@transaction.atomic
def restore_measurement(*, measurement: Measurement) -> bool:
    """Put back what was taken away; False when another measurement has taken its place since."""
    hold(measurement.case)
    if measurement.rivals().exists():
        return False
    measurement.removed_at = None
    measurement.save(update_fields=["removed_at", "updated_at"])
    return True
