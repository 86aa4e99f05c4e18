"""What is done all day in a house, on rows that cost the most."""

from datetime import time, timedelta

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from activities.models import Activity, ObstacleKind, PublicAgenda, Session
from core.search import folded
from participants.models import Attendance, Family
from tests.bench.counting import busiest_year
from tests.bench.visitor import Case
from tests.browser import CAST
from tests.history import live_through
from tests.tapping import OffAndOn, owner_of

KNOWN_FOR_YEARS = "Vijf jaar bekend"
MANY_ACTIVITIES = 500


def cases() -> list[Case]:
    """The pages of a working day and, last, the report of the busiest year."""
    year = busiest_year()
    return [
        Case("home", reverse("home")),
        Case("attention", reverse("participants:attention_list")),
        Case("list", reverse("participants:family_list")),
        Case("search", reverse("participants:family_list"), ({"zoek": searched_name()},)),
        Case("family", longest_file().get_absolute_url()),
        Case("family, 5 years", known_for_years().get_absolute_url()),
        *register_cases(),
        Case("calendar month", f"{reverse('activities:agenda')}?beeld=maand"),
        Case("neighbourhood agenda", public_page()),
        Case("match, 500 activities", match_page()),
        Case("network", reverse("participants:initiative_network")),
        Case("report", f"{reverse('reporting:annual_report')}?jaar={year}"),
        Case("pdf", reverse("reporting:annual_report_download", args=[year, "pdf"]), ({},)),
    ]


def searched_name() -> str:
    """The first word of some family's name, typed without its accents."""
    family = Family.objects.order_by("-pk").exclude(search_key="")[0]
    return folded(family.name).split()[-1]


def longest_file() -> Family:
    """The family of the demo with the most contact moments."""
    families = Family.objects.exclude(name=KNOWN_FOR_YEARS)
    return families.annotate(moments=Count("contacts")).order_by("-moments", "pk")[0]


def known_for_years() -> Family:
    """A family with five years behind it; made once in every house that is measured."""
    if known := Family.objects.filter(name=KNOWN_FOR_YEARS).first():
        return known
    family = Family.objects.create(name=KNOWN_FOR_YEARS, coach=longest_file().coach)
    return live_through(family, until=timezone.localdate())


def public_page() -> str:
    """What everybody can read, with all that goes on in it."""
    agenda = PublicAgenda.of_this_house()
    agenda.pk, agenda.is_open = PublicAgenda.THE_ONE, True
    agenda.save()
    Activity.objects.update(is_public=True)
    return reverse("activities:public_agenda")


def match_page() -> str:
    """What suits a family, of five hundred activities; made once in every house that is measured."""
    today, kinds = timezone.localdate(), list(ObstacleKind.objects.order_by("pk"))
    missing = MANY_ACTIVITIES - Activity.objects.current(today).count()
    made = Activity.objects.bulk_create(
        Activity(name=f"Meetactiviteit {number}", started_on=today, starts_at=time(10))
        for number in range(missing)
    )
    days = [today + timedelta(days=1 + number % 50) for number in range(len(made))]
    Session.objects.bulk_create(
        Session(activity=activity, held_on=day) for activity, day in zip(made, days, strict=True)
    )
    through = Activity.takes_away.through
    through.objects.bulk_create(
        through(activity=activity, obstaclekind=kinds[number % len(kinds)])
        for number, activity in enumerate(made)
    )
    return reverse("participants:match_list", args=[longest_file().pk])


def register_cases() -> list[Case]:
    """A register on which 25 came, or nearly: opening it, and one of them tapped off and on again."""
    visits = Attendance.objects.order_by().values("session").annotate(people=Count("pk"))
    session = visits.filter(people__lte=25).order_by("-people", "session")[0]["session"]
    person = Attendance.objects.filter(session=session).order_by("pk")[0].person_id
    owner = owner_of(User.objects.get(email=CAST[Role.COORDINATOR]).pk)
    return [
        Case("register", reverse("participants:register", args=[session])),
        Case(
            "register tap",
            reverse("participants:register_taps", args=[session]),
            told=OffAndOn(owner, person),
        ),
    ]
