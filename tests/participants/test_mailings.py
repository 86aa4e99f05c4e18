"""Messages to the members of a group: to whom, what the mail says, and what stays afterwards."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from core.mailing import Delivery, mute
from participants.actions.mailings import addresses_of, deliver_mailings, write_mailing
from participants.models import GroupMailing, MailingCopy
from tests.factories.accounts import UserFactory
from tests.factories.activities import NeighbourhoodGroupFactory, VolunteerFactory
from tests.factories.participants import MembershipFactory

pytestmark = pytest.mark.django_db
WORDS = "Dinsdag beginnen we om tien uur."


@pytest.fixture
def group():
    return NeighbourhoodGroupFactory(name="Tuingroep")


@pytest.fixture
def door(group):
    return reverse("participants:mailing_add", args=[group.pk])


def member(group, address="fortes@example.org", **more):
    return MembershipFactory(group=group, person__family__email=address, **more)


def addresses():
    return set(MailingCopy.objects.values_list("address", flat=True))


def told(mailing):
    counted = GroupMailing.objects.with_counts().get(pk=mailing.pk)
    return counted.sent, counted.waiting, counted.off, counted.lost


def test_everybody_who_belongs_to_it_is_written_to_once(group):
    family = member(group).person.family
    MembershipFactory(group=group, person__family=family)  # the daughter
    MembershipFactory(group=group, person=None, volunteer=VolunteerFactory(email="Wil@example.org"))
    MembershipFactory(group=group, person=None, name="Corrie")  # no address
    member(group, "weg@example.org", ended_on=timezone.localdate())
    member(NeighbourhoodGroupFactory(), "elders@example.org")

    assert addresses_of(group) == ["fortes@example.org", "wil@example.org"]


def test_each_gets_a_mail_of_their_own_that_names_nobody_else(group):
    member(group)
    member(group, "ramdin@example.org")
    write_mailing(group=group, text=WORDS, author=UserFactory(name="Ilse Leider"))

    assert deliver_mailings() == Delivery(2, 0)
    assert [mailing.to for mailing in mail.outbox] == [
        ["fortes@example.org"],
        ["ramdin@example.org"],
    ]
    assert {mailing.subject for mailing in mail.outbox} == {"Een bericht voor je groep"}
    first = mail.outbox[0].body
    assert first.startswith(
        f"Dit bericht is voor iedereen van Tuingroep.\n\n{WORDS}\n\nIlse\n\n--\n"
    )
    assert "ramdin" not in first


def test_the_address_is_forgotten_once_it_left_and_the_count_stays(group):
    member(group)
    member(group, "ramdin@example.org")
    mailing = write_mailing(group=group, text=WORDS, author=UserFactory())
    mute(f"group.{group.pk}", "ramdin@example.org", off=True)
    assert told(mailing) == (0, 2, 0, 0)

    deliver_mailings()

    assert told(mailing) == (1, 0, 1, 0)
    assert addresses() == {"", "ramdin@example.org"}
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        deliver_mailings()
    assert addresses() == {""}
    assert told(mailing) == (1, 0, 1, 0)


def test_a_copy_that_nobody_knows_of_is_told(group):
    member(group)
    mailing = write_mailing(group=group, text=WORDS, author=UserFactory())
    MailingCopy.objects.update(claimed_at=timezone.now())

    assert told(mailing) == (0, 0, 0, 1)


def test_a_coach_writes_it_on_the_page(coach_client, group, door):
    member(group)

    page = coach_client.post(door, {"text": f"{WORDS} 😀"}, follow=True)

    assert page.redirect_chain == [(reverse("participants:mailing_list", args=[group.pk]), 302)]
    assert "gemaild aan 0" in page.text
    assert "1 wachten nog" in page.text
    assert GroupMailing.objects.get().text == f"{WORDS} 😀"


def test_nobody_would_get_it(coach_client, group, door):
    MembershipFactory(group=group, person=None, name="Corrie")

    page = coach_client.post(door, {"text": WORDS})

    assert "Van niemand in deze groep weten we een mailadres." in page.text
    assert WORDS in page.text
    assert GroupMailing.objects.count() == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_much_was_written(
    rows, coach_client, group, django_assert_num_queries
):
    member(group)
    for _ in range(rows):
        write_mailing(group=group, text=WORDS, author=UserFactory())

    with django_assert_num_queries(7):
        coach_client.get(reverse("participants:mailing_list", args=[group.pk]))


def test_nothing_was_written_yet(coach_client, group):
    page = coach_client.get(reverse("participants:mailing_list", args=[group.pk]))

    assert "Aan deze groep is nog niets geschreven." in page.text
