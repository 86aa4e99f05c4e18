"""The report a leader writes: parts with figures in them, checked by a second person, then final."""

from datetime import date

import pytest
from django.urls import reverse

from participants.actions.milestones import refresh_milestones
from participants.models import Case
from reporting.told import draft_of
from tests.conftest import signed_in
from tests.factories.accounts import UserFactory
from tests.factories.activities import GrantFactory, ProgrammeFactory
from tests.factories.casework import StoryFactory
from tests.factories.participants import CaseFactory
from tests.factories.reporting import (
    ReportFactory,
    SpendingFactory,
    TargetFactory,
)
from tests.filling import form_on

pytestmark = pytest.mark.today(date(2019, 1, 15))


@pytest.fixture
def report(db):
    CaseFactory.create_batch(3, found_on=date(2018, 2, 1))
    refresh_milestones(Case.objects.all())
    return ReportFactory()


def door(name, report, *more):
    return reverse(f"reporting:{name}", args=[report.pk, *more])


def page(client, report):
    return client.get(report.get_absolute_url()).text


def write_page(client, report, text, part="summary"):
    address = door("report_text_edit", report, part)
    return client.post(address, form_on(client.get(address).text).filled(text=text), follow=True)


# Writing


def test_an_empty_report_has_twelve_parts_that_are_still_empty(coordinator_client, report):
    text = page(coordinator_client, report)

    assert text.count("nog geen tekst") == 12
    assert "12. Zo is geteld" in text


def test_a_figure_stands_in_the_text_by_its_code(coordinator_client, report):
    answer = write_page(coordinator_client, report, "We vonden {found} gezinnen.")

    assert "<p>We vonden 3 gezinnen.</p>" in answer.text


def test_the_name_of_a_figure_is_as_good_as_its_code(coordinator_client, report):
    write_page(coordinator_client, report, "We vonden {Gevonden gezinnen} gezinnen.")

    assert report.texts.get(part="summary").text == "We vonden {found} gezinnen."


def test_a_code_we_do_not_know_is_said_at_the_field_and_nothing_is_lost(coordinator_client, report):
    answer = write_page(coordinator_client, report, "Wel {conected} gezinnen")

    assert "Het cijfer {conected} kennen we niet. Bedoel je {connected}?" in answer.text
    assert form_on(answer.text).words["text"] == ["Wel {conected} gezinnen"]
    assert report.texts.get(part="summary").text == ""


def test_a_citizen_service_number_stays_out_of_it(coordinator_client, report):
    answer = write_page(coordinator_client, report, "Nummer 111 222 333 is erbij.")

    assert "Hier staat een burgerservicenummer. Haal dat weg." in answer.text


def test_paragraphs_lists_and_headings_are_shown_as_such(coordinator_client, report):
    answer = write_page(coordinator_client, report, "# Begin\nEen.\n\nTwee.\n- a <b>\n- c")

    assert "<h3>Begin</h3>" in answer.text
    assert "<p>Een.</p>" in answer.text
    assert "<li>a &lt;b&gt;</li>" in answer.text


def test_two_people_write_the_same_part_and_nothing_is_overwritten_unseen(
    coordinator_client, report
):
    colleague = signed_in(UserFactory(coach=True, name="Joke"))
    address = door("report_text_edit", report, "summary")
    mine = form_on(coordinator_client.get(address).text)
    write_page(colleague, report, "Wat Joke schreef.")

    answer = coordinator_client.post(address, mine.filled(text="Wat ik schreef."))

    assert "Joke veranderde dit" in answer.text
    assert report.texts.get(part="summary").text == "Wat Joke schreef."


def test_every_saved_text_is_a_version_that_can_be_put_back(coordinator_client, report):
    write_page(coordinator_client, report, "Het was een goed jaar.")
    write_page(coordinator_client, report, "Het was een druk jaar.")
    write_page(coordinator_client, report, "Het was een druk jaar.")
    row = report.texts.get(part="summary")
    _new, old = row.versions.all()

    text = coordinator_client.get(door("report_text_versions", report, "summary")).text
    assert "<del>goed</del><ins>druk</ins>" in text

    coordinator_client.post(door("report_text_restore", report, "summary", old.pk))
    row.refresh_from_db()
    assert row.text == "Het was een goed jaar."
    assert row.versions.count() == 3


def test_who_may_only_read_sees_no_way_to_write(board_client, report):
    text = page(board_client, report)

    assert door("report_text_edit", report, "summary") not in text
    assert board_client.get(door("report_text_edit", report, "summary")).status_code == 403


def test_a_part_that_is_none_does_not_exist(coordinator_client, report):
    assert coordinator_client.get(door("report_text_edit", report, "toets")).status_code == 404


def test_the_promise_stands_beside_the_result_with_the_award_and_the_explanation(
    coordinator_client, db
):
    grant = GrantFactory(reference="K-1", funder__name="Fonds")
    TargetFactory(
        programme=grant.programme, grant=grant, value=2, explanation="De groep begon later."
    )
    TargetFactory(programme=grant.programme, value=1, code="visits")
    CaseFactory(found_on=date(2018, 2, 1), programmes=[grant.programme])
    refresh_milestones(Case.objects.all())

    text = page(coordinator_client, ReportFactory(programme=grant.programme))

    assert "Fonds (K-1)" in text
    assert "1 te weinig. De groep begon later." in text


def test_money_stands_there_per_award(coordinator_client, db):
    grant = GrantFactory(funder__name="Fonds", amount=9600)
    report = ReportFactory(programme=grant.programme)
    address = door("spending_edit", report, grant.pk)

    coordinator_client.post(
        address, form_on(coordinator_client.get(address).text).filled(spent="9.000,50")
    )

    assert draft_of(report)["finance"] == [
        {
            "award": "Fonds",
            "programme": grant.programme.slug,
            "from": "2017-01-01",
            "until": "2019-12-31",
            "budgeted": "9600.00",
            "spent": "9000.50",
            "left": "599.50",
            "explanation": "",
        }
    ]
    assert "€ 9.000,50" in page(coordinator_client, report)


def test_only_awards_of_the_year_and_the_programme_count(db):
    programme = ProgrammeFactory()
    for first, last in (("2017-01-01", "2018-01-01"), ("2018-12-31", "2019-12-31")):
        GrantFactory(programme=programme, started_on=first, ended_on=last)
    GrantFactory(programme=programme, started_on="2017-01-01", ended_on="2017-12-31")
    GrantFactory(programme=programme, started_on="2019-01-01", ended_on="2019-12-31")
    GrantFactory()
    SpendingFactory()

    assert len(draft_of(ReportFactory(programme=programme))["finance"]) == 2


def test_a_story_is_in_it_with_consent_and_its_year(coordinator_client, db):
    StoryFactory(ready=True, text="Zij kookt nu elke week.", told_on=date(2018, 3, 6))
    StoryFactory(ready=True, text="Van een ander jaar.", told_on=date(2017, 3, 6))

    text = page(coordinator_client, ReportFactory())

    assert ("Zij kookt nu elke week." in text, "Van een ander jaar." in text) == (True, False)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_whatever_its_length(
    coordinator_client, django_assert_num_queries, rows, db
):
    for _ in range(rows):
        ReportFactory(programme=ProgrammeFactory())

    with django_assert_num_queries(4):
        coordinator_client.get(reverse("reporting:report_list"))
