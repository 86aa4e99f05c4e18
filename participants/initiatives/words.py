"""What a network says in sentences: what changed since the same days of last year."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participants.initiatives.network import Initiative, Line, Network


def in_common(line: Line) -> str:
    """What two initiatives have in common, as in ``5 mensen, 12 keer samen``."""
    said = []
    if line.people:
        said.append(ngettext("%d mens", "%d mensen", line.people) % line.people)
    if line.meetings:
        said.append(ngettext("%d keer samen", "%d keer samen", line.meetings) % line.meetings)
    return ", ".join(said)


def listed(initiatives: Iterable[Initiative]) -> str:
    """``Naaicafé, Taalochtend en Tuin``."""
    *most, last = [initiative.name for initiative in initiatives]
    return _("%(most)s en %(last)s") % {"most": ", ".join(most), "last": last} if most else last


def changes(now: Network, before: Network) -> list[str]:
    """What is different from ``before``, the most telling first."""
    return [
        *_joined(now, before),
        *_fallen_apart(now, before),
        *_newcomers(now, before),
        *_new_lines(now, before),
        *_lost_lines(now, before),
    ]


def _known_in(network: Network, line: Line) -> bool:
    return {line.one, line.other} <= set(network.initiatives)


def _islands_without(one: Network, other: Network) -> Iterator[list[tuple[Initiative, ...]]]:
    """For every island of ``one``: the parts it has in ``other``, when these are several."""
    at = {
        initiative: part
        for part in [*other.islands, *((alone,) for alone in other.alone)]
        for initiative in part
    }
    for island in one.islands:
        parts = {at[initiative] for initiative in island if initiative in at}
        if len(parts) > 1:
            within = [tuple(i for i in part if i in set(island)) for part in parts]
            yield sorted(within, key=lambda part: (-len(part), part))


def _joined(now: Network, before: Network) -> Iterator[str]:
    for first, *others in _islands_without(now, before):
        for part in others:
            yield _("%(part)s en %(first)s stonden vorig jaar los van elkaar. Nu niet meer.") % {
                "part": listed(part),
                "first": _first_of(first),
            }


def _fallen_apart(now: Network, before: Network) -> Iterator[str]:
    for first, *others in _islands_without(before, now):
        for part in others:
            yield _("%(part)s en %(first)s hingen vorig jaar samen. Nu niet meer.") % {
                "part": listed(part),
                "first": _first_of(first),
            }


def _first_of(part: tuple[Initiative, ...]) -> str:
    """A large part by its first name and how many more there are."""
    if len(part) <= 2:
        return listed(part)
    more = len(part) - 1
    return ngettext("%(name)s met nog %(more)d", "%(name)s met nog %(more)d", more) % {
        "name": part[0].name,
        "more": more,
    }


def _newcomers(now: Network, before: Network) -> Iterator[str]:
    known = set(before.initiatives)
    for initiative in now.initiatives:
        if initiative not in known:
            lines = now.lines_of(initiative)
            others = [next(iter(line.ends - {initiative})) for line in lines]
            yield (
                _("%(name)s is nieuw, en hangt samen met %(others)s.")
                % {"name": initiative.name, "others": listed(others)}
                if others
                else _("%(name)s is nieuw, en staat nog los.") % {"name": initiative.name}
            )


def _new_lines(now: Network, before: Network) -> Iterator[str]:
    had = {line.ends for line in before.connecting}
    for line in now.connecting:
        if line.ends not in had and _known_in(before, line):
            yield _("Nieuw: %(one)s en %(other)s (%(what)s).") % {
                "one": line.one.name,
                "other": line.other.name,
                "what": in_common(line),
            }


def _lost_lines(now: Network, before: Network) -> Iterator[str]:
    have = {line.ends for line in now.connecting}
    for line in before.connecting:
        if line.ends not in have and _known_in(now, line):
            yield _("Weg: %(one)s en %(other)s (vorig jaar %(what)s).") % {
                "one": line.one.name,
                "other": line.other.name,
                "what": in_common(line),
            }
