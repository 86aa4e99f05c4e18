"""The report a leader writes: twelve parts, every text that ever stood there, and who checked it."""

from collections import Counter
from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Authored, User
from activities.models import Programme
from core.models import Dated


class Part(models.TextChoices):
    """The twelve parts of an account to a funder, in their order."""

    SUMMARY = "summary", _("Samenvatting")
    GOALS = "goals", _("Doelen naast uitkomst")
    REACH = "reach", _("Bereik")
    ACTIVITIES = "activities", _("Activiteiten en groepen")
    VOLUNTEERS = "volunteers", _("Vrijwilligers en uren")
    OBSTACLES = "obstacles", _("Belemmeringen en doorverwijzingen")
    CHANGE = "change", _("Verandering")
    STORIES = "stories", _("Verhalen")
    PARTNERS = "partners", _("Samenwerking")
    FINANCE = "finance", _("Geld")
    LESSONS = "lessons", _("Wat we leerden en hoe we verder gaan")
    COUNTED = "counted", _("Zo is geteld")


class ReportQuerySet(models.QuerySet["Report"]):
    def of(self, year: int, programme: Programme | None) -> Self:
        """All editions about this work in this year."""
        return self.filter(year=year, programme=programme)

    def newest_first(self) -> Self:
        return self.order_by("-year", "programme__name", "-edition")


class Report(Dated):
    """An account of a year, for one programme or for everything; a correction is a new edition.

    It is written, checked by somebody who wrote nothing in it, and then it is final: what was told
    stands in a ``FrozenReport`` from that moment on.
    """

    class State(models.TextChoices):
        WRITING = "writing", _("concept")
        CHECKING = "checking", _("wordt gecontroleerd")
        FINAL = "final", _("definitief")

    programme = models.ForeignKey(
        Programme,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("programma"),
    )
    year = models.PositiveSmallIntegerField(_("jaar"))
    edition = models.PositiveSmallIntegerField(_("editie"), default=1)
    state = models.CharField(_("stand"), max_length=10, choices=State, default=State.WRITING)
    because = models.CharField(_("waarom een nieuwe editie"), max_length=300, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-edition", "pk"]
        verbose_name = _("verslag")
        verbose_name_plural = _("verslagen")
        constraints = [
            models.UniqueConstraint(
                name="report_edition_once", fields=["programme", "year", "edition"]
            ),
            models.UniqueConstraint(
                name="report_edition_of_the_whole_once",
                fields=["year", "edition"],
                condition=Q(programme=None),
            ),
            models.CheckConstraint(
                name="report_correction_says_why",
                condition=Q(edition=1) | ~Q(because=""),
                violation_error_message=_("Schrijf op wat er niet klopte."),
            ),
        ]

    def __str__(self) -> str:
        said = gettext("Jaarverslag %(year)d, %(subject)s") % {
            "year": self.year,
            "subject": self.subject,
        }
        if self.edition == 1:
            return said
        return gettext("%(report)s, editie %(edition)d") % {"report": said, "edition": self.edition}

    def get_absolute_url(self) -> str:
        return reverse("reporting:report_detail", args=[self.pk])

    @property
    def subject(self) -> str:
        """Which work it is about."""
        return self.programme.name if self.programme else gettext("Alle programma's samen")

    @property
    def is_writing(self) -> bool:
        return self.state == self.State.WRITING

    @property
    def is_checking(self) -> bool:
        return self.state == self.State.CHECKING

    @property
    def is_final(self) -> bool:
        return self.state == self.State.FINAL

    def may_be_checked_by(self, user: User) -> bool:
        """Whether ``user`` wrote nothing in it and did not hand it in: the second pair of eyes."""
        wrote = TextVersion.objects.filter(of__report=self, author=user).exists()
        handed_in = self.steps.filter(kind=ReportStep.Kind.HANDED_IN, author=user).exists()
        return not (wrote or handed_in)


class ReportStep(Authored):
    """What happened to a report on its way to final; sending it back takes a word why."""

    class Kind(models.TextChoices):
        STARTED = "started", _("begon dit verslag")
        HANDED_IN = "handed_in", _("gaf het aan de controle")
        TAKEN_BACK = "taken_back", _("haalde het terug")
        SENT_BACK = "sent_back", _("stuurde het terug")
        FINISHED = "finished", _("controleerde het en maakte het definitief")

    report = models.ForeignKey(Report, models.CASCADE, related_name="steps")
    kind = models.CharField(_("wat"), max_length=10, choices=Kind)
    words = models.CharField(_("waarom"), max_length=500, blank=True)
    taken_at = models.DateTimeField(_("wanneer"), default=timezone.now)

    class Meta:
        ordering = ["taken_at", "pk"]
        verbose_name = _("stap van een verslag")
        verbose_name_plural = _("stappen van verslagen")
        constraints = [
            models.CheckConstraint(
                name="report_step_sent_back_says_why",
                condition=~Q(kind="sent_back") | ~Q(words=""),
                violation_error_message=_("Schrijf op wat er nog niet klopt."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.get_kind_display()}"


class ReportText(Dated):
    """The text of one part, with figures in it by their code: ``{connected}``."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="texts")
    part = models.CharField(_("onderdeel"), max_length=12, choices=Part)
    text = models.TextField(_("tekst"), blank=True, max_length=20_000)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("tekst van een verslag")
        verbose_name_plural = _("teksten van verslagen")
        constraints = [models.UniqueConstraint(name="report_text_once", fields=["report", "part"])]

    def __str__(self) -> str:
        return self.get_part_display()

    @property
    def number(self) -> int:
        """Its place among the twelve, from 1."""
        return Part.values.index(self.part) + 1

    def is_being_written_by(self, user: User) -> bool:
        """Whether what stands here was kept while ``user`` typed it, and nobody saved since."""
        last = self.versions.first()
        return last is not None and not last.is_finished and last.author_id == user.pk


class TextVersion(models.Model):
    """A text as somebody saved it; never changed and never thrown away.

    What is kept along the way, while somebody types, is one version that grows until it is saved.
    """

    GROWS_FOR = timedelta(minutes=30)
    MANY_WORDS = 20
    """Who takes out more at once may want them back."""

    of = models.ForeignKey(ReportText, models.CASCADE, related_name="versions")
    text = models.TextField(_("tekst"), blank=True)
    is_finished = models.BooleanField(_("bewaard door wie schreef"), default=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("door"),
    )
    written_at = models.DateTimeField(_("wanneer"), default=timezone.now)

    class Meta:
        ordering = ["-written_at", "-pk"]
        verbose_name = _("versie van een tekst")
        verbose_name_plural = _("versies van teksten")

    def __str__(self) -> str:
        return f"{self.of_id}, {self.written_at:%d-%m-%Y %H:%M}"

    def grows_into(self, text: str, by: User) -> bool:
        """Whether ``text`` is this version some words further, written by the same person just now."""
        if self.is_finished or self.author_id != by.pk:
            return False
        if timezone.now() - self.written_at > self.GROWS_FOR:
            return False
        taken_out = Counter(self.text.split()) - Counter(text.split())
        return taken_out.total() <= self.MANY_WORDS
