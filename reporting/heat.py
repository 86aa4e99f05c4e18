"""How many people one shade of the calendar stands for, the same on every day of the year."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from reporting.disclosure import readable

SMALLEST_CLASS = 10  # the lightest shade stands for 1 to 9 people: it points at nobody


@dataclass(frozen=True, slots=True)
class Heat:
    """Shades 0 (nobody) to 5, each ``step`` people wide."""

    step: int = SMALLEST_CLASS

    @classmethod
    def for_days(cls, busiest: int) -> "Heat":
        """Shades so that the ``busiest`` day is the darkest, in round numbers."""
        steps = (base * 10**power for power in range(1, 9) for base in (1, 2, 5))
        return cls(next(step for step in steps if step * 5 >= busiest))

    def level(self, people: int) -> int:
        """0 for nobody, 1 to 5 for more and more."""
        return min(5, 1 + people // self.step) if people else 0

    @property
    def key(self) -> list[tuple[int, str]]:
        """Every level with what it stands for, in words."""
        between = [
            (
                level,
                _("%(from)s tot %(to)s")
                % {
                    "from": readable(max(1, (level - 1) * self.step)),
                    "to": readable(level * self.step - 1),
                },
            )
            for level in range(1, 5)
        ]
        return [(0, _("geen")), *between, (5, _("%s of meer") % readable(4 * self.step))]
