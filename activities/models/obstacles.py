"""The words for what keeps a family from taking part."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class ObstacleKind(models.Model):
    """A kind of obstacle (*belemmering*). A family has it; an activity may take it away."""

    name = models.CharField(_("naam"), max_length=100, unique=True)
    is_sensitive = models.BooleanField(
        _("gevoelig"),
        default=False,
        help_text=_(
            "Gezondheid en veiligheid thuis: alleen de eigen coach en de projectleider zien het."
        ),
    )
    is_in_use = models.BooleanField(_("in gebruik"), default=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("soort belemmering")
        verbose_name_plural = _("soorten belemmeringen")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The list it stands in: a word has no page of its own."""
        return reverse("activities:obstacle_kind_list")
