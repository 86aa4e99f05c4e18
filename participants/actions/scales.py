"""Setting up what we measure with: the given instruments, and scales of our own."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from participants.models import Scale, ScaleLevel

GIVEN = {  # names as they are kept; on the screen they follow its language
    Scale.Kind.LADDER: "Participatieladder",
    Scale.Kind.LONELINESS: "Eenzaamheid, zes vragen",
}


class FrozenError(Exception):
    """Somebody was measured on this scale: its words stay as they are."""


def set_out_given_scales() -> None:
    """The participation ladder in use and the loneliness scale switched off, unless they are there."""
    for kind, name in GIVEN.items():
        Scale.objects.get_or_create(
            kind=kind, defaults={"name": name, "is_in_use": kind == Scale.Kind.LADDER}
        )


@transaction.atomic
def save_own_scale(*, scale: Scale, texts: Mapping[int, str]) -> None:
    """Save an own scale with a text per score. Raises FrozenError when somebody was measured on it."""
    if scale.pk:
        Scale.objects.select_for_update().get(pk=scale.pk)  # nobody is measured meanwhile
        if scale.measurements.exists():
            raise FrozenError
    scale.save()
    scale.levels.all().delete()
    levels = [ScaleLevel(scale=scale, score=score, text=text) for score, text in texts.items()]
    ScaleLevel.objects.bulk_create(levels)


@transaction.atomic
def replace_scale(*, old: Scale, new: Scale, texts: Mapping[int, str]) -> None:
    """Put ``new`` in the place of ``old``; what was measured on the old one stays as it was."""
    old.is_in_use = False
    old.save(update_fields=["is_in_use", "updated_at"])
    save_own_scale(scale=new, texts=texts)
    versions = Scale.objects.filter(Q(pk=old.pk) | Q(replaced_by=old))
    versions.update(replaced_by=new, updated_at=timezone.now())


def permit_loneliness(*, scale: Scale) -> None:
    """Use the questions about loneliness from today: the makers of the scale agree."""
    scale.permitted_on, scale.is_in_use = timezone.localdate(), True
    scale.save(update_fields=["permitted_on", "is_in_use", "updated_at"])


def switch_scale(*, scale: Scale, is_in_use: bool) -> bool:
    """Measure with ``scale`` from now on, or no longer; False when another goes by its name."""
    namesakes = Scale.objects.filter(is_in_use=True, name__iexact=scale.name).exclude(pk=scale.pk)
    if is_in_use and namesakes.exists():
        return False
    scale.is_in_use = is_in_use
    scale.save(update_fields=["is_in_use", "updated_at"])
    return True
