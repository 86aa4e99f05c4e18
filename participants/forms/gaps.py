"""The form with which a group of neighbours is begun because families miss something."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activities.forms.groups import GroupForm
from activities.models import NeighbourhoodGroup
from participants.gaps import families_missing


class GapGroupForm(GroupForm):
    """A new group; why it is begun is counted, and frozen, when it is saved."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["started_on"] = timezone.localdate()
        self.fields["name"].help_text = _("Een naam waar mensen graag bij horen, geen probleem.")

    def save(self, commit: bool = True) -> NeighbourhoodGroup:  # noqa: FBT001, FBT002  # Django's signature
        group = self.instance
        group.gap_on = timezone.localdate()
        group.gap_families = families_missing(group.gap, group.gap_on)
        return super().save(commit)
