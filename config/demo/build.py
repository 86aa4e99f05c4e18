"""Putting the invented neighbourhood in the database, story or crowd."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db import transaction

from accounts.models import User
from accounts.roles import Role
from activities.actions.volunteers import first_phases
from activities.models import Activity, Organisation
from config.demo.accounts import make_accounts
from config.demo.acquaintances import make_acquaintances
from config.demo.calendar import Story
from config.demo.dice import dice
from config.demo.doors import make_doors
from config.demo.files import Cabinet, File, file_of
from config.demo.gaps import make_gaps
from config.demo.groups import make_group_lives
from config.demo.households import Household, household, neighbour
from config.demo.journeys import Journey, journeys, regular
from config.demo.matching import make_matching
from config.demo.neighbourhood import Neighbourhood, make_neighbourhood
from config.demo.newcomers import make_newcomers
from config.demo.notices import make_notices
from config.demo.offer import Running, make_offer
from config.demo.partners import make_partners
from config.demo.public import open_agenda
from config.demo.quiet import make_absences, put_off
from config.demo.referrals import make_referrals
from config.demo.reports import make_reports
from config.demo.rosters import make_rosters
from config.demo.rows import take_stock, write, write_away
from config.demo.rules import make_rules
from config.demo.scales import make_scales
from config.demo.signals import make_signals
from config.demo.stories import make_stories
from config.demo.talks import make_talks
from config.demo.taps import make_taps
from config.demo.visits import Trail, trail, write_visits
from config.demo.vocabulary import make_finding_places, make_obstacle_kinds
from config.demo.volunteers import make_volunteers
from participants.actions.milestones import refresh_milestones
from participants.models import Absence, Case, Family

BATCH = 500  # families that are in memory at the same time
COMES_BACK = 5  # this family of the first year, counted from 1, has a second case this year
VISITS_A_FAMILY, VISITS_A_SESSION, SESSIONS_A_YEAR = 33, 25, 37


@dataclass(frozen=True, slots=True)
class Plan:
    """How much there must be.

    ``families`` are planned for each year; when ``exact`` as many are made. Connected families keep
    coming for ``stay`` weeks, at least and at most. ``neighbours`` come along without a case.
    """

    seed: int
    story: Story
    families: tuple[int, ...]
    activities: int = 8
    neighbours: int = 0
    stay: tuple[int, int] = (5, 110)
    exact: bool = False

    @classmethod
    def of_story(cls, *, years: int, families: int, seed: int, today: date) -> "Plan":
        """A foundation as large as the real one."""
        story = Story.of(years, today)
        return cls(seed, story, (families,) * len(story.years), neighbours=2 * families)

    @classmethod
    def of_crowd(cls, *, years: int, families: int, seed: int, today: date) -> "Plan":
        """``families`` in all and some 33 visits for each, for measuring."""
        story = Story.of(years, today)
        share, rest = divmod(families, len(story.years))
        sessions = families * VISITS_A_FAMILY / VISITS_A_SESSION
        return cls(
            seed,
            story,
            tuple(share + (at < rest) for at in range(len(story.years))),
            activities=max(8, round(sessions / (SESSIONS_A_YEAR * len(story.years)))),
            stay=(24, 92),
            exact=True,
        )


def is_furnished() -> bool:
    """Whether somebody lives here already."""
    return any(model.objects.exists() for model in (User, Organisation, Activity, Family))


@transaction.atomic
def build(plan: Plan) -> None:
    """Everything of ``plan``, in an empty house; all of it or nothing."""
    staff = make_accounts()
    ground = make_neighbourhood()
    partners = make_partners(list(plan.story.years))
    kinds = make_obstacle_kinds()
    hosts = staff[Role.HOST]
    offer = make_offer(plan.seed, plan.story, plan.activities, hosts, ground, partners, kinds)
    make_volunteers(plan.seed, plan.story, offer, hosts)
    cabinet = Cabinet(
        make_finding_places(), kinds, partners.helpers, partners.programmes, make_scales()
    )
    households = people(plan, staff, ground)
    while batch := list(islice(households, BATCH)):
        file_away(plan, batch, cabinet, offer)
    if not plan.exact:
        open_agenda(plan.seed, [running.activity for running in offer], plan.story.today)
        tell_more(plan, staff, cabinet)
    take_stock()
    refresh_milestones(Case.objects.order_by("pk"))
    make_absences(plan.story.today)
    refresh_milestones(Case.objects.filter(family__in=Absence.objects.values("family")))
    if not plan.exact:
        tell_the_latest(plan, staff, cabinet)
        make_reports(partners.programmes, staff, plan.story.years)


def tell_the_latest(plan: Plan, staff: dict[str, list[User]], cabinet: Cabinet) -> None:
    """What looks at all that was written down: it comes last."""
    leader = staff[Role.COORDINATOR][0]
    make_gaps(plan.seed, cabinet.obstacle_kinds, plan.story.today)
    make_matching(plan.seed, plan.story.today)
    put_off(plan.story.today)
    make_rosters(plan.seed, leader, plan.story.today)
    make_doors(plan.seed, plan.story.today, leader)
    make_notices(plan.story.today)
    make_newcomers(plan.seed, plan.story.today, staff[Role.HOST])
    make_taps(plan.story.today, leader)


def tell_more(plan: Plan, staff: dict[str, list[User]], cabinet: Cabinet) -> None:
    """What makes a story of it; a crowd is only there to be counted."""
    leader = staff[Role.COORDINATOR][0]
    make_signals(staff, cabinet.finding_places, plan.story.today)
    make_talks(plan.seed, leader, plan.story.today)
    make_stories()
    make_rules(cabinet.programmes["opvoeden-en-opgroeien"], leader, plan.story.years)
    make_acquaintances(plan.seed)
    make_group_lives(
        plan.seed, plan.story.today, leader, cabinet.programmes["extra-inzet-isolement"]
    )
    make_referrals(plan.story.today)


def people(plan: Plan, staff: dict[str, list[User]], ground: Neighbourhood) -> Iterator[Household]:
    """The families of all years, one by one, with their journeys; then the neighbours."""
    coaches = [*staff[Role.COACH], *staff[Role.COACH], *staff[Role.COORDINATOR]]
    found = all_journeys(plan)
    back = coming_back(plan, found)
    for at, journey in enumerate(found, 1):
        number = len(found) - at
        die = dice(plan.seed, "household", number)
        made = household(die, number, journey, coaches, ground)
        made.journeys += back if at == COMES_BACK else []
        yield made
    for number in range(len(found), len(found) + plan.neighbours):
        die = dice(plan.seed, "neighbour", number)
        yield neighbour(die, number, regular(die, plan.story, number), ground)


def coming_back(plan: Plan, found: list[Journey]) -> list[Journey]:
    """The second journey of one family, taken out of ``found``; nobody comes back in a crowd."""
    again = [journey for journey in found if journey.is_going_on and journey.talks][-1:]
    if plan.exact or not again or len(found) < COMES_BACK:
        return []
    closed_on = found[COMES_BACK - 1].closes_on
    if closed_on is None or closed_on >= again[0].found_on:
        return []
    found.remove(again[0])
    return again


def all_journeys(plan: Plan) -> list[Journey]:
    story, made = plan.story, []
    for year, families in zip(story.years, plan.families, strict=True):
        die = dice(plan.seed, year)
        made += journeys(die, story, year, families, plan.stay, exact=plan.exact)
    return made


def file_away(
    plan: Plan, households: list[Household], cabinet: Cabinet, offer: list[Running]
) -> None:
    """Write down these families with all that was noted about them and wherever they came."""
    pool = [running for running in offer for _ in range(running.kind.popularity)]
    files, trails = [], []
    for home in households:
        die = dice(plan.seed, "file", home.number)
        for journey in home.journeys:
            if home.has_case:
                paper = file_of(die, home, journey, cabinet)
                around = dice(plan.seed, "around", home.number, journey.found_on)
                paper.look_around(around, home, journey, plan.story.today)
                files.append(paper)
            trails.append(trail(die, home, journey, pool, plan.story.today))
    checked = not plan.exact
    write([home.family for home in households], checked=checked)
    helpers = gathered(trails, "volunteers")
    write(helpers, checked=checked)
    write_away(first_phases(helpers), checked=checked)
    write([person for home in households for person in home.people], checked=checked)
    write_files(files, checked=checked)
    write_away(gathered(trails, "enrolments"), checked=checked)
    write_away(gathered(trails, "shifts"), checked=checked)
    write_visits(gathered(trails, "visits"))


def write_files(files: list[File], *, checked: bool) -> None:
    write([paper.case for paper in files], checked=checked)
    through = Case.programmes.through
    write_away(
        [
            through(case=paper.case, programme=programme)
            for paper in files
            for programme in paper.programmes
        ],
        checked=False,
    )
    write(gathered(files, "obstacles"), checked=checked)  # steps refer to them
    for rows in ("contacts", "consents", "referrals", "openings", "measurements", "ties", "steps"):
        write_away(gathered(files, rows), checked=checked)


def gathered(papers: list[File] | list[Trail], rows: str) -> list:
    """All the ``rows`` of several papers in one list."""
    return [row for paper in papers for row in getattr(paper, rows)]
