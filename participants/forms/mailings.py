"""The form for a message to the members of a group of neighbours."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from activities.models import NeighbourhoodGroup
from core.forms import FormLook
from participants.actions.mailings import addresses_of, write_mailing
from participants.models import GroupMailing


class GroupMailingForm(forms.Form):
    """Plain words; who they go to follows from who belongs to the group."""

    text = forms.CharField(
        label=_("Bericht"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Iedereen leest hetzelfde. Zet er niets in wat maar voor één van hen is."),
    )

    def __init__(self, *args: Any, group: NeighbourhoodGroup, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.group, self.user = group, user
        self.helper = FormLook("text", save=_("Versturen"), back=group.get_absolute_url())

    def clean(self) -> dict[str, Any]:
        """A message that nobody would get is not written."""
        if not addresses_of(self.group):
            self.add_error("text", _("Van niemand in deze groep weten we een mailadres."))
        return self.cleaned_data

    def save(self) -> GroupMailing:
        """The message, with a copy for every address."""
        return write_mailing(group=self.group, author=self.user, **self.cleaned_data)
