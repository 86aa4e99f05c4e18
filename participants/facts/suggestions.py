"""Suggestions in numbers: what families answered, and who went along the first time."""

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from activities.models import Programme
from core.periods import Period
from participants.models import Suggestion
from participants.models.suggestions import COMPANIONS
from participants.returning import first_times_known, with_somebody

WHO_WENT: dict[str, str | Promise] = {
    "companion_volunteer": _("een vrijwilliger"),
    "companion_colleague": _("iemand van ons"),
    "companion_tie": _("iemand uit de eigen kring"),
    "companion_name": _("iemand anders"),
}


def suggestions_per_answer(period: Period, programme: Programme | None) -> list[tuple[str, int]]:
    """(what the family answered, suggestions made in ``period``); "" has no answer yet."""
    rows = suggested_within(period, programme).order_by().values_list("answer")
    counted = dict(rows.annotate(Count("pk")))
    answer = Suggestion.Answer
    told = [(str(one.label), counted.get(one, 0)) for one in (answer.ACCEPTED, answer.DECLINED)]
    return [*told, ("", counted.get(answer.OFFERED, 0))]


def suggested_within(period: Period, programme: Programme | None) -> QuerySet[Suggestion]:
    """The suggestions made on a day of ``period``; for a programme of its activities."""
    made = Suggestion.objects.filter(offered_on__range=(period.first, period.last))
    return made.filter(activity__programmes=programme) if programme else made


def companions_who_went(period: Period, programme: Programme | None) -> list[tuple[str, int]]:
    """(who went along, first times of ``period`` as ``returns`` counts them) for each kind."""
    counts = {
        place: Count("pk", filter=~Q(**{place: empty})) for place, empty in COMPANIONS.items()
    }
    went = first_times_known(period, programme).filter(with_somebody()).aggregate(**counts)
    return [(str(words), went[place]) for place, words in WHO_WENT.items()]
