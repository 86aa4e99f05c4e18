"""What tests of the attention list share: a Tuesday in June, and families with a history.

The May holiday ended on 6 May 2018, so of the last 43 days every one counts.
"""

from datetime import date, timedelta

from django.urls import reverse

from participants.actions.milestones import refresh_milestones
from participants.attention.lines import shown
from participants.attention.lists import attention
from participants.models import Case
from tests.factories.activities import ActivityFactory, SessionFactory
from tests.factories.participants import (
    AttendanceFactory,
    CaseFactory,
    ConsentFactory,
    ContactMomentFactory,
    FamilyFactory,
    PersonFactory,
)

TODAY = date(2018, 6, 19)
LIST = reverse("participants:attention_list")
HTMX = {"HX-Request": "true"}


def days_ago(number):
    return TODAY - timedelta(days=number)


def found(coach, *, days=60):
    """A family of ``coach`` that was found so many days ago, with a valid consent."""
    case = CaseFactory(family=FamilyFactory(coach=coach), found_on=days_ago(days))
    ConsentFactory(family=case.family, given_on=days_ago(days), expires_on=date(2020, 9, 1))
    return case.family


def contact(family, *, days, was_reached=True):
    ContactMomentFactory(family=family, happened_on=days_ago(days), was_reached=was_reached)


def visits(family, *days, **activity):
    """Visits of one person, so many days ago, to one activity."""
    person, activity = PersonFactory(family=family), ActivityFactory(**activity)
    for number in days:
        session = SessionFactory(activity=activity, held_on=days_ago(number))
        AttendanceFactory(person=person, session=session)


def found_attention(user, **choice):
    """Who needs ``user`` on ``TODAY``, after everything that follows was derived."""
    refresh_milestones(Case.objects.all())
    return attention(user, today=TODAY, **choice)


def shown_lines(user):
    return shown(found_attention(user).lines, user, TODAY)


def reasons(user):
    """Each family of the list with its first reason in words."""
    return [(line.family, line.why) for line in shown_lines(user)]


def kinds(user, family):
    """The codes of all that calls about ``family``, the most pressing first."""
    lines = [line for line in found_attention(user).lines if line.family == family.pk]
    return [kind.code for line in lines for kind, _call in line.calls]


def silent(coach):
    """A family of which nothing was heard for nearly six weeks."""
    family = found(coach)
    contact(family, days=40)
    found_attention(coach)
    return family


def address(name, family):
    return reverse(f"participants:{name}", args=[family.pk])


def on_the_list(client, query=""):
    return [line.family for line in client.get(LIST + query).context["lines"]]
