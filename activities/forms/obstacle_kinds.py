"""The form about one word for what keeps families away."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from activities.models import ObstacleKind
from core.forms import FormLook
from core.search import named_exactly
from core.sharing import SharedForm


class ObstacleKindForm(SharedForm):
    """Its name, whether it is sensitive, and whether it can still be chosen."""

    class Meta:
        model = ObstacleKind
        fields = ["name", "is_sensitive", "is_in_use"]
        help_texts = {
            "name": _("Zoals: geen oppas, formulieren en regelingen."),
            "is_sensitive": _(
                "Voor gezondheid en veiligheid thuis. Er wordt dan niets over opgeschreven dan dat "
                "het speelt; wat er al stond, is niet meer te zien."
            ),
            "is_in_use": _(
                "Zet dit uit als je het woord niet meer wilt kiezen. Wat er staat, blijft."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            del self.fields["is_in_use"]
        self.helper = FormLook(*self.fields, back=self.instance.get_absolute_url())

    def clean_name(self) -> str:
        """The name, refused when there is one already but for accents and capitals."""
        name: str = self.cleaned_data["name"]
        others = ObstacleKind.objects.exclude(pk=self.instance.pk)
        if other := named_exactly(others, name):
            raise forms.ValidationError(
                gettext("Dit woord is er al: “%(name)s”.") % {"name": other.name}
            )
        return name
