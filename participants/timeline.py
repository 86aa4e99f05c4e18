"""Everything that happened with one family, newest first, as one list."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter, itemgetter

from django.urls import reverse
from django.utils.translation import gettext as _

from participants.files import ContactRow, File, StepRow, Visit
from participants.models import (
    Case,
    Consent,
    ContactMoment,
    Family,
    Measurement,
    Obstacle,
    Referral,
    Signal,
    Suggestion,
    Tie,
)
from participants.referrals import ReferralRow

LONG = 600  # letters; more than some eight lines of a note
CONTACT_ICONS = {
    ContactMoment.Kind.PHONE: "phone",
    ContactMoment.Kind.HOME_VISIT: "door",
    ContactMoment.Kind.MESSAGE: "silence",
    ContactMoment.Kind.NEIGHBOURHOOD: "pin",
}


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the timeline. ``is_lit``: somebody was there, or something was reached.

    A contact is corrected in its own ``place`` on the page, and may be marked as a story.
    """

    day: date
    icon: str
    title: str
    who: str = ""
    text: str = ""
    is_lit: bool = False
    contact: ContactRow | None = None
    also: Sequence[Family] = ()
    place: str = ""
    edit_url: str = ""
    story_url: str = ""

    @property
    def beginning(self) -> str:
        """The text, or of a very long one the first lines."""
        if len(self.text) <= LONG:
            return self.text
        return self.text[:LONG].rsplit(" ", 1)[0] + " …"

    @property
    def is_long(self) -> bool:
        return len(self.text) > LONG


@dataclass(frozen=True, slots=True)
class Timeline:
    """The newest events, and whether there is more from before."""

    events: list[Event]
    has_older: bool


def timeline(file: File) -> Timeline:
    """The events of ``file``, the newest first, as many as the file holds of each kind."""
    events = [
        *_cases(file.cases),
        *_contacts(file),
        *_visits(file.visits),
        *_obstacles(file.obstacles),
        *_steps(file.steps_past),
        *_referrals(file.referrals),
        *_consents(file.consents),
        *_ties(file.ties),
        *_measurements(file.measurements),
        *_signals(file.signals),
        *_suggestions(file.suggestions),
    ]
    events.sort(key=attrgetter("day"), reverse=True)
    return Timeline(events[: file.most], file.most is not None and len(events) > file.most)


def _cases(cases: Iterable[Case]) -> Iterator[Event]:
    for case in cases:
        place = case.finding_place.name if case.finding_place else _("onbekend")
        yield Event(case.found_on, "pin", _("Gevonden via %(place)s") % {"place": place})
        if case.closed_on:
            yield Event(
                case.closed_on,
                "paper",
                _("Traject afgesloten"),
                text="\n".join(
                    filter(None, [case.get_closing_reason_display(), case.closing_note])
                ),
            )


def _contacts(file: File) -> Iterator[Event]:
    edit_url, story_url = _addresses(file.family, "contact_edit", "story_mark")
    for contact in file.contacts:
        known = ContactMoment.Kind(contact.kind)
        kind = str(known.label)
        minutes = _("%(minutes)s minuten") % {"minutes": contact.minutes} if contact.minutes else ""
        yield Event(
            day=contact.happened_on,
            icon=CONTACT_ICONS[known],
            title=kind if contact.was_reached else _("%(kind)s, geen gehoor") % {"kind": kind},
            who=", ".join(part for part in (minutes, contact.author or "") if part),
            text=contact.note,
            contact=contact,
            also=file.shared_with.get(contact.shared_key, ()),
            place=f"vraag-contact-{contact.pk}",
            edit_url=edit_url % contact.pk,
            story_url=story_url % contact.pk,
        )


def _addresses(family: Family, *names: str) -> list[str]:
    """The addresses of these pages about a row, with a gap for its key: worked out once, not per row."""
    gap = 10**9
    urls = [reverse(f"participants:{name}", args=[family.pk, gap]) for name in names]
    return [url.replace(str(gap), "%s") for url in urls]


def _visits(visits: Iterable[Visit]) -> Iterator[Event]:
    """One line per session, whoever of the family was there."""
    for (day, activity, _session), there in groupby(visits, key=itemgetter(0, 1, 2)):
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
                who=obstacle.solution,
                text=obstacle.told_evidence,
                is_lit=True,
            )


def _steps(steps: Iterable[StepRow]) -> Iterator[Event]:
    for step in steps:
        what, owner = {"what": step.what}, step.owner or ""
        if step.done_on:
            yield Event(step.done_on, "check", _("Gedaan: %(what)s") % what, who=owner)
        elif step.dropped_on:
            yield Event(step.dropped_on, "cross", _("Vervallen: %(what)s") % what, who=owner)


def _referrals(referrals: Iterable[ReferralRow]) -> Iterator[Event]:
    for referral in referrals:
        to = {"organisation": referral.organisation}
        yield Event(
            referral.sent_on,
            "signal",
            _("Doorverwezen naar %(organisation)s") % to,
            who=referral.author or "",
            text=str(Referral.Warmth(referral.warmth).label),
        )
        for said in referral.answers:
            told = to | {"who": said.who}
            yield Event(
                said.said_on,
                "signal",
                _("%(organisation)s, zegt %(who)s: %(what)s") % (told | {"what": said.what}),
                who=said.noted_by or _("via de link"),
                text=said.words,
            )


def _consents(consents: Iterable[Consent]) -> Iterator[Event]:
    for consent in consents:
        yield Event(
            consent.given_on, "paper", _("Toestemming gegeven"), text=consent.get_how_display()
        )
        if consent.withdrawn_on:
            yield Event(consent.withdrawn_on, "paper", _("Toestemming ingetrokken"))


def _ties(ties: Iterable[Tie]) -> Iterator[Event]:
    """Who was there before us has no day; who is new has, and who stopped."""
    for tie in ties:
        if tie.started_on:
            new = _("Nieuw in de kring: %(name)s") % {"name": tie}
            text = tie.get_kind_display()
            yield Event(tie.started_on, "person", new, text=f"{text}, {tie.uses}".rstrip(", "))
        if tie.ended_on:
            yield Event(
                tie.ended_on, "person", _("Niet meer in de kring: %(name)s") % {"name": tie}
            )


def _measurements(measurements: Iterable[Measurement]) -> Iterator[Event]:
    for row in measurements:
        told = {"scale": row.scale, "moment": row.get_occasion_display()}
        yield Event(
            row.measured_on,
            "steps",
            _("Gemeten: %(scale)s, %(moment)s") % told,
            who=str(row.author or ""),
            text=f"{row.person}: {row.score}" if row.score is not None else str(row.person),
        )


def _signals(signals: Iterable[Signal]) -> Iterator[Event]:
    """Who told us of this family, and why."""
    for signal in signals:
        who = str(signal.reported_by or "")
        yield Event(signal.reported_on, "signal", _("Gemeld als signaal"), who=who, text=signal.why)


def _suggestions(suggestions: Iterable[Suggestion]) -> Iterator[Event]:
    """What was suggested and what the family said; that somebody came is told by the visit."""
    for row in suggestions:
        told = {"activity": row.activity}
        if row.answered_on:
            said = _("Ja tegen %(activity)s") if row.is_accepted else _("Nee tegen %(activity)s")
            because = [row.get_declined_because_display(), row.answer_note]
            yield Event(row.answered_on, "hand", said % told, text=", ".join(filter(None, because)))
        who = _("%(name)s gaat mee") % {"name": row.companion} if row.companion else ""
        yield Event(
            row.offered_on,
            "hand",
            _("Voorgesteld: %(activity)s") % told,
            who=str(row.offered_by or ""),
            text=who,
        )
