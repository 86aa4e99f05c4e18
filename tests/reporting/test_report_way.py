"""A report on its way: handed in, checked by a second person, sent back, final, corrected."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from participants.actions.milestones import refresh_milestones
from participants.models import Case
from reporting.actions.reports import NotNowError, correct, finish, hand_in, start_report
from reporting.exports.canonical import fingerprint
from reporting.models import FrozenReport, Report
from reporting.told import draft_of
from tests.factories.accounts import UserFactory
from tests.factories.participants import CaseFactory
from tests.factories.reporting import (
    ReportFactory,
    final_report,
    handed_in,
    told,
    write,
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


# On its way to final


def test_who_begins_a_report_that_is_there_goes_on_with_it(coordinator, report):
    assert start_report(year=2018, programme=None, by=coordinator) == report


def test_a_new_report_has_its_parts_at_once(coordinator_client, db):
    CaseFactory(found_on=date(2018, 12, 31))
    address = reverse("reporting:report_add")
    answer = coordinator_client.post(address, {"year": 2018, "programme": ""})

    made = Report.objects.get()
    assert (answer.status_code, answer.url) == (302, made.get_absolute_url())
    assert made.texts.count() == 12


def test_without_a_summary_nobody_checks_it(coordinator_client, report):
    answer = coordinator_client.post(door("report_hand_in", report), follow=True)

    assert "Schrijf eerst een samenvatting" in answer.text


@pytest.mark.parametrize(("day", "may"), [("2018-12-31", False), ("2019-01-01", True)])
def test_a_year_is_told_when_it_is_over(coordinator, report, day, may):
    with time_machine.travel(date.fromisoformat(day)):
        write(report)
        if may:
            hand_in(report=report, by=coordinator)
        else:
            with pytest.raises(NotNowError):
                hand_in(report=report, by=coordinator)

    report.refresh_from_db()
    assert report.is_checking is may


def test_who_wrote_does_not_check(coordinator, coordinator_client, db):
    report = handed_in(by=coordinator)

    text = page(coordinator_client, report)
    answer = coordinator_client.post(
        door("report_finish", report), {"seen_as": fingerprint(draft_of(report))}, follow=True
    )

    assert door("report_finish", report) not in text
    assert "Je schreef zelf mee." in answer.text
    assert not FrozenReport.objects.exists()


def test_what_is_checked_is_not_written_on(coordinator_client, db):
    report = handed_in()

    answer = coordinator_client.post(
        door("report_text_edit", report, "summary"), {"text": "Toch anders"}
    )

    assert "Dit verslag is intussen niet meer te wijzigen." in answer.text
    assert form_on(answer.text).words["text"] == ["Toch anders"]


def test_it_goes_back_with_a_word_why(board_client, coordinator_client, db):
    report = handed_in()

    empty = board_client.post(door("report_send_back", report), {"words": " "})
    board_client.post(door("report_send_back", report), {"words": "De uren kloppen niet."})

    assert "Dit veld is verplicht." in empty.text
    assert "stuurde het terug" in page(coordinator_client, report)
    assert "De uren kloppen niet." in page(coordinator_client, report)
    report.refresh_from_db()
    assert report.is_writing


def test_who_handed_it_in_takes_it_back(coordinator_client, db):
    report = handed_in()

    coordinator_client.post(door("report_take_back", report))

    report.refresh_from_db()
    assert report.is_writing


def test_what_changed_since_the_page_was_opened_is_looked_at_again(board_client, db):
    report = handed_in()
    mark = fingerprint(draft_of(report))
    CaseFactory(found_on=date(2018, 2, 1))
    refresh_milestones(Case.objects.all())

    answer = board_client.post(door("report_finish", report), {"seen_as": mark}, follow=True)

    assert "Er is iets veranderd sinds je dit verslag opende." in answer.text
    assert not FrozenReport.objects.exists()


def test_pressing_twice_makes_it_final_once(board_client, db):
    report = handed_in()
    mark = {"seen_as": fingerprint(draft_of(report))}

    first = board_client.post(door("report_finish", report), mark)
    second = board_client.post(door("report_finish", report), mark, follow=True)

    assert first.status_code == 302
    assert "Dat kan nu niet: dit verslag is nu “definitief”." in second.text
    assert FrozenReport.objects.count() == 1


def test_a_correction_is_a_new_edition_that_names_the_former(coordinator, db):
    first = final_report()

    second = correct(report=first, because="De uren van mei ontbraken.", by=coordinator)
    hand_in(report=second, by=coordinator)
    second.refresh_from_db()
    told(second)

    assert [text.text for text in second.texts.all()] == [t.text for t in first.texts.all()]
    record = second.frozen.record
    assert (record["edition"], record["replaces"]) == (2, first.frozen.sha256)
    assert record["because"] == "De uren van mei ontbraken."
    with pytest.raises(NotNowError):
        correct(report=first, because="Nog eens", by=coordinator)


def test_who_wrote_the_former_edition_does_not_check_the_next(coordinator, db):
    first = final_report(by=coordinator)
    second = correct(report=first, because="Iets", by=UserFactory(coordinator=True))

    assert not second.may_be_checked_by(coordinator)


def test_a_checker_may_be_another_project_leader(db):
    report = handed_in()

    finish(
        report=report,
        seen=fingerprint(draft_of(report)),
        by=UserFactory(coordinator=True),
    )

    assert FrozenReport.objects.get().record["state"] == "final"
