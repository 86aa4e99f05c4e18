"""A register told again from the rows of its taps alone, to hold against what the house shows."""

from dataclasses import dataclass, field

from participants.models import Tap


@dataclass
class Retold:
    """What the taps of one register come down to."""

    here: set[int] = field(default_factory=set)
    last: dict[int, str] = field(default_factory=dict)
    """The key of the last word about each person."""
    open: dict[int, str] = field(default_factory=dict)
    """Contradictions that nobody settled, by person."""
    unnamed: int = 0
    odd: list[str] = field(default_factory=list)
    """What became of a tap, and does not follow from the taps before it."""

    def count(self, tap: Tap) -> None:
        """More or fewer without a name; never fewer than nobody."""
        after = self.unnamed + tap.value.get("change", 0)
        if (tap.outcome == "applied") is not (after >= 0):
            self.odd.append(f"{tap.key}: {tap.outcome}")
        elif after >= 0:
            self.unnamed = after

    def hear(self, tap: Tap) -> None:
        """What was said about somebody."""
        if tap.outcome != self.due(tap):
            self.odd.append(f"{tap.key}: {tap.outcome}, not {self.due(tap)}")
        if tap.outcome == "already":
            return
        if tap.outcome == "applied":
            (self.here.add if tap.is_here else self.here.discard)(tap.person_id)
            self.open.pop(tap.person_id, None)
        else:
            self.open[tap.person_id] = str(tap.key)
        self.last[tap.person_id] = str(tap.key)

    def due(self, tap: Tap) -> str:
        """The list only changes by who had seen the last word; who had not contradicts it."""
        has_seen = tap.seen == self.last.get(tap.person_id, "")
        is_choice = has_seen and tap.person_id in self.open
        if tap.is_here is (tap.person_id in self.here) and not is_choice:
            return "already"
        return "applied" if has_seen else "conflict"


def retold(session: int) -> Retold:
    """The register of ``session``, told again in the order in which taps came in."""
    story = Retold()
    for tap in Tap.objects.filter(session=session).exclude(outcome="refused"):
        if tap.kind in Tap.ABOUT_PRESENCE:
            story.hear(tap)
        elif tap.kind == Tap.Kind.COUNT:
            story.count(tap)
    return story
