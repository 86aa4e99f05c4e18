"""Planks and nails: what every room builds with, and the areas of the city."""

from datetime import timedelta
from functools import cache
from typing import Any, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Dated(models.Model):
    """Remembers when a row was made and last changed."""

    created_at = models.DateTimeField(_("aangemaakt op"), auto_now_add=True)
    updated_at = models.DateTimeField(_("gewijzigd op"), auto_now=True)

    class Meta:
        abstract = True

    def _get_FIELD_display(self, field: "models.Field[Any, Any]") -> str:  # noqa: N802  # Django's name
        """The label of a choice, behind every ``get_…_display``.

        Django's own makes a new table of all labels for every row, and translates them all for it:
        of a page with fifty rows that was a third of the time.
        """
        value = getattr(self, field.attname)
        return str(_labels(field).get(value, "" if value is None else value))


@cache
def _labels(field: "models.Field[Any, Any]") -> dict[Any, Any]:
    return dict(field.flatchoices)


class Area(models.Model):
    """A part of Rotterdam: a gebied, a wijk in it, or a buurt as residents call it.

    Rotterdam and CBS use the same words for different sizes: a CBS *buurt* (BU05991284) is
    Rotterdam's *wijk* Lombardijen. We keep Rotterdam's names and note the CBS code beside them.
    """

    class Kind(models.TextChoices):
        DISTRICT = "district", _("gebied")
        QUARTER = "quarter", _("wijk")
        NEIGHBOURHOOD = "neighbourhood", _("buurt")

    kind = models.CharField(_("soort"), max_length=20, choices=Kind)
    name = models.CharField(_("naam"), max_length=100)
    cbs_code = models.CharField(_("code van het CBS"), max_length=10, blank=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("deel van"),
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("gebied")
        verbose_name_plural = _("gebieden")
        constraints = [
            models.UniqueConstraint(name="area_once", fields=["kind", "name", "parent"]),
        ]

    def __str__(self) -> str:
        return self.name


class LastEdit(models.Model):
    """Who changed a row last, to tell a colleague who is changing it as well.

    It knows the row by its kind and number, and the colleague by the name they are called by.
    """

    row = models.CharField(_("wat"), max_length=100, primary_key=True)
    by = models.CharField(_("door"), max_length=100)
    edited_at = models.DateTimeField(_("gewijzigd op"))

    class Meta:
        ordering = ["edited_at", "pk"]
        verbose_name = _("laatste wijziging")
        verbose_name_plural = _("laatste wijzigingen")

    def __str__(self) -> str:
        return self.row


class Sent(models.Model):
    """Something that was sent to us and carried out, so that it is carried out once.

    It tells nothing of what was sent or by whom: the key is a token or a fingerprint.
    """

    key = models.CharField(_("kenmerk"), max_length=64, primary_key=True)
    led_to = models.TextField(_("leidde naar"), blank=True)
    sent_at = models.DateTimeField(_("verstuurd op"), default=timezone.now)

    class Meta:
        ordering = ["sent_at", "pk"]
        verbose_name = _("verzending")
        verbose_name_plural = _("verzendingen")

    def __str__(self) -> str:
        return self.key


class Knock(models.Model):
    """How often somebody tried the same thing in the same stretch of time.

    In the database, so that it holds however many processes serve the house; and it tells nothing of
    who that was: the key is a fingerprint.
    """

    key = models.CharField(_("kenmerk"), max_length=64, primary_key=True)
    number = models.PositiveIntegerField(_("aantal keer"), default=0)
    first_at = models.DateTimeField(_("voor het eerst op"), default=timezone.now)

    class Meta:
        ordering = ["first_at", "pk"]
        verbose_name = _("poging aan de deur")
        verbose_name_plural = _("pogingen aan de deur")

    def __str__(self) -> str:
        return self.key


class Muted(models.Model):
    """An address that wants no mail about one topic.

    It tells nobody which address: the key is a fingerprint of both.
    """

    key = models.CharField(_("kenmerk"), max_length=64, primary_key=True)
    muted_at = models.DateTimeField(_("uitgezet op"), default=timezone.now)

    class Meta:
        ordering = ["muted_at", "pk"]
        verbose_name = _("uitgezette mail")
        verbose_name_plural = _("uitgezette mail")

    def __str__(self) -> str:
        return self.key


class PostQuerySet(models.QuerySet):
    """Mail, by how far it came."""

    def waiting(self) -> Self:
        """What can still leave: nobody has it in hands, and it was not refused too often."""
        tries = Post.MOST_TRIES
        return self.filter(claimed_at=None, is_quiet=False, tries__lt=tries).exclude(address="")


class Post(Dated):
    """A mail to one address: written once, sent at most once, and kept to be read in the house.

    ``key`` says what it is about and for whom, so a timer that runs again writes nothing new. Whoever
    hands it to the mail server claims it first: after a crash in between nobody knows whether it
    left, and it is not sent again.
    """

    MOST_TRIES = 5
    HANDED_OVER_WITHIN = timedelta(minutes=10)

    class State(models.TextChoices):
        QUIET = "quiet", _("alleen hier te lezen")
        WAITING = "waiting", _("gaat zo weg")
        LEAVING = "leaving", _("gaat nu weg")
        IN_DOUBT = "in_doubt", _("misschien niet verstuurd")
        REFUSED = "refused", _("niet verstuurd: de mailserver neemt het niet aan")
        SENT = "sent", _("gemaild")

    key = models.CharField(_("kenmerk"), max_length=100, unique=True)
    address = models.EmailField(_("e-mail"), blank=True)
    subject = models.CharField(_("onderwerp"), max_length=200)
    body = models.TextField(_("bericht"))
    is_quiet = models.BooleanField(_("alleen in huis te lezen"), default=False)
    tries = models.PositiveSmallIntegerField(_("keer geweigerd"), default=0)
    claimed_at = models.DateTimeField(_("aangeboden op"), null=True, blank=True)
    sent_at = models.DateTimeField(_("verstuurd op"), null=True, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.subject

    @property
    def topic(self) -> str:
        """What it belongs to; who wants no more of it turns the topic off."""
        raise NotImplementedError

    @property
    def state(self) -> "Post.State":
        """How far it came."""
        if self.sent_at:
            return self.State.SENT
        if self.claimed_at:
            is_fresh = timezone.now() - self.claimed_at < self.HANDED_OVER_WITHIN
            return self.State.LEAVING if is_fresh else self.State.IN_DOUBT
        if self.is_quiet or not self.address:
            return self.State.QUIET
        return self.State.REFUSED if self.tries >= self.MOST_TRIES else self.State.WAITING
