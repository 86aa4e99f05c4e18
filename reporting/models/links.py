"""A link on which a funder reads a final report, without an account."""

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.keys import Key
from reporting.models.reports import Report

LASTS = timedelta(days=90)


class ReportLinkQuerySet(models.QuerySet["ReportLink"]):
    def live(self) -> Self:
        """Links that open today."""
        return self.filter(revoked_at=None, expires_on__gte=timezone.localdate())


class ReportLink(Key):
    """A key to one final report, to read and to take along; nothing else lies behind it."""

    SALT = "reporting.report_link"

    report = models.ForeignKey(
        Report, models.CASCADE, related_name="links", verbose_name=_("verslag")
    )
    to_whom = models.CharField(_("voor wie"), max_length=100)
    expires_on = models.DateField(_("werkt tot en met"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("gemaakt door"),
    )

    objects = ReportLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("link naar een verslag")
        verbose_name_plural = _("links naar verslagen")

    def __str__(self) -> str:
        return f"{self.to_whom}, {self.expires_on:%d-%m-%Y}"

    @property
    def is_live(self) -> bool:
        """Whether it opens today."""
        return super().is_live and timezone.localdate() <= self.expires_on


class LinkOpening(models.Model):
    """Somebody opened the link, or took a form of the report along; nothing about who."""

    link = models.ForeignKey(
        ReportLink, models.CASCADE, related_name="openings", verbose_name=_("link")
    )
    form = models.CharField(_("vorm"), max_length=10, blank=True)
    opened_at = models.DateTimeField(_("wanneer"), default=timezone.now)

    class Meta:
        ordering = ["-opened_at", "-pk"]
        verbose_name = _("opening van een link")
        verbose_name_plural = _("openingen van links")

    def __str__(self) -> str:
        return f"{self.link_id}, {self.opened_at:%d-%m-%Y}"
