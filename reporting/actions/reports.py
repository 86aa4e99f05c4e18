"""A report on its way: begun, written, handed in, checked by a second person, final, corrected."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from activities.models import Programme
from reporting.exports.canonical import canonical, fingerprint
from reporting.exports.record import Record
from reporting.models import FrozenReport, Part, Report, ReportStep, ReportText, TextVersion
from reporting.told import as_final, draft_of, is_over
from reporting.wording import unknown_in

State, Kind = Report.State, ReportStep.Kind


class NotNowError(Exception):
    """Cannot be done at this moment; its text says to people why."""


@transaction.atomic
def start_report(*, year: int, programme: Programme | None, by: User) -> Report:
    """The report about ``year``, with twelve empty parts; the one that is there already, if any."""
    there = Report.objects.of(year, programme).order_by("-edition").first()
    if there:
        return there
    report = Report.objects.create(year=year, programme=programme)
    ReportText.objects.bulk_create(ReportText(report=report, part=part) for part in Part.values)
    _note(report, Kind.STARTED, by)
    return report


@transaction.atomic
def save_text(*, row: ReportText, text: str, by: User, is_finished: bool = True) -> ReportText:
    """``text`` stands in this part, and is kept as a version; the same text is no new version.

    What is kept while ``by`` still types (not ``is_finished``) goes on in the version it began.
    """
    _held(row.report, State.WRITING)
    last = row.versions.first()
    if last and last.text == row.text == text and last.is_finished >= is_finished:
        return row
    row.text = text
    row.save(update_fields=["text", "updated_at"])
    version = last if last and last.grows_into(text, by) else TextVersion(of=row, author=by)
    version.text, version.written_at, version.is_finished = text, timezone.now(), is_finished
    version.save()
    return row


@transaction.atomic
def hand_in(*, report: Report, by: User) -> None:
    """From here somebody else looks; what cannot be told yet is said now."""
    held = _held(report, State.WRITING)
    if not is_over(held.year):
        raise NotNowError(
            _("Het jaar %(year)d loopt nog. Vanaf 1 januari kan het verslag naar de controle.")
            % {"year": held.year}
        )
    texts = list(held.texts.all())
    if not next(text for text in texts if text.part == Part.SUMMARY).text:
        raise NotNowError(_("Schrijf eerst een samenvatting: die leest iedereen."))
    wrong = [f"{text}: {sentence}" for text in texts for sentence in unknown_in(text.text)]
    if wrong:
        raise NotNowError(" ".join(wrong))
    TextVersion.objects.filter(of__report=held).update(is_finished=True)
    _move(held, State.CHECKING, Kind.HANDED_IN, by)


@transaction.atomic
def take_back(*, report: Report, by: User) -> None:
    """Write on before anybody has finished looking."""
    _move(_held(report, State.CHECKING), State.WRITING, Kind.TAKEN_BACK, by)


@transaction.atomic
def send_back(*, report: Report, words: str, by: User) -> None:
    """Something is not right yet; ``words`` say what."""
    held = _held(report, State.CHECKING)
    _second_person(held, by)
    _move(held, State.WRITING, Kind.SENT_BACK, by, words)


@transaction.atomic
def finish(*, report: Report, seen: str, by: User) -> FrozenReport:
    """What ``by`` looked at is final: frozen as it stood on the page with fingerprint ``seen``.

    When a figure or a word has changed since, nothing is frozen.
    """
    held = _held(report, State.CHECKING)
    _second_person(held, by)
    draft = draft_of(held)
    if fingerprint(draft) != seen:
        raise NotNowError(
            _("Er is iets veranderd sinds je dit verslag opende. Kijk het nog een keer na.")
        )
    frozen = freeze(held, as_final(draft, told_on=timezone.localdate()))
    _move(held, State.FINAL, Kind.FINISHED, by)
    return frozen


def freeze(report: Report, record: Record) -> FrozenReport:
    """Store ``record`` in its canonical form; from now on it is what ``report`` told."""
    return FrozenReport.objects.create(
        report=report, content=canonical(record), sha256=fingerprint(record)
    )


@transaction.atomic
def correct(*, report: Report, because: str, by: User) -> Report:
    """A new edition that names this one, with the same texts to write on."""
    former = _held(report, State.FINAL)
    newest = Report.objects.of(former.year, former.programme).order_by("-edition").first()
    if newest and newest.pk != former.pk:
        raise NotNowError(_("Er is al een nieuwere editie van dit verslag."))
    edition = Report.objects.create(
        year=former.year, programme=former.programme, edition=former.edition + 1, because=because
    )
    for text in former.texts.all():
        copy = ReportText.objects.create(report=edition, part=text.part, text=text.text)
        if last := text.versions.first():
            TextVersion.objects.create(of=copy, text=last.text, author=last.author)
    _note(edition, Kind.STARTED, by, because)
    return edition


def _held(report: Report, state: str) -> Report:
    """``report`` locked, when it is where one thinks it is."""
    held = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if held.state != state:
        now = held.get_state_display()
        raise NotNowError(_("Dat kan nu niet: dit verslag is nu “%(state)s”.") % {"state": now})
    return held


def _second_person(report: Report, user: User) -> None:
    if not report.may_be_checked_by(user):
        raise NotNowError(_("Je schreef zelf mee. Laat iemand anders dit verslag controleren."))


def _move(report: Report, state: str, kind: str, by: User, words: str = "") -> None:
    report.state = state
    report.save(update_fields=["state", "updated_at"])
    _note(report, kind, by, words)


def _note(report: Report, kind: str, by: User, words: str = "") -> None:
    ReportStep.objects.create(report=report, kind=kind, author=by, words=words)
