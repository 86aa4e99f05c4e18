"""How many families are connected, in four steps, and how many stay: what its page says."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities.models import Programme
from core.periods import Period
from participants import facts
from participants.facts import EVERYTHING, ConnectionStep
from reporting.disclosure import Told, part, readable, total

MONTHS = (3, 6)


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step: how many took it, by which rule."""

    slug: str
    label: str
    rule: str
    families: Told
    people: str


@dataclass(frozen=True, slots=True)
class StayLine:
    """How many of those who returned still come after some months."""

    label: str
    still: Told
    too_recent: str


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """One programme beside the others; small numbers are not told."""

    name: str
    slug: str
    cells: list[tuple[str, str]]
    has_own_rule: bool


@dataclass(frozen=True)
class Overview:
    """The steps that were taken in ``period``, for one programme or for everything."""

    period: Period
    programme: Programme | None
    programmes: list[Programme]
    steps: dict[int, facts.Steps]

    @property
    def year(self) -> int:
        return self.period.first.year

    @property
    def subject(self) -> str:
        return self.programme.name if self.programme else _("Alle programma's samen")

    @property
    def slug(self) -> str:
        return self.programme.slug if self.programme else ""

    @property
    def chosen(self) -> facts.Steps:
        return self.steps[self.programme.pk if self.programme else EVERYTHING]

    @property
    def has_own_rule(self) -> bool:
        """Whether the programme counts by other numbers than the foundation."""
        return self.chosen.rule != self.chosen.our_rule

    @cached_property
    def lines(self) -> list[StepLine]:
        """The four steps, in order."""
        return [
            StepLine(
                slug=step.slug,
                label=str(step.label),
                rule=facts.rule_of_step(step, self.chosen.rule),
                families=total(self.chosen.took(step).families),
                people=_people(self.chosen.took(step).people),
            )
            for step in ConnectionStep
        ]

    @property
    def stays(self) -> list[StayLine]:
        """Who still comes after three months, and after six."""
        return [self._stay(months) for months in MONTHS]

    @property
    def rule_of_staying(self) -> str:
        return facts.rule_of_staying(self.chosen.rule)

    @property
    def heads(self) -> list[str]:
        """Above the columns of the programmes."""
        stays = [_("Na %(months)s maanden nog") % {"months": months} for months in MONTHS]
        return [str(step.label) for step in ConnectionStep] + stays

    @property
    def per_programme(self) -> list[ProgrammeLine]:
        """Every programme that counts families, with the same figures."""
        return [self._programme(one) for one in self.programmes if self.steps[one.pk].counts]

    def _stay(self, months: int) -> StayLine:
        kept = self.chosen.kept(months)
        recent = kept.too_recent.families
        return StayLine(
            label=ngettext(
                "Na %(months)s maanden, van het %(number)s gezin van wie we het weten",
                "Na %(months)s maanden, van de %(number)s gezinnen van wie we het weten",
                kept.known.families,
            )
            % {"months": months, "number": readable(kept.known.families)},
            still=total(kept.still.families),
            too_recent=ngettext(
                "Van %(number)s gezin is het te kort geleden om te weten.",
                "Van %(number)s gezinnen is het te kort geleden om te weten.",
                recent,
            )
            % {"number": readable(recent)}
            if recent
            else "",
        )

    def _programme(self, programme: Programme) -> ProgrammeLine:
        steps = self.steps[programme.pk]
        cells = [str(part(steps.took(step).families)) for step in ConnectionStep]
        for months in MONTHS:
            kept = steps.kept(months)
            cells.append(_of(part(kept.still.families), part(kept.known.families)))
        return ProgrammeLine(
            name=programme.name,
            slug=programme.slug,
            cells=list(zip(self.heads, cells, strict=True)),
            has_own_rule=steps.rule != steps.our_rule,
        )


def overview(year: int, programme: Programme | None, today: date) -> Overview:
    """The steps of ``year`` as they stand ``today``: three queries, however many programmes."""
    period = Period(date(year, 1, 1), min(today, date(year, 12, 31)))
    programmes = list(Programme.objects.order_by("started_on", "name"))
    keys = [EVERYTHING, *(one.pk for one in programmes)]
    return Overview(period, programme, programmes, facts.steps_taken(period, keys))


def _people(number: int) -> str:
    return ngettext("%(number)s persoon", "%(number)s personen", number) % {
        "number": readable(number)
    }


def _of(some: Told, whole: Told) -> str:
    """``12 van 18``; without anybody to look at there is nothing to say yet."""
    if whole.number == 0:
        return "–"
    return _("%(count)s van %(out_of)s") % {"count": some, "out_of": whole}
