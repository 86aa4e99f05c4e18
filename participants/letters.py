"""What a family gets to take home, in plain words: where it is welcome, or to whom we brought it.

A letter to print (*tekst voor het gezin*), and a short message for its telephone. Both are written
from what stands in the suggestion or the referral, in the language of the moment, and kept nowhere.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import User
from activities.models import Activity, Place, Session
from activities.templatetags.public_agenda import price
from core.paper import write_paper
from core.phones import shown_phone
from core.qr import draw_qr
from core.templatetags.days import clock, full_day
from participants.models import Referral, Suggestion

TEMPLATE = Path(__file__).with_name("letter.typ")
NEXT_TIMES = 3


@dataclass(frozen=True, slots=True)
class Letter:
    """What the family reads on paper, question by question, and the same in short."""

    title: str
    parts: list[tuple[str, list[str]]]
    message: str
    address: str = ""
    """Where the family itself can say how it went; empty when it has no link."""
    companions: str = ""
    """What to ask whoever goes along; without a name of the family. Empty when nobody does."""

    def on_paper(self, *, contact: str) -> bytes:
        """The letter as PDF, in the language of the moment; ``contact`` is where one can ask us.

        Its title names nobody: it stays behind in lists of documents.
        """
        content = {
            "title": self.title,
            "subject": _("om mee te nemen"),
            "parts": self.parts,
            "address": self.address,
            "qr": draw_qr(self.address) if self.address else "",
            "contact": contact,
            "words": {"running": self.title, "scan": _("Scan, en zeg hoe het ging")},
        }
        return write_paper(TEMPLATE, content)


def letter_about_activity(suggestion: Suggestion, *, by: User, coming: Sequence[Session]) -> Letter:
    """Come and join: what, when, where, who goes along, and how to say no to ``by``.

    ``coming`` are the next times of the activity, the first one first.
    """
    activity = suggestion.activity
    parts = {
        _("Wat is het?"): _what(activity),
        _("Wanneer?"): _when(suggestion, coming),
        _("Waar?"): _where(_place(suggestion)),
        _("Wat kost het?"): [capfirst(price(activity.cost))],
        _("Wie gaat er mee?"): [_along(suggestion)],
        _("En daarna?"): [_("Vind je het fijn? Kom dan gewoon weer, zo vaak je wilt.")],
        _("Wil je niet, of kun je niet?"): _no(by),
        _("Wat weten ze daar van jou?"): [
            _(
                "Zeg je ja? Dan staan jullie voornamen op de lijst, met de eerste letter van je "
                "achternaam, en wie er met je meekomt. Meer zien ze niet."
            )
        ],
    }
    return Letter(
        title=str(activity),
        parts=_answered(parts),
        message=" ".join(_invited(suggestion, by)),
        companions=" ".join(_asked_along(suggestion, by)),
    )


def letter_about_partner(referral: Referral, *, by: User, address: str = "") -> Letter:
    """We brought you to a partner: what it knows of you, what happens next, and how to stop it.

    ``address`` is that of the family's own link to answer, when it has one.
    """
    told = {"partner": referral.organisation, "name": by.short_name}
    asked = [_("We vragen jou en %(partner)s straks hoe het ging.") % told]
    if address:
        asked.append(_("Met deze link kun je dat zelf zeggen. Je hoeft niet in te loggen."))
    no = _("Zeg het tegen %(name)s. Dan hoort %(partner)s van ons dat het niet meer hoeft.")
    parts = {
        _("Wat doen ze daar?"): [referral.organisation.offers],
        _("Wie kun je daar spreken?"): _whom(referral),
        _("Wat gebeurt er nu?"): [sentence % told for sentence in _next(referral)],
        _("Wat hebben we over je verteld?"): _shared(referral),
        _("Wil je toch niet?"): [
            _("Dat mag altijd. Je hoeft niet te zeggen waarom."),
            no % told,
        ],
        _("Hoe ging het?"): asked,
    }
    message = " ".join(_brought(referral, told, address))
    return Letter(str(referral.organisation), _answered(parts), message, address)


def _answered(parts: dict[str, Iterable[str]]) -> list[tuple[str, list[str]]]:
    """The questions to which we know an answer."""
    lines = ((head, [line for line in told if line]) for head, told in parts.items())
    return [(head, told) for head, told in lines if told]


def _what(activity: Activity) -> Iterator[str]:
    is_told_in_english = get_language() == "en" and activity.description_english
    yield activity.description_english if is_told_in_english else activity.description
    if whom := ", ".join(filter(None, [activity.for_whom, activity.children])):
        yield _("Het is voor %(whom)s.") % {"whom": whom}
    if languages := ", ".join(map(str, activity.languages.all())):
        yield _("Naast Nederlands spreken ze er: %(languages)s.") % {"languages": languages}
    if activity.has_child_care:
        yield _("Er wordt op kleine kinderen gepast.")
    if activity.is_step_free:
        yield _("Zonder drempels, ook met rolstoel of kinderwagen.")


def _when(suggestion: Suggestion, coming: Sequence[Session]) -> Iterator[str]:
    first = _first(suggestion)
    if first:
        yield _("%(day)s. Dan verwachten we je voor het eerst.") % {"day": capfirst(_time(first))}
        coming = [session for session in coming if session.held_on > first.held_on]
    else:
        yield _("De dag spreken we samen af.")
    times = "; ".join(map(_time, coming[:NEXT_TIMES]))
    if times and first:
        yield _("Daarna ook op: %(times)s.") % {"times": times}
    elif times:
        yield _("Je kunt kiezen uit: %(times)s.") % {"times": times}


def _where(place: Place | None) -> list[str]:
    return [", ".join(filter(None, [place.name, place.street]))] if place else []


def _along(suggestion: Suggestion) -> str:
    if name := _companion(suggestion):
        return _("%(name)s gaat de eerste keer met je mee.") % {"name": name}
    return _("Kom je liever niet alleen? Zeg het, dan zoeken we iemand die meegaat.")


def _no(by: User) -> Iterator[str]:
    yield _("Dat is niet erg. Je hoeft niet te zeggen waarom.")
    yield _("Laat het weten aan %(name)s. Dan wacht er niemand op je.") % {"name": by.short_name}
    yield _("Later kan altijd nog.")


def _invited(suggestion: Suggestion, by: User) -> Iterator[str]:
    first, place = _first(suggestion), _place(suggestion)
    yield _("Dag! Je bent welkom bij: %(activity)s.") % {"activity": suggestion.activity}
    if first:
        yield _("Kom je op %(day)s?") % {"day": _time(first)}
    else:
        yield _("De dag spreken we samen af.")
    if place:
        yield _("Het is hier: %(where)s.") % {"where": _where(place)[0]}
    if name := _companion(suggestion):
        yield _("%(name)s gaat met je mee.") % {"name": name}
    yield _("Kun je niet, of wil je niet? Dat is niet erg, laat het even weten.")
    yield _("Groet, %(name)s") % {"name": by.short_name}


def _asked_along(suggestion: Suggestion, by: User) -> Iterator[str]:
    name, first, place = _companion(suggestion), _first(suggestion), _place(suggestion)
    if not name or suggestion.companion_colleague == by:
        return
    told = {"name": name, "activity": suggestion.activity}
    yield _("Dag %(name)s! Wil je de eerste keer met iemand meegaan naar %(activity)s?") % told
    if first:
        yield _("Dat is op %(day)s.") % {"day": _time(first)}
    if place:
        yield _("Het is hier: %(where)s.") % {"where": _where(place)[0]}
    yield _("Kun je niet? Laat het even weten, dan zoeken we iemand anders.")
    yield _("Groet, %(name)s") % {"name": by.short_name}


def _whom(referral: Referral) -> Iterator[str]:
    contact, organisation = referral.contact, referral.organisation
    number = organisation.phone
    if contact:
        yield ", ".join(filter(None, [contact.name, contact.function]))
        number = contact.phone or number
    if number:
        yield _("Telefoon: %(number)s") % {"number": shown_phone(number)}
    yield organisation.website


def _next(referral: Referral) -> Iterator[str]:
    """Sentences in which ``partner`` and ``name`` are still to be filled in."""
    match referral.warmth:
        case Referral.Warmth.INFORMATION:
            yield _("Je neemt zelf contact op met %(partner)s.")
            yield _("Vind je dat lastig? Zeg het tegen %(name)s. Dan doen we het samen.")
            return
        case Referral.Warmth.WARM_HANDOVER if referral.is_still_to_go:
            yield _together(referral)
            return
        case Referral.Warmth.WARM_HANDOVER:
            yield _("Je bent er samen met ons geweest. Nu weet je de weg.")
        case _:
            yield _("%(partner)s neemt contact met je op.")
    if timezone.localdate() <= referral.answer_by:
        day = {"day": full_day(referral.answer_by), "partner": "%(partner)s", "name": "%(name)s"}
        yield (
            _(
                "Hoor je niets tot en met %(day)s? Zeg het tegen %(name)s. Dan bellen wij %(partner)s."
            )
            % day
        )
    else:
        yield _("Hoor je niets? Zeg het tegen %(name)s. Dan bellen wij %(partner)s.")


def _together(referral: Referral) -> str:
    told = {"day": full_day(referral.handover_on), "who": referral.handover_by}
    sentence = _("Op %(day)s gaan we er samen heen. Wie er bij zijn: jij en %(who)s.") % told
    return sentence.replace("%", "%%")  # the partner is filled in later


def _shared(referral: Referral) -> Iterator[str]:
    if not referral.shared_about:
        yield _("Niets.")
        return
    told = [
        (_("Je voornaam"), referral.shared_name),
        (_("Hoe ze je bereiken"), referral.shared_reach),
        (_("Waar het over gaat"), referral.shared_about),
    ]
    yield from (f"{what}: {words}" for what, words in told if words)
    yield _("Meer niet. Dat hebben we samen afgesproken.")


def _brought(referral: Referral, told: dict[str, object], address: str) -> Iterator[str]:
    yield _("Dag! Dit gaat over %(partner)s.") % told
    yield from (sentence % told for sentence in _next(referral))
    yield _("Wil je toch niet? Dat mag altijd, laat het even weten.")
    if address:
        yield _("Straks kun je hier zeggen hoe het ging: %(address)s") % {"address": address}
    yield _("Groet, %(name)s") % told


def _first(suggestion: Suggestion) -> Session | None:
    """The first time, when it is still to come and was not called off."""
    first = suggestion.first_session
    is_to_come = first and not first.is_cancelled and first.held_on >= timezone.localdate()
    return first if is_to_come else None


def _place(suggestion: Suggestion) -> Place | None:
    first = _first(suggestion)
    return (first.place if first else None) or suggestion.activity.place


def _companion(suggestion: Suggestion) -> str:
    colleague = suggestion.companion_colleague
    return colleague.short_name if colleague else suggestion.companion


def _time(session: Session) -> str:
    """``dinsdag 24 november, van 9.30 tot 11.30 uur``."""
    starts, ends = session.starts_at, session.ends_at
    told = {"day": full_day(session.held_on), "from": clock(starts), "until": clock(ends)}
    if starts and ends:
        return _("%(day)s van %(from)s tot %(until)s uur") % told
    return _("%(day)s om %(from)s uur") % told if starts else told["day"]
