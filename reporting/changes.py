"""What would be told differently today than in a final report, figure by figure, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from reporting.disclosure import readable
from reporting.exports.record import Record


@dataclass(frozen=True, slots=True)
class Change:
    """One figure that is no longer what it was: then, now, and what that means."""

    label: str
    then: str
    now: str
    words: str


def changes(frozen: Record, now: Record) -> list[Change]:
    """Every difference between what was told and what the house would tell now; none is the best news."""
    before = {figure["code"]: figure for figure in frozen["figures"]}
    after = {figure["code"]: figure for figure in now["figures"]}
    found = [change for code in before for change in _changed(before[code], after.get(code))]
    added = [after[code] for code in after if code not in before]
    found += [
        Change(one["label"], "–", one["text"], _("Dit telden we toen niet.")) for one in added
    ]
    return [*found, *_stories(frozen, now)]


def _changed(then: Record, now: Record | None) -> Iterator[Change]:
    label = then["label"]
    if now is None:
        yield Change(label, then["text"], "–", _("Dit tellen we niet meer."))
        return
    if then["text"] != now["text"]:
        yield Change(label, then["text"], now["text"], _in_words(then, now))
    elif then["rule"] != now["rule"]:
        yield Change(
            label, then["text"], now["text"], _("Hetzelfde aantal, maar nu anders geteld.")
        )
    if then["target"] != now["target"]:
        told, known = (_promised(one["target"]) for one in (then, now))
        yield Change(label, told, known, _("De afspraak is later gewijzigd."))


def _in_words(then: Record, now: Record) -> str:
    if then["rule"] != now["rule"]:
        return _("De omschrijving is veranderd: dit is niet meer te vergelijken.")
    if then["days"] != now["days"]:
        return _("We volgden dit nu tot een latere dag.")
    if then["value"] is None or now["value"] is None:
        return _("Het aantal is veranderd.")
    difference = _short(now["value"] - then["value"])
    if difference > 0:
        return _("%(number)s meer: er is later nog iets genoteerd.") % {
            "number": readable(difference)
        }
    return _("%(number)s minder: er is iets verbeterd of vergeten.") % {
        "number": readable(-difference)
    }


def _short(number: float) -> int | float:
    """To one decimal, and none where it would be a nought."""
    rounded = round(number, 1)
    return int(rounded) if rounded == int(rounded) else rounded


def _promised(target: int | None) -> str:
    return _("geen afspraak") if target is None else _("%s afgesproken") % readable(target)


def _stories(frozen: Record, now: Record) -> Iterator[Change]:
    """A family may take its story back; what was sent cannot be called back, a new edition can be made."""
    for story in frozen["stories"]:
        if story not in now["stories"]:
            short = story if len(story) <= SHORT else f"{story[:SHORT].rstrip()}…"
            yield Change(
                _("Verhaal"),
                short,
                "–",
                _("Dit verhaal mag of kan niet meer verteld worden. Maak een nieuwe editie."),
            )


SHORT = 80
