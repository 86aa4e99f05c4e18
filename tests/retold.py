"""A register told again from the rows of its taps alone, to hold against what the house shows."""

from dataclasses import dataclass, field

from participants.models import Tap

SILENT = {"already", "refused"}


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

    def hear(self, tap: Tap) -> None:
        """The list only changes by who had seen the last word; who had not contradicts it."""
        person, is_applied = tap.person_id, tap.outcome == "applied"
        has_seen = tap.kind == "newcomer" or tap.seen == self.last.get(person, "")
        if has_seen is not is_applied:
            self.odd.append(f"{tap.key}: {tap.outcome}")
        if is_applied:
            (self.here.add if tap.is_here else self.here.discard)(person)
            self.open.pop(person, None)
        else:
            if tap.is_here is (person in self.here):
                self.odd.append(f"{tap.key}: contradicts nothing")
            self.open[person] = str(tap.key)
        self.last[person] = str(tap.key)


def retold(session: int) -> Retold:
    """The register of ``session``, told again in the order in which taps came in."""
    story = Retold()
    for tap in Tap.objects.filter(session=session).exclude(outcome__in=SILENT):
        if tap.kind in Tap.ABOUT_PRESENCE and tap.person_id:
            story.hear(tap)
        elif tap.kind == "count":
            story.unnamed += tap.value["change"]
    return story
