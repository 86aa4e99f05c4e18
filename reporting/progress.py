"""How the year is going: where the families stand now, and where this course ends."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.conf import settings
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities.models import Programme
from core.flat import flat
from core.periods import Period
from participants import facts
from reporting import charts
from reporting.models import Target

TOO_EARLY_DAYS = 31
"""In January one family more or less would change the forecast by a dozen."""


@dataclass(frozen=True)
class Progress:
    """A year as it stands at the end of ``until``, against what was promised for it."""

    year: int
    until: date
    target: int
    programme: Programme | None
    standing: facts.Standing
    connections: dict[date, int]

    @property
    def found(self) -> int:
        return self.standing.found

    @property
    def reached(self) -> int:
        return self.standing.reached

    @property
    def connected(self) -> int:
        return self.standing.connected

    @property
    def to_find(self) -> int:
        """Families that were promised and not found yet."""
        return max(self.target - self.standing.found, 0)

    @property
    def is_over(self) -> bool:
        """Whether every day of the year has been counted."""
        return self.until == Period.year(self.year).last

    @property
    def forecast(self) -> int | None:
        """Connected families on 31 December if the rest of the year goes like the year so far.

        Families so far, divided by the days gone, times the days of the year, in whole families,
        rounded down. None in January, and when the year is over: then there is nothing to guess.
        """
        gone = self._days_gone
        if gone <= TOO_EARLY_DAYS or self.is_over:
            return None
        return self.connected * Period.year(self.year).days // gone

    @property
    def headline(self) -> str:
        """The year in one line: in how many houses there is light."""
        if self.connected > self.target:
            return _("In %(lit)d huizen brandt licht") % {"lit": self.connected}
        return ngettext(
            "In %(lit)d van de %(target)d huizen brandt licht",
            "In %(lit)d van de %(target)d huizen brandt licht",
            self.connected,
        ) % {"lit": self.connected, "target": self.target}

    @property
    def sentence(self) -> str:
        """Where the year ends, and what is needed to keep the promise."""
        numbers = {
            "year": self.year,
            "target": self.target,
            "connected": self.connected,
            "forecast": self.forecast,
            "more": abs(self.target - (self.forecast or 0)),
            "short": self.target - self.connected,
        }
        return " ".join(part % numbers for part in self._sentences())

    @property
    def pace(self) -> str:
        """How fast families find a place now, and how fast they would have to."""
        if self.is_over or not self.connected:
            return ""
        now = _("Er komt %(pace)s bij.") % {"pace": paced(self.connected, self._days_gone)}
        short, left = self.target - self.connected, self._days_left
        if short <= 0:
            return now
        needed = _("Voor %(target)d is %(pace)s nodig, nog %(weeks)s lang.") % {
            "target": self.target,
            "pace": paced(short, left),
            "weeks": ngettext("%d week", "%d weken", max(1, left // 7)) % max(1, left // 7),
        }
        return f"{now} {needed}"

    @property
    def last_year(self) -> str:
        """How it stood a year ago on this day; empty when nobody was connected then."""
        ended = self.connected_by(date(self.year - 1, 12, 31))
        if not ended:
            return ""
        numbers = {
            "day": date_format(self.until, "j F"),
            "then": self.connected_by(self._a_year_ago),
            "ended": ended,
        }
        return (
            _("Vorig jaar stond de teller op %(day)s op %(then)d. Toen werden het er %(ended)d.")
            % numbers
        )

    @property
    def rule(self) -> str:
        """How the forecast is made, to print near it."""
        return _(
            "De koers is het aantal gezinnen tot nu toe, gedeeld door de dagen die voorbij zijn en "
            "keer alle dagen van het jaar. In januari is het daarvoor te vroeg."
        )

    @cached_property
    def weekly(self) -> tuple[tuple[date, int], ...]:
        """(day, families connected so far) on 1 January, after every week, and now."""
        first = date(self.year, 1, 1)
        weeks = (first + timedelta(days=7 * week) for week in range(53))
        days = [day for day in weeks if day < self.until]
        return tuple((day, self.connected_by(day)) for day in [*days, self.until])

    @property
    def flat(self) -> SafeString:
        """The year as a flat with a window per promised family (SVG)."""
        return flat(
            target=self.target,
            connected=self.connected,
            reached=self.standing.furthest_reached,
            found=self.standing.furthest_found,
        )

    @property
    def course(self) -> SafeString:
        """The year as a line, week by week (SVG)."""
        return charts.course(points=self.weekly, target=self.target, forecast=self.forecast)

    def connected_by(self, day: date) -> int:
        """Families connected in the year of ``day``, up to and including that day."""
        return sum(
            families
            for on, families in self.connections.items()
            if on.year == day.year and on <= day
        )

    def _sentences(self) -> list[str]:
        if self.is_over:
            return self._looking_back()
        if self.forecast is None:
            return [_("Het jaar is net begonnen. Vanaf februari staat hier de koers.")]
        if self.connected >= self.target:
            return [_("De afspraak van %(target)d gezinnen is gehaald.")]
        if self.forecast >= self.target:
            return [
                ngettext(
                    "Op deze koers heeft %(forecast)d gezin aansluiting op 31 december.",
                    "Op deze koers hebben %(forecast)d gezinnen aansluiting op 31 december.",
                    self.forecast,
                ),
                _("Afgesproken is %(target)d."),
            ]
        return self._falling_short(self.forecast)

    def _looking_back(self) -> list[str]:
        ended = ngettext(
            "In %(year)d vond %(connected)d gezin aansluiting. Afgesproken was %(target)d.",
            "In %(year)d vonden %(connected)d gezinnen aansluiting. Afgesproken was %(target)d.",
            self.connected,
        )
        return [ended]

    def _falling_short(self, forecast: int) -> list[str]:
        return [
            ngettext(
                "Op deze koers heeft %(forecast)d van de %(target)d gezinnen aansluiting "
                "op 31 december.",
                "Op deze koers hebben %(forecast)d van de %(target)d gezinnen aansluiting "
                "op 31 december.",
                forecast,
            ),
            ngettext(
                "Om %(target)d te halen, is er %(more)d meer nodig.",
                "Om %(target)d te halen, zijn er %(more)d meer nodig.",
                self.target - forecast,
            ),
        ]

    @property
    def _days_gone(self) -> int:
        return (self.until - date(self.year, 1, 1)).days + 1

    @property
    def _days_left(self) -> int:
        return (date(self.year, 12, 31) - self.until).days

    @property
    def _a_year_ago(self) -> date:
        leap_day = (self.until.month, self.until.day) == (2, 29)
        return self.until.replace(year=self.year - 1, day=28 if leap_day else self.until.day)


def progress(year: int, today: date, programme: Programme | None = None) -> Progress:
    """How ``year`` stands on ``today``: three queries, whatever the number of families.

    The promise is the ``Target`` of the programme for connected families, or else what the project
    plan promises for a year (``FAMILIES_PROMISED_A_YEAR``).
    """
    until = min(today, date(year, 12, 31))
    this_year = Period(date(year, 1, 1), until)
    both_years = Period(date(year - 1, 1, 1), until)
    return Progress(
        year=year,
        until=until,
        target=promised_families(year, programme),
        programme=programme,
        standing=facts.standing(this_year, programme),
        connections=facts.connections_per_day(both_years, programme),
    )


def current_progress(today: date) -> Progress:
    """How the year of ``today`` goes for the programme that promised the most connected families.

    Without a promise for this year: for all programmes together, everybody once.
    """
    promises = Target.objects.filter(year=today.year, code="connected").order_by("-value", "pk")
    largest = promises.select_related("programme").first()
    return progress(today.year, today, largest.programme if largest else None)


def promised_families(year: int, programme: Programme | None) -> int:
    """How many families the programme promised to connect in ``year``."""
    targets = Target.objects.filter(programme=programme, year=year, code="connected")
    found = targets.values_list("value", flat=True).first() if programme else None
    return found if found is not None else settings.FAMILIES_PROMISED_A_YEAR


def paced(families: int, days: int) -> str:
    """``families`` in ``days`` as a pace in words: "ongeveer 1 gezin per 2 weken"."""
    a_week = families * 7 / max(days, 1)
    if a_week >= 1:
        count = round(a_week)
        return (
            ngettext("ongeveer %d gezin per week", "ongeveer %d gezinnen per week", count) % count
        )
    weeks = round(1 / a_week)
    if weeks == 1:
        return _("bijna 1 gezin per week")
    return _("ongeveer 1 gezin per %d weken") % weeks
