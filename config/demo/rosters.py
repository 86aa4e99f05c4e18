"""What volunteers can do, the papers we saw, who helps the coming weeks, and what waits for a look."""

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random

from accounts.models import User
from accounts.roles import Role
from activities.actions.certificates import set_out_given_certificates
from activities.actions.duties import decline_duty, note_training, plan_duties
from activities.actions.volunteers import change_phase, enlist, set_availability
from activities.models import (
    Activity,
    Certificate,
    CertificateKind,
    Duty,
    Language,
    Phase,
    Place,
    Session,
    Shift,
    Skill,
    Volunteer,
)
from activities.papers import why_refused
from config.demo.dice import chance, dice
from config.demo.names import volunteer_name
from config.demo.rows import write
from core.moments import Part, part_of

SKILLS = {
    "Taalochtend": "Taal oefenen",
    "Inloop formulieren": "Formulieren",
    "Buiten spelen": "Met kinderen",
    "Eten aan de Pascalweg": "Koken",
    "Moeders aan de Pascalweg": "Oppassen",
    "Naaicafé": "Naaien",
    "Samen tuinieren": "Tuinieren",
    "Huiswerkclub": "Met kinderen",
}
WITH_CHILDREN = ("Buiten spelen", "Huiswerkclub")
"""Who helps here shows a VOG."""
RUNS_OUT = (6, 24, 55)
"""In so many days the papers of the first helpers end: each stage of the reminder is seen."""
TRAINING = "Training gastvrouw en gastheer"
LOOKED_AT = timedelta(days=8)  # later hours still wait
SPEAKS, DRIVES = 0.6, 0.3


def make_rosters(seed: int, leader: User, today: date) -> None:
    """For everybody who helps now; the languages are there already."""
    set_out_given_certificates()
    vog = CertificateKind.objects.named("VOG")
    for activity in Activity.objects.filter(name__in=WITH_CHILDREN):
        activity.requires.add(vog)
    active = Volunteer.objects.active(on=today)
    helpers = sorted(active, key=lambda one: (one.search_key, one.started_on))
    for volunteer in helpers:
        describe(dice(seed, "helper", volunteer.name), volunteer)
    see_papers(seed, leader, today, [one for one in helpers if works_with_children(one)])
    for volunteer in helpers:
        plan(volunteer, leader, today)
    let_one_decline(today)
    leave_some_untold(today)
    train(seed, helpers, today)
    come_and_go(seed, leader, today, helpers)


def describe(die: Random, volunteer: Volunteer) -> None:
    """What they do where they help, the moment of that, and perhaps a language."""
    activity = place_of_work(volunteer)
    moments = {(die.randrange(5), str(die.choice((Part.MORNING, Part.AFTERNOON))))}
    if activity and (session := activity.sessions.first()):
        moments.add((session.held_on.weekday(), str(part_of(activity.starts_at))))
        volunteer.skills.add(Skill.objects.named(SKILLS.get(activity.name, "Gastvrij zijn")))
    if chance(die, DRIVES):
        volunteer.skills.add(Skill.objects.named("Autorijden"))
    if chance(die, SPEAKS):
        volunteer.languages.add(die.choice(list(Language.objects.order_by("name"))))
    set_availability(volunteer=volunteer, moments=moments)


def see_papers(seed: int, leader: User, today: date, helpers: Iterable[Volunteer]) -> None:
    """The VOG of each, seen when they began; a few of them end soon."""
    die, vog = dice(seed, "papers"), CertificateKind.objects.named("VOG")
    ends = [*RUNS_OUT, *(die.randint(200, 900) for _ in range(100))]
    write(
        [
            Certificate(
                volunteer=one,
                kind=vog,
                seen_on=min(one.started_on or today, today),
                valid_until_on=today + timedelta(days=days),
                seen_by=leader,
            )
            for one, days in zip(helpers, ends, strict=False)
        ]
    )


def plan(volunteer: Volunteer, leader: User, today: date) -> None:
    """The coming weeks where they help now, as long as their papers hold."""
    activity = place_of_work(volunteer)
    if activity is None:
        return
    coming = activity.sessions.took_place().filter(held_on__range=(today, today + 3 * LOOKED_AT))
    may = [one for one in coming if not why_refused(volunteer, activity, [one.held_on], leader)]
    plan_duties(volunteer=volunteer, sessions=may, is_also_visitor=False)


def let_one_decline(today: date) -> None:
    """The first on the roster of next week cannot come, and nobody else was asked yet."""
    next_week = Duty.objects.coming(today + timedelta(days=2)).order_by(
        "session__held_on", "volunteer__name"
    )
    if duty := next_week.first():
        decline_duty(duty=duty)


def leave_some_untold(today: date) -> None:
    """Hours of the last days still wait, and each host has one duty of which nothing was told yet."""
    Shift.objects.filter(worked_on__gt=today - LOOKED_AT).update(approved_on=None)
    for host in Volunteer.objects.filter(account__role=Role.HOST).order_by("name"):
        last = host.shifts.filter(session__isnull=False).select_related("session").first()
        if last and last.session:
            plan_duties(volunteer=host, sessions=[last.session], is_also_visitor=False)
            last.delete()


def train(seed: int, helpers: list[Volunteer], today: date) -> None:
    """Two evenings in spring, and who was there of who helped already."""
    first_on = today - timedelta(weeks=30)
    place = Place.objects.order_by("name").first()
    told = "Grenzen stellen, luisteren, en wat je doet als je je zorgen maakt."
    (training,) = write(
        [
            Activity(
                name=TRAINING, description=told, is_training=True, started_on=first_on, place=place
            )
        ]
    )
    evenings = [Session(activity=training, held_on=first_on + timedelta(weeks=n)) for n in (0, 1)]
    die = dice(seed, "training")
    for evening in write(evenings):
        there = [one for one in helpers if one.started_on and one.started_on <= evening.held_on]
        came = [one for one in there if chance(die, SPEAKS)]
        note_training(session=evening, volunteers=came, among=there)


def come_and_go(seed: int, leader: User, today: date, helpers: list[Volunteer]) -> None:
    """Somebody signs up, and somebody says goodbye next month."""
    die = dice(seed, "signs up")
    for days in (2, 9):
        new = Volunteer(name=volunteer_name(die), email=f"nieuw{days}@example.org")
        since_on = today - timedelta(days=days)
        enlist(volunteer=new, phase=Phase.APPLYING, since_on=since_on, by=leader)
    goes = next((one for one in reversed(helpers) if not one.account_id), None)
    if goes:
        for phase, days in ((Phase.LEAVING, -5), (Phase.LEFT, 25)):
            since_on = today + timedelta(days=days)
            change_phase(volunteer=goes, phase=phase, since_on=since_on, by=leader)


def works_with_children(volunteer: Volunteer) -> bool:
    activity = place_of_work(volunteer)
    return activity is not None and activity.name in WITH_CHILDREN


def place_of_work(volunteer: Volunteer) -> Activity | None:
    """Where they helped last."""
    last = volunteer.shifts.filter(activity__isnull=False).select_related("activity").first()
    return last.activity if last else None
