"""What suits whom, and what was suggested: to families that came, and to some that may still come."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from random import Random

from activities.models import Activity, Language, ObstacleKind, Organisation, Session
from config.demo.calendar import later
from config.demo.dice import chance, dice
from config.demo.rows import write
from core.moments import Part
from participants.actions.enrolments import enrol
from participants.actions.milestones import refresh_families
from participants.actions.suggestions import refresh_suggestions, who_goes
from participants.models import Attendance, Case, Family, Step, Suggestion, Tie

Answer, Because = Suggestion.Answer, Suggestion.DeclinedBecause

LANGUAGES = ("Arabisch", "Engels", "Papiaments", "Portugees", "Spaans", "Tigrinya", "Turks")

# activity: (languages, youngest child, oldest child, room, for whom)
OFFERS: dict[str, tuple[tuple[str, ...], int | None, int | None, int | None, str]] = {
    "Taalochtend": (("Arabisch", "Tigrinya", "Turks"), None, None, None, ""),
    "Inloop formulieren": (("Engels", "Turks"), None, None, None, ""),
    "Buiten spelen": (("Papiaments",), 0, 12, None, ""),
    "Moeders aan de Pascalweg": (("Arabisch", "Tigrinya"), None, None, None, "alleen vrouwen"),
    "Huiswerkclub": ((), 6, 12, None, ""),
    "Naaicafé": (("Turks",), None, None, None, ""),
}
# partner: (what one goes there for, languages)
PARTNERS = {
    "Bureau Frontlijn": (("Geld of schulden", "Formulieren en regelingen"), ("Engels", "Turks")),
    "CJG": (("Geen oppas of opvang",), ()),
    "Havensteder": (("Woning",), ()),
    "Wijkteam Lombardijen": (("Geld of schulden", "Gezondheid", "Woning"), ("Arabisch",)),
}
LOOKING = (Step.REACHED, Step.OBSTACLE_SOLVED, Step.CONNECTED)
TELLS = 0.6  # of the families on which days they can come
GOES_ALONG = 0.6  # of the first times somebody does
ASKED, SAID_YES, MISSED, SAID_NO = range(4)
ONCE = (False, False, True, False, False, True, False)
"""Families that came once and not again: whether somebody went along, one after another."""
STANDS = (SAID_YES, ASKED, MISSED, SAID_NO, SAID_YES, ASKED, SAID_YES)
"""Where a suggestion stands of the families that we speak with, the last found first, one after another."""


def make_matching(seed: int, today: date) -> None:
    """Languages, ages, days; and what was suggested to whom."""
    spoken = {name: Language(name=name) for name in LANGUAGES}
    write(list(spoken.values()))
    describe_offers(spoken)
    describe_partners(spoken)
    families = list(
        Family.objects.filter(cases__closed_on=None, cases__isnull=False).order_by("pk")
    )
    describe_families(seed, families, list(spoken.values()))
    suggest_what_came_true(seed, families)
    suggest_what_was_not_for_them(seed, today)
    suggest_what_may_come(seed, today)


def describe_offers(spoken: dict[str, Language]) -> None:
    for activity in Activity.objects.filter(name__in=OFFERS):
        languages, youngest, oldest, room, for_whom = OFFERS[activity.name]
        activity.languages.set(spoken[name] for name in languages)
        activity.child_age_from, activity.child_age_to = youngest, oldest
        activity.room, activity.for_whom = room, for_whom
        activity.save()


def describe_partners(spoken: dict[str, Language]) -> None:
    kinds = {kind.name: kind for kind in ObstacleKind.objects.all()}
    for partner in Organisation.objects.filter(name__in=PARTNERS):
        takes_away, languages = PARTNERS[partner.name]
        partner.takes_away.set(kinds[name] for name in takes_away)
        partner.languages.set(spoken[name] for name in languages)


def describe_families(seed: int, families: Iterable[Family], languages: list[Language]) -> None:
    """Of most families the days and parts of the day that suit; of some a language."""
    for at, family in enumerate(families):
        die = dice(seed, "suits", at)
        if chance(die, TELLS):
            family.suitable_days = sorted(die.sample(range(5), die.randint(2, 4)))
            family.suitable_parts = [str(die.choice((Part.MORNING, Part.AFTERNOON)))]
            family.save(update_fields=["suitable_days", "suitable_parts"])
        if chance(die, TELLS / 2):
            family.languages.add(die.choice(languages))


def suggest_what_came_true(seed: int, families: Iterable[Family]) -> None:
    """Every activity a family came to was suggested to it a week or two before the first time."""
    visits = Attendance.objects.filter(person__family__in=families).order_by(
        "person__family", "session__activity", "session__held_on"
    )
    rows = visits.values_list("person__family", "session__activity", "session", "session__held_on")
    first = [next(visits) for _, visits in groupby(rows, key=itemgetter(0, 1))]
    known = {family.pk: family for family in families}
    made = []
    for at, (family, activity, session, held_on) in enumerate(first):
        die = dice(seed, "came", at)
        made.append(
            Suggestion(
                family=known[family],
                activity_id=activity,
                offered_on=held_on - timedelta(days=die.randint(3, 14)),
                offered_by=known[family].coach,
                answer=Answer.ACCEPTED,
                answered_on=held_on - timedelta(days=die.randint(0, 3)),
                first_session_id=session,
                **companion(die, known[family]),
            )
        )
    write(made)
    refresh_suggestions(list(known))


def suggest_what_was_not_for_them(seed: int, today: date) -> None:
    """Some came once to something that was suggested to them, and did not come back."""
    families = Family.objects.filter(cases__in=Case.objects.open().filter(stage__in=LOOKING))
    came: list[int] = []
    for at, (is_along, family) in enumerate(zip(ONCE, families.by_name(), strict=False)):
        die = dice(seed, "once", at)
        visited = Attendance.objects.filter(person__family=family)
        sessions = Session.objects.took_place().filter(
            held_on__range=(family.cases.open()[0].found_on, today - timedelta(days=63)),
        )
        new = sessions.exclude(activity__in=visited.values("session__activity"))
        session = new.order_by("-held_on", "activity__name", "starts_at").first()
        parent = family.members.parents_first().first()
        if session is None or parent is None:
            continue
        write([Attendance(person=parent, session=session)])
        Suggestion.objects.create(
            family=family,
            activity=session.activity,
            offered_on=session.held_on - timedelta(days=die.randint(4, 20)),
            offered_by=family.coach,
            answer=Answer.ACCEPTED,
            answered_on=session.held_on - timedelta(days=2),
            first_session=session,
            companion_name="Wil" if is_along else "",
        )
        came.append(family.pk)
    refresh_suggestions(came)
    refresh_families(came)


def suggest_what_may_come(seed: int, today: date) -> None:
    """To whom we speak with: some were asked, some will come, one did not, one said no."""
    coming = Session.objects.took_place().filter(held_on__gte=today).order_by("held_on", "pk")
    next_times = {session.activity_id: session for session in reversed(coming)}
    past = Session.objects.took_place().filter(held_on__lt=today - timedelta(days=3))
    last_times = {session.activity_id: session for session in past.order_by("held_on", "pk")}
    new = Family.objects.filter(cases__in=Case.objects.open().filter(stage__in=LOOKING))
    for at, (stand, family) in enumerate(zip(STANDS, new.order_by("-pk"), strict=False)):
        die = dice(seed, "asked", at)
        known = set(family.suggestions.values_list("activity", flat=True))
        activity = die.choice([one for one in next_times if one in last_times and one not in known])
        suggestion = Suggestion(
            family=family,
            activity_id=activity,
            offered_on=later(today, -14),
            offered_by=family.coach,
            first_session=next_times[activity],
            **companion(die, family),
        )
        answer(suggestion, stand, last_times[activity], today)


def answer(suggestion: Suggestion, stand: int, missed: Session, today: date) -> None:
    """What the family said, and whether it should have been there already."""
    if stand != ASKED:
        suggestion.answer, suggestion.answered_on = Answer.ACCEPTED, later(today, -9)
    if stand == MISSED:
        suggestion.first_session = missed
        suggestion.offered_on = suggestion.answered_on = missed.held_on - timedelta(days=5)
    if stand == SAID_NO:
        suggestion.answer, suggestion.declined_because = Answer.DECLINED, Because.TIME
    suggestion.save()
    if suggestion.is_accepted:
        enrol(people=who_goes(suggestion), activity=suggestion.activity, on=today)


def companion(die: Random, family: Family) -> dict[str, object]:
    """Somebody of its ring or its coach, or nobody."""
    if not chance(die, GOES_ALONG):
        return {}
    near = Tie.objects.current().filter(family=family).exclude(kind=Tie.Kind.RELATIVE_AWAY)
    tie = near.order_by("pk").first()
    return {"companion_tie": tie} if tie else {"companion_colleague": family.coach}
