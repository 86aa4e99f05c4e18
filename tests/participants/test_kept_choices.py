"""Saving a row leaves what it has, also when nobody can choose that any more."""

import pytest
from django.utils import timezone

from accounts.roles import Role
from activities.forms.activities import ActivityForm
from activities.forms.programmes import GrantForm
from activities.forms.shifts import ShiftForm
from activities.forms.volunteers import VolunteerForm
from participants.forms.families import FamilyForm
from participants.forms.people import PersonForm
from tests.factories.accounts import UserFactory
from tests.factories.activities import (
    ActivityFactory,
    GrantFactory,
    ObstacleKindFactory,
    OrganisationFactory,
    ShiftFactory,
    VolunteerFactory,
)
from tests.factories.participants import FamilyFactory, PersonFactory


def blocked():
    return UserFactory(role=Role.COACH, is_active=False)


def family_of_a_coach_who_left():
    coordinator = UserFactory(role=Role.COORDINATOR)
    return FamilyForm(instance=FamilyFactory(coach=blocked()), user=coordinator)


def volunteer_who_stopped():
    stopped = VolunteerFactory(ended_on=timezone.localdate())
    return PersonForm(instance=PersonFactory(volunteer=stopped))


def hours_at_an_activity_of_others():
    shift = ShiftFactory(activity=ActivityFactory())
    return ShiftForm(instance=shift, user=UserFactory(role=Role.HOST))


def account_that_was_blocked():
    return VolunteerForm(
        instance=VolunteerFactory(account=blocked()), user=UserFactory(role=Role.COORDINATOR)
    )


def funder_that_is_gone():
    return GrantForm(instance=GrantFactory(funder=OrganisationFactory(is_active=False)))


def activity_of_a_host_who_left():
    return ActivityForm(instance=ActivityFactory(hosts=[blocked()]))


def activity_with_an_obstacle_out_of_use():
    activity = ActivityFactory()
    activity.takes_away.add(ObstacleKindFactory(is_in_use=False))
    return ActivityForm(instance=activity)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("form_of", "field"),
    [
        (family_of_a_coach_who_left, "coach"),
        (volunteer_who_stopped, "volunteer"),
        (hours_at_an_activity_of_others, "activity"),
        (account_that_was_blocked, "account"),
        (funder_that_is_gone, "funder"),
        (activity_of_a_host_who_left, "hosts"),
        (activity_with_an_obstacle_out_of_use, "takes_away"),
    ],
)
def test_a_form_offers_what_its_row_already_has(form_of, field):
    form = form_of()
    now = getattr(form.instance, field)
    chosen = list(now.all()) if hasattr(now, "all") else [now]

    assert chosen
    assert set(chosen) <= set(form.fields[field].queryset)


@pytest.mark.django_db
def test_a_new_row_is_not_offered_what_is_over():
    blocked()
    leader = UserFactory(role=Role.COORDINATOR)

    assert list(ActivityForm().fields["hosts"].queryset) == [leader]
    assert list(VolunteerForm(user=leader).fields["account"].queryset) == [leader]
