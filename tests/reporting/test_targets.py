"""Promises per award: written down, changed, explained, and what they were before."""

from datetime import date

import pytest
from django.urls import reverse

from reporting.annual import annual_report
from reporting.models import Target
from tests.factories.activities import GrantFactory, ProgrammeFactory
from tests.factories.reporting import TargetFactory
from tests.filling import form_on

pytestmark = pytest.mark.today(date(2018, 6, 19))
LIST = reverse("reporting:target_list")
ADD = reverse("reporting:target_add")


def sent(client, address, **told):
    return client.post(address, form_on(client.get(address).text).filled(**told), follow=True)


def test_a_promise_for_an_award_stands_in_the_list_and_in_the_report(coordinator_client, db):
    grant = GrantFactory(funder__name="Fonds", reference="K-1")
    keys = {"programme": str(grant.programme_id), "grant": str(grant.pk)}

    answer = sent(coordinator_client, ADD, **keys, code="found", value="30")

    assert "Fonds (K-1)" in answer.text
    target = Target.objects.get()
    assert (target.grant, target.year, target.value) == (grant, 2018, 30)
    assert annual_report(2018, grant.programme).figure("found").target == 30


def test_what_it_was_before_stays_readable(coordinator_client, db):
    programme = ProgrammeFactory()
    sent(coordinator_client, ADD, programme=str(programme.pk), code="found", value="30")
    change = reverse("reporting:target_edit", args=[Target.objects.get().pk])

    answer = sent(coordinator_client, change, value="25", explanation="Een groep viel weg.")

    assert "Een groep viel weg." in answer.text
    assert "Wat er eerder stond" in answer.text
    assert [c.value for c in Target.objects.get().changes.all()] == [25, 30]


def test_the_largest_of_several_awards_is_the_promise_of_the_programme(db):
    first = GrantFactory()
    second = GrantFactory(programme=first.programme)
    TargetFactory(programme=first.programme, grant=first, value=40)
    TargetFactory(programme=first.programme, grant=second, value=20)

    assert annual_report(2018, first.programme).figure("found").target == 40


def test_an_award_of_another_programme_is_refused(coordinator_client, db):
    told = {"programme": str(ProgrammeFactory().pk), "grant": str(GrantFactory().pk)}

    answer = sent(coordinator_client, ADD, **told, code="found", value="30")

    assert "Deze beschikking is van een ander programma." in answer.text
    assert not Target.objects.exists()


@pytest.mark.parametrize("has_award", [True, False])
def test_the_same_promise_twice_is_refused(coordinator_client, db, has_award):
    grant = GrantFactory()
    there = TargetFactory(programme=grant.programme, grant=grant if has_award else None)
    told = {"programme": str(there.programme_id), "grant": str(there.grant_id or "")}

    answer = sent(coordinator_client, ADD, **told, code="found", value="31")

    assert "Deze afspraak staat er al. Wijzig die." in answer.text
    assert Target.objects.count() == 1


@pytest.mark.parametrize(("year", "is_taken"), [(1999, 0), (2000, 1), (2023, 1), (2024, 0)])
def test_a_promise_is_about_a_year_of_this_age(coordinator_client, db, year, is_taken):
    told = {"programme": str(ProgrammeFactory().pk), "code": "found", "value": "30"}

    sent(coordinator_client, ADD, **told, year=str(year))

    assert Target.objects.count() == is_taken


def test_an_odd_year_in_the_address_shows_this_one(coordinator_client, db):
    target = TargetFactory(year=2018)

    assert coordinator_client.get(LIST, {"jaar": "31-2"}).status_code == 200
    assert str(target.value) in coordinator_client.get(LIST, {"jaar": "2018"}).text


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_whatever_its_length(
    coordinator_client, django_assert_num_queries, db, rows
):
    for _ in range(rows):
        TargetFactory(grant=GrantFactory())

    with django_assert_num_queries(5):
        coordinator_client.get(LIST)


def test_the_board_reads_and_does_not_write(board_client, db):
    target = TargetFactory(year=2018)

    assert ADD not in board_client.get(LIST).text
    edit = reverse("reporting:target_edit", args=[target.pk])
    assert board_client.get(edit).status_code == 403
