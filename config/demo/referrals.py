"""What came of the families that were brought to a partner, in everybody's own words; and who brought us some."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from activities.models import ContactPerson, Organisation
from config.demo.dice import chance, dice
from config.demo.rows import write
from core.keys import hash_of
from participants.models import (
    Answer,
    AnswerLink,
    Case,
    Consent,
    Family,
    Feedback,
    Introduction,
    Obstacle,
    Referral,
    Voice,
)
from participants.models.answers import LINK_LASTS
from participants.referrals import verdict

Outcome, Warmth = Referral.Outcome, Referral.Warmth
ABOUT = (
    "Zoekt hulp bij post en formulieren",
    "Zoekt opvang op woensdagmiddag",
    "Wil praten over opvoeden",
    "Wil Nederlands leren",
    "Heeft vragen over de huur",
)
WORDS = {
    (Voice.PARTNER, Outcome.ACCEPTED): "We hebben gebeld en een afspraak gemaakt.",
    (Voice.PARTNER, Outcome.HELPED): "Goed gesprek gehad. We zien elkaar nog een keer.",
    (Voice.PARTNER, Outcome.ARRIVED): "Was er, samen met een buurvrouw.",
    (Voice.PARTNER, Outcome.NO_ROOM): "De wachtlijst is vol tot na de zomer.",
    (Voice.PARTNER, Outcome.DECLINED): "Dit doen wij niet. Probeer het wijkteam.",
    (Voice.PARTNER, Outcome.NOT_REACHED): "Drie keer gebeld, geen gehoor.",
    (Voice.FAMILY, Outcome.HELPED): "Fijn dat er iemand meedacht.",
    (Voice.FAMILY, Outcome.NOT_REACHED): "Niemand heeft mij gebeld.",
    (Voice.US, Outcome.WITHDRAWN): "Het gezin vond zelf iets anders.",
}
FULL = "Havensteder"
FULL_FOR = timedelta(days=18)
LATE, FRESH, TWO_STORIES = timedelta(days=13), timedelta(days=4), timedelta(days=24)
INTRODUCED = (  # who, there, what we told them back
    ("CBS Open Venster", "Anneke", "Het gezin komt elke week eten en doet weer mee."),
    ("CJG", "Soumaya", ""),
    ("Huisarts", "de praktijkondersteuner", "We hebben kennisgemaakt."),
    ("Speeltuin Pascal", "Rachid", ""),
)


def make_referrals(today: date) -> None:
    """Words around every referral, three that are going on, a partner that is full, and who sent us families."""
    contacts = {row.organisation_id: row for row in ContactPerson.objects.order_by("-pk")}
    answers = tell_of_the_past(contacts)
    answers += going_on(contacts, today)
    write(answers)
    weigh_all()
    Organisation.objects.filter(name=FULL).update(full_until_on=today + FULL_FOR)
    make_introductions()


def tell_of_the_past(contacts: dict[int, ContactPerson]) -> list[Answer]:
    """The answers of every referral that was written down with its outcome, and what was shared for it."""
    answers: list[Answer] = []
    rows = list(Referral.objects.select_related("family__coach").order_by("pk"))
    for at, row in enumerate(rows):
        die = dice(at, "referral", row.sent_on)
        share(die, row, contacts)
        answers += said_of(die, row)
    columns = ["contact", "obstacle", "handover_on", "handover_by"]
    shared = ["shared_name", "shared_reach", "shared_about"]
    Referral.objects.bulk_update(rows, columns + shared)
    return answers


def share(die: Random, row: Referral, contacts: dict[int, ContactPerson]) -> None:
    """What the partner was told; nothing when the family got information only."""
    row.contact = contacts.get(row.organisation_id)
    row.obstacle = Obstacle.objects.filter(
        family=row.family_id, noted_on__lte=row.sent_on, kind__is_sensitive=False
    ).first()
    if row.warmth == Warmth.WARM_HANDOVER:
        row.handover_on, row.handover_by = row.sent_on, str(row.author or "")
    if row.warmth != Warmth.INFORMATION:
        parent = row.family.members.parents_first().first()
        row.shared_name = parent.given_name if parent else ""
        row.shared_reach = f"via {row.author}" if row.author else "via ons"
        row.shared_about = die.choice(ABOUT)


def said_of(die: Random, row: Referral) -> Iterator[Answer]:
    """What the partner said on the way, and at the end; one family in four said it too."""
    if row.answered_on is None:
        return
    on_the_way = row.sent_on + timedelta(days=2)
    if row.outcome == Outcome.HELPED and on_the_way < row.answered_on:
        yield said(row, Voice.PARTNER, Outcome.ACCEPTED, on_the_way)
    ours = row.outcome == Outcome.WITHDRAWN
    yield said(row, Voice.US if ours else Voice.PARTNER, row.outcome, row.answered_on)
    if row.outcome == Outcome.HELPED and chance(die, 0.25):
        yield said(row, Voice.FAMILY, Outcome.HELPED, row.answered_on)


def said(row: Referral, voice: Voice, outcome: str, day: date) -> Answer:
    words = WORDS.get((voice, Outcome(outcome)), "")
    noted_by = None if voice == Voice.FAMILY else row.author
    return Answer(
        referral=row, said_by=voice, outcome=outcome, words=words, said_on=day, noted_by=noted_by
    )


def going_on(contacts: dict[int, ContactPerson], today: date) -> list[Answer]:
    """A partner that is late, one that was mailed just now, and one whose story is not the family's."""
    allowed = Consent.objects.valid(today).values("family")
    cases = Case.objects.open().filter(family__in=allowed).exclude(family__coach=None)
    families = [case.family for case in cases.select_related("family__coach").order_by("-pk")[:3]]
    helpers = Organisation.objects.filter(
        name__in=("Bureau Frontlijn", "CJG", "Wijkteam Lombardijen")
    )
    answers: list[Answer] = []
    for family, helper, ago in zip(
        families, helpers.order_by("name"), (LATE, FRESH, TWO_STORIES), strict=False
    ):
        row = sent(family, helper, today - ago, contacts)
        linked(row, Voice.PARTNER, today - ago)
        if ago == TWO_STORIES:
            linked(row, Voice.FAMILY, today - ago)
            answers += [
                said(row, Voice.PARTNER, Outcome.HELPED, today - ago / 2),
                said(row, Voice.FAMILY, Outcome.NOT_REACHED, today - ago / 3),
            ]
    return answers


def sent(
    family: Family, helper: Organisation, day: date, contacts: dict[int, ContactPerson]
) -> Referral:
    row = Referral(
        family=family,
        organisation=helper,
        sent_on=day,
        asked_on=day,
        warmth=Warmth.CONTACT_MADE,
        author=family.coach,
    )
    share(dice(day.toordinal(), "referral", helper.name), row, contacts)
    row.save()
    return row


def linked(row: Referral, audience: Voice, day: date) -> None:
    """The link on which they can answer, as it was made that day."""
    die = dice(day.toordinal(), "link", row.organisation.name, audience)
    nonce = f"{die.getrandbits(128):032x}"
    link = AnswerLink(referral=row, audience=audience, made_by=row.author, nonce=nonce)
    link.token_hash, link.expires_on = hash_of(link.token), day + LINK_LASTS
    if audience == Voice.PARTNER:
        link.mailed_at = timezone.make_aware(datetime.combine(day, time(11, 20)))
    link.save()


def weigh_all() -> None:
    """What counts of all that was said: as ``note_answer`` works it out, for all at once."""
    rows = list(Referral.objects.prefetch_related("answers"))
    for row in rows:
        row.outcome, row.answered_on, row.is_disputed = verdict(list(row.answers.all()))
    Referral.objects.bulk_update(rows, ["outcome", "answered_on", "is_disputed"])


def make_introductions() -> None:
    """Who brought us some of the families that we work with now; two of them heard what came of it."""
    organisations = {row.name: row for row in Organisation.objects.all()}
    cases = Case.objects.open().exclude(family__coach=None).select_related("family__coach")
    for case, (name, person, told) in zip(cases.order_by("pk"), INTRODUCED, strict=False):
        organisation = organisations.get(name)
        row = Introduction.objects.create(
            family=case.family,
            organisation=organisation,
            person=person if organisation else f"{name}, {person}",
            referred_on=case.found_on,
            may_tell_back=True,
            author=case.family.coach,
        )
        if told:
            day = case.found_on + timedelta(days=21)
            if day <= timezone.localdate():
                Feedback.objects.create(
                    introduction=row, words=told, told_on=day, author=case.family.coach
                )
