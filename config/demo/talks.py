"""What was spoken about with partners this year, and when somebody looked whether the card is true."""

from datetime import date, timedelta

from accounts.models import User
from activities.models import Organisation, Talk
from config.demo.dice import dice
from config.demo.rows import write

Kind = Talk.Kind
AGREED = [
    (Kind.CALL, 10, "Belt volgende week terug over de ruimte op dinsdag"),
    (Kind.MEETING, 60, "Samen een kookochtend in het voorjaar"),
    (Kind.VISIT, 45, "Flyers liggen nu bij de ingang"),
    (Kind.CONVERSATION, 20, "Een nieuwe vrijwilliger komt een keer kijken"),
    (Kind.CALL, 5, ""),
]


def make_talks(seed: int, leader: User, today: date) -> None:
    """A few with every second partner; of most the card was looked at, of some long ago."""
    for at, partner in enumerate(Organisation.objects.order_by("name")):
        die = dice(seed, "talks", partner.name)
        if at % 3:
            partner.checked_on = today - timedelta(days=die.randint(5, 300))
            partner.checked_by = leader
            partner.save(update_fields=["checked_on", "checked_by", "updated_at"])
        if at % 2 == 0:
            write(_talks(die.sample(AGREED, 2), partner, leader, today - timedelta(days=at)))


def _talks(
    told: list[tuple[Talk.Kind, int, str]], partner: Organisation, leader: User, last_on: date
) -> list[Talk]:
    contact = partner.contacts.first()
    return [
        Talk(
            organisation=partner,
            contact=contact,
            held_by=leader,
            kind=kind,
            minutes=minutes,
            agreed=agreed,
            held_on=last_on - timedelta(weeks=5 * number),
        )
        for number, (kind, minutes, agreed) in enumerate(told)
    ]
