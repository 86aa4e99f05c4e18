"""How the year is going: where the families stand now, and where this course ends."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities.models import Programme
from core.flat import flat
from core.periods import Period
from participants import facts
from reporting import charts
from reporting.outlook import TOO_EARLY_DAYS, Outlook, method
from reporting.promises import Promises, leading_programme


@dataclass(frozen=True)
class Progress:
    """A year as it stands at the end of ``until``, against what was promised for it."""

    year: int
    until: date
    promises: Promises
    standing: facts.Standing
    connections: dict[date, int]

    @property
    def programme(self) -> Programme | None:
        return self.promises.programme

    @property
    def target(self) -> int | None:
        """How many families were promised a place to belong; None when nobody said so."""
        return self.promises.families

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
        return max((self.target or 0) - self.standing.found, 0)

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
    def outlook(self) -> Outlook | None:
        """From how many to how many there will be on 31 December; None when ``forecast`` is."""
        return Outlook.of(self.connected, self._counted, Period.year(self.year))

    @property
    def headline(self) -> str:
        """The year in one line: in how many houses there is light."""
        if self.target is None or self.connected > self.target:
            return ngettext(
                "In %(lit)d huis brandt licht", "In %(lit)d huizen brandt licht", self.connected
            ) % {"lit": self.connected}
        return ngettext(
            "In %(lit)d van de %(target)d huizen brandt licht",
            "In %(lit)d van de %(target)d huizen brandt licht",
            self.connected,
        ) % {"lit": self.connected, "target": self.target}

    @property
    def sentence(self) -> str:
        """Where the year ends, and what is needed to keep the promise."""
        return " ".join([*self._going(), *self._promise()])

    @property
    def pace(self) -> str:
        """How fast families find a place now, and how fast they would have to."""
        if self.is_over or not self.connected:
            return ""
        now = _("Er komt %(pace)s bij.") % {"pace": paced(self.connected, self._days_gone)}
        if self.target is None or self.connected >= self.target:
            return now
        weeks = max(1, self._days_left // 7)
        needed = _("Voor %(target)d is %(pace)s nodig, nog %(weeks)s lang.") % {
            "target": self.target,
            "pace": paced(self.target - self.connected, self._days_left),
            "weeks": ngettext("%d week", "%d weken", weeks) % weeks,
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
    def report(self) -> str:
        """The address of the report over the same year and the same programme."""
        query = {"jaar": self.year, "programma": self.programme.slug if self.programme else ""}
        return reverse("reporting:annual_report", query=query)

    @property
    def connection(self) -> str:
        """By which rule a family counts as connected; one query."""
        return facts.our_rule_in_words(self.until)

    @property
    def rule(self) -> str:
        """How the forecast is made, to print near it."""
        course = _(
            "De koers is het aantal gezinnen tot nu toe, gedeeld door de dagen die voorbij zijn en "
            "keer alle dagen van het jaar. In januari is het daarvoor te vroeg."
        )
        return f"{course} {method()}"

    @cached_property
    def weekly(self) -> tuple[tuple[date, int], ...]:
        """(day, families connected so far) on 1 January, after every week, and now."""
        first = date(self.year, 1, 1)
        weeks = (first + timedelta(days=7 * week) for week in range(53))
        days = [day for day in weeks if day < self.until]
        return tuple((day, self.connected_by(day)) for day in [*days, self.until])

    @property
    def flat(self) -> SafeString:
        """The year as a flat with a window per promised family, else per family we know (SVG)."""
        return flat(target=self.target or self.standing.known, **self.standing.furthest)

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

    def _going(self) -> list[str]:
        """How the year went, or where it ends when it goes on like this."""
        if self.is_over:
            sentence = ngettext(
                "In %(year)d vond %(connected)d gezin aansluiting.",
                "In %(year)d vonden %(connected)d gezinnen aansluiting.",
                self.connected,
            )
            return [sentence % {"year": self.year, "connected": self.connected}]
        outlook = self.outlook
        if outlook is None:
            return [_("Het jaar is net begonnen. Vanaf februari staat hier de koers.")]
        if self.target is not None and self.connected >= self.target:
            return []
        numbers = {"outlook": outlook, "target": self.target}
        if self.target is None or outlook.high >= self.target:
            sentence = ngettext(
                "Op deze koers heeft %(outlook)s gezin aansluiting op 31 december.",
                "Op deze koers hebben %(outlook)s gezinnen aansluiting op 31 december.",
                outlook.high,
            )
        else:
            sentence = ngettext(
                "Op deze koers heeft %(outlook)s van de %(target)d gezinnen aansluiting "
                "op 31 december.",
                "Op deze koers hebben %(outlook)s van de %(target)d gezinnen aansluiting "
                "op 31 december.",
                outlook.high,
            )
        return [sentence % numbers]

    def _promise(self) -> list[str]:
        """What was promised, beside how it goes."""
        target, outlook = self.target, self.outlook
        if target is None:
            return [self.promises.why_none]
        if self.is_over:
            return [_("Afgesproken was %(target)d.") % {"target": target}]
        if outlook is None:
            return []
        if self.connected >= target:
            return [_("De afspraak van %(target)d gezinnen is gehaald.") % {"target": target}]
        return [self._kept(outlook, target)]

    def _kept(self, outlook: Outlook, target: int) -> str:
        """Whether the promise will be kept on this course: surely, perhaps, or not."""
        if outlook.low >= target:
            return _("Afgesproken is %(target)d.") % {"target": target}
        if outlook.high >= target:
            return _("Afgesproken is %(target)d: dat kan, maar zeker is het niet.") % {
                "target": target
            }
        more = ngettext(
            "Om %(target)d te halen, is er minstens %(more)d meer nodig.",
            "Om %(target)d te halen, zijn er minstens %(more)d meer nodig.",
            target - outlook.high,
        )
        return more % {"target": target, "more": target - outlook.high}

    @property
    def _counted(self) -> Period:
        return Period(date(self.year, 1, 1), self.until)

    @property
    def _days_gone(self) -> int:
        return self._counted.days

    @property
    def _days_left(self) -> int:
        return (date(self.year, 12, 31) - self.until).days

    @property
    def _a_year_ago(self) -> date:
        leap_day = (self.until.month, self.until.day) == (2, 29)
        return self.until.replace(year=self.year - 1, day=28 if leap_day else self.until.day)


def progress(year: int, today: date, programme: Programme | None = None) -> Progress:
    """How ``year`` stands on ``today``: three queries, whatever the number of families."""
    until = min(today, date(year, 12, 31))
    this_year = Period(date(year, 1, 1), until)
    both_years = Period(date(year - 1, 1, 1), until)
    return Progress(
        year=year,
        until=until,
        promises=Promises(year, programme),
        standing=facts.standing(this_year, programme),
        connections=facts.connections_per_day(both_years, programme),
    )


def current_progress(today: date) -> Progress:
    """How the year of ``today`` goes for the programme that promised the most connected families.

    Without a promise for this year: for all programmes together, everybody once.
    """
    return progress(today.year, today, leading_programme(today.year))


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
