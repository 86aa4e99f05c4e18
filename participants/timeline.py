"""Everything that happened with one family, newest first, as one list."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter, itemgetter

from django.utils.translation import gettext as _

from participants.models import Attendance, Case, Consent, ContactMoment, Family, Obstacle, Referral

NEWEST = 30
CONTACT_ICONS = {
    ContactMoment.Kind.PHONE: "phone",
    ContactMoment.Kind.HOME_VISIT: "door",
    ContactMoment.Kind.MESSAGE: "silence",
    ContactMoment.Kind.NEIGHBOURHOOD: "pin",
}


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the timeline. ``is_lit``: somebody was there, or something was reached."""

    day: date
    icon: str
    title: str
    who: str = ""
    text: str = ""
    is_lit: bool = False
    contact_pk: int | None = None


@dataclass(frozen=True, slots=True)
class File:
    """The rows of a family's file that make up its timeline, each list fetched once."""

    family: Family
    cases: list[Case]
    contacts: list[ContactMoment]
    obstacles: list[Obstacle]
    referrals: list[Referral]
    consents: list[Consent]

    @property
    def open_case(self) -> Case | None:
        return next((case for case in self.cases if case.closed_on is None), None)

    @property
    def case(self) -> Case | None:
        """The case that runs, or else the last one."""
        return self.open_case or next(iter(self.cases), None)

    @property
    def consent(self) -> Consent | None:
        """The consent that was given last."""
        return next(iter(self.consents), None)

    @property
    def has_consent(self) -> bool:
        """Whether the family allows us today to keep this file."""
        return self.consent is not None and self.consent.is_valid


def open_file(family: Family) -> File:
    """Fetch the file of ``family``: one query per kind of row, however long it is."""
    return File(
        family=family,
        cases=list(
            family.cases.select_related("finding_place").prefetch_related(
                "programmes", "milestones__contact__author", "milestones__obstacle__kind"
            )
        ),
        contacts=list(family.contacts.select_related("author")),
        obstacles=list(family.obstacles.select_related("kind")),
        referrals=list(family.referrals.select_related("organisation", "author")),
        consents=list(family.consents.select_related("noted_by")),
    )


def timeline(file: File) -> list[Event]:
    """Every event of ``file``, the newest first."""
    events = [
        *_cases(file.cases),
        *_contacts(file.contacts),
        *_visits(file.family),
        *_obstacles(file.obstacles),
        *_referrals(file.referrals),
        *_consents(file.consents),
    ]
    return sorted(events, key=attrgetter("day"), reverse=True)


def _cases(cases: Iterable[Case]) -> Iterator[Event]:
    for case in cases:
        place = case.finding_place.name if case.finding_place else _("onbekend")
        yield Event(case.found_on, "pin", _("Gevonden via %(place)s") % {"place": place})
        if case.closed_on:
            yield Event(
                case.closed_on,
                "paper",
                _("Traject afgesloten"),
                text=case.get_closing_reason_display(),
            )


def _contacts(contacts: Iterable[ContactMoment]) -> Iterator[Event]:
    for contact in contacts:
        kind = contact.get_kind_display()
        minutes = _("%(minutes)s minuten") % {"minutes": contact.minutes} if contact.minutes else ""
        yield Event(
            day=contact.happened_on,
            icon=CONTACT_ICONS[ContactMoment.Kind(contact.kind)],
            title=kind if contact.was_reached else _("%(kind)s, geen gehoor") % {"kind": kind},
            who=", ".join(part for part in (minutes, str(contact.author or "")) if part),
            text=contact.note,
            contact_pk=contact.pk,
        )


def _visits(family: Family) -> Iterator[Event]:
    """One line per session, whoever of the family was there."""
    rows = (
        Attendance.objects.filter(person__family=family)
        .order_by("session__held_on", "session", "person__role", "person")
        .values_list("session__held_on", "session__activity__name", "session", "person__given_name")
    )
    for (day, activity, _session), there in groupby(rows, key=itemgetter(0, 1, 2)):
        names = [name for *_rest, name in there if name]
        yield Event(day, "group", activity, who=_("aanwezig"), text=", ".join(names), is_lit=True)


def _obstacles(obstacles: Iterable[Obstacle]) -> Iterator[Event]:
    for obstacle in obstacles:
        kind = {"kind": obstacle.kind}
        yield Event(obstacle.noted_on, "stone", _("Belemmering: %(kind)s") % kind)
        if obstacle.is_solved and obstacle.solved_on:
            yield Event(
                obstacle.solved_on,
                "check",
                _("Belemmering opgelost: %(kind)s") % kind,
                who=obstacle.solved_by,
                text=obstacle.evidence,
                is_lit=True,
            )


def _referrals(referrals: Iterable[Referral]) -> Iterator[Event]:
    for referral in referrals:
        to = {"organisation": referral.organisation}
        yield Event(
            referral.sent_on,
            "signal",
            _("Doorverwezen naar %(organisation)s") % to,
            who=str(referral.author or ""),
            text=referral.get_warmth_display(),
        )
        if referral.answered_on:
            yield Event(
                referral.answered_on,
                "signal",
                _("Antwoord van %(organisation)s") % to,
                text=referral.get_outcome_display(),
            )


def _consents(consents: Iterable[Consent]) -> Iterator[Event]:
    for consent in consents:
        yield Event(
            consent.given_on, "paper", _("Toestemming gegeven"), text=consent.get_how_display()
        )
        if consent.withdrawn_on:
            yield Event(consent.withdrawn_on, "paper", _("Toestemming ingetrokken"))
