"""One programme counts connection more strictly than the foundation, as agreed with who pays."""

from datetime import date

from accounts.models import User
from activities.models import Programme
from config.demo.rows import write
from participants.models import ConnectionRule


def make_rules(programme: Programme, author: User, years: tuple[int, ...]) -> None:
    """From the second year on; the history shows what changed and why."""
    if len(years) > 1:
        write(
            [
                ConnectionRule(
                    programme=programme,
                    starts_on=date(years[1], 1, 1),
                    visits=4,
                    within_weeks=10,
                    because="Afgesproken met de gemeente: vier keer in tien weken.",
                    author=author,
                )
            ]
        )
