"""The neighbourhood agenda of the demo: open, with most activities on it, by rules, and one moved."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from activities.models import Activity, PublicAgenda, Series, Session
from core.recurrence import Recurrence, Rhythm

CONTACT = "Loop binnen bij het Huis van de Wijk, of mail naar buurt@example.org."
MOVED, BECAUSE = "Naaicafé", "de zaal is die avond bezet"


@dataclass(frozen=True, slots=True)
class Told:
    """What the neighbourhood reads about an activity."""

    english: str
    cost: str = "0"
    child_care: bool = False
    step_free: bool = True


TOLD = {  # Moeders aan de Pascalweg is not in it: a circle of trust is not advertised
    "Taalochtend": Told(
        "Practise Dutch together over coffee. Small children are welcome.", child_care=True
    ),
    "Inloop formulieren": Told("Bring your letters. We read, call and fill in forms with you."),
    "Buiten spelen": Told("Children play, parents drink tea at the long table."),
    "Eten aan de Pascalweg": Told("Neighbours take turns cooking. Everybody joins in.", "2.50"),
    "Naaicafé": Told(
        "Learn to sew and mend clothes, on an evening without hurry.", "1", step_free=False
    ),
    "Samen tuinieren": Told("A piece of Spinozapark full of vegetables, flowers and talk."),
    "Huiswerkclub": Told("Doing homework with help, for primary school children."),
}


def open_agenda(seed: int, activities: list[Activity], today: date) -> None:
    """Open the agenda and put on it what is told; everything this year was planned by a rule."""
    PublicAgenda.objects.create(
        pk=PublicAgenda.THE_ONE, is_open=True, contact=CONTACT, house=UUID(int=seed, version=4)
    )
    for activity in activities:
        if told := TOLD.get(activity.name):
            _tell(activity, told)
        _by_rule(activity, today)
    _move(today)


def _tell(activity: Activity, told: Told) -> None:
    activity.is_public = True
    activity.description_english = told.english
    activity.cost = Decimal(told.cost)
    activity.has_child_care, activity.is_step_free = told.child_care, told.step_free
    activity.save()


def _by_rule(activity: Activity, today: date) -> None:
    sessions = activity.sessions.filter(held_on__year=today.year)
    first, last = sessions.order_by("held_on").first(), sessions.order_by("held_on").last()
    if first and last:
        series = Series.objects.create(
            activity=activity,
            rule=Recurrence.of(Rhythm.WEEK, first.held_on, last.held_on).rule,
            first_on=first.held_on,
            last_on=last.held_on,
            starts_at=activity.starts_at,
            ends_at=activity.ends_at,
        )
        sessions.update(series=series)


def _move(today: date) -> None:
    """The last planned evening is a day later."""
    coming = Session.objects.took_place().filter(activity__name=MOVED, held_on__gt=today)
    if session := coming.order_by("held_on").last():
        session.moved_from_on, session.moved_because = session.held_on, BECAUSE
        session.held_on += timedelta(days=1)
        session.save()
