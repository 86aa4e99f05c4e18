"""What somebody types in a report is kept on the server while they type: one version that grows."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from reporting.actions.reports import hand_in
from reporting.models import TextVersion
from tests.conftest import signed_in
from tests.factories.accounts import UserFactory
from tests.factories.participants import CaseFactory
from tests.factories.reporting import ReportFactory, TargetFactory, handed_in, write
from tests.filling import form_on

pytestmark = pytest.mark.today(date(2019, 1, 15))
SEEN = re.compile(r'name="seen"\s+value="([^"]*)"')


@pytest.fixture
def report(db):
    return ReportFactory()


def door(name, report):
    return reverse(f"reporting:{name}", args=[report.pk, "summary"])


class Writer:
    """Somebody with the form open in a browser: ``types`` is what their pause of two seconds sends."""

    def __init__(self, client, report):
        self.client, self.report = client, report
        self.form = form_on(client.get(door("report_text_edit", report)).text)

    def types(self, text):
        sent = self.form.filled(text=text)
        sent.pop("once")
        answer = self.client.post(
            door("report_text_keep", self.report), sent, HTTP_HX_REQUEST="true"
        )
        if mark := SEEN.search(answer.text):
            self.form.words["seen"] = [mark[1]]
        return answer.text

    def saves(self, text):
        to = door("report_text_edit", self.report)
        return self.client.post(to, self.form.filled(text=text))


@pytest.fixture
def leader(coordinator_client, report):
    return Writer(coordinator_client, report)


@pytest.fixture
def coach(report):
    return Writer(signed_in(UserFactory(coach=True, name="Joke Kade")), report)


def standing(report):
    return report.texts.get(part="summary").text


def versions(report):
    rows = TextVersion.objects.filter(of__report=report, of__part="summary")
    return list(rows.values_list("text", "is_finished"))


def test_what_is_typed_stands_there_without_saving(leader, report, coordinator_client):
    said = leader.types("Het was een")

    assert "Bewaard om 01.00." in said
    again = form_on(coordinator_client.get(door("report_text_edit", report)).text)
    assert again.words["text"] == ["Het was een"]


def test_an_hour_of_typing_is_one_version_and_saving_closes_it(leader, report):
    for text in ("Het", "Het was", "Het was een jaar"):
        leader.types(text)
    assert versions(report) == [("Het was een jaar", False)]

    answer = leader.saves("Het was een jaar.")

    assert answer.status_code == 302
    assert versions(report) == [("Het was een jaar.", True)]
    Writer(leader.client, report).types("Het was een jaar. En toen")
    assert [text for text, _is_finished in versions(report)] == [
        "Het was een jaar. En toen",
        "Het was een jaar.",
    ]


def test_saving_what_was_kept_already_closes_the_version(leader, report):
    leader.types("Het was een jaar.")

    leader.saves("Het was een jaar.")

    assert versions(report) == [("Het was een jaar.", True)]


def test_who_takes_out_a_lot_at_once_can_have_it_back(leader, report):
    much = " ".join(f"woord{number}" for number in range(21))
    leader.types(much)

    leader.types("")

    assert versions(report) == [("", False), (much, False)]


@pytest.mark.parametrize(("minutes", "number"), [(30, 1), (31, 2)])
def test_after_half_an_hour_a_new_version_begins(leader, report, minutes, number):
    leader.types("Het")

    with time_machine.travel(timezone.now() + timedelta(minutes=minutes), tick=False):
        leader.types("Het was")

    assert len(versions(report)) == number


def test_two_people_type_in_the_same_part_and_nothing_is_overwritten(leader, coach, report):
    leader.types("Van de projectleider")

    said = coach.types("Van de coach")

    assert "Iemand anders schreef hier intussen ook." in said
    assert standing(report) == "Van de projectleider"
    answer = coach.saves("Van de coach")
    assert "Van de projectleider" in answer.text
    assert form_on(answer.text).words["text"] == ["Van de coach"]


def test_who_opened_it_later_goes_on_and_the_first_is_told(leader, report):
    leader.types("Van de projectleider")
    later = Writer(signed_in(UserFactory(coach=True)), report)

    later.types("Van de projectleider en de coach")
    said = leader.types("Van de projectleider. Nog iets")

    assert "Iemand anders schreef hier intussen ook." in said
    assert [text for text, _is_finished in versions(report)] == [
        "Van de projectleider en de coach",
        "Van de projectleider",
    ]


def test_who_closed_the_tab_in_the_middle_of_a_word_is_not_asked_about_their_own(leader, report):
    """The answer to what was kept did not come any more, so the page has an older mark."""
    before = dict(leader.form.words)
    leader.types("Het was")
    leader.form.words |= before

    answer = leader.saves("Het was een jaar.")

    assert answer.status_code == 302
    assert standing(report) == "Het was een jaar."


def test_a_code_that_is_half_there_is_kept_and_not_handed_in(leader, report, coordinator):
    said = leader.types("Wel {conne} gezinnen")

    assert "Bewaard om" in said
    assert standing(report) == "Wel {conne} gezinnen"
    with pytest.raises(Exception, match="kennen we niet"):
        hand_in(report=report, by=coordinator)


def test_a_citizen_service_number_is_not_kept_and_the_reason_is_said(leader, report):
    said = leader.types("Nummer 111 222 333")

    assert "Nog niet bewaard." in said
    assert "Hier staat een burgerservicenummer. Haal dat weg." in said
    assert standing(report) == ""


def test_what_is_being_checked_is_not_typed_on(db, coordinator_client):
    report = handed_in()
    writer = Writer(coordinator_client, report)

    assert "Dit verslag is intussen niet meer te wijzigen." in writer.types("Toch anders")
    assert standing(report) == "Het was een goed jaar."


def test_after_handing_in_nothing_grows_any_more(report, coordinator, leader):
    leader.types("Het was een jaar.")

    hand_in(report=report, by=coordinator)

    assert versions(report) == [("Het was een jaar.", True)]


def test_an_unfinished_text_is_marked_among_the_versions(leader, report):
    write(report, "Eerst")
    Writer(leader.client, report).types("Eerst en nu")

    text = leader.client.get(door("report_text_versions", report)).text

    assert text.count("vanzelf bewaard") == 1


# Figures to press


def test_the_figures_to_place_have_their_name_their_number_and_the_promise(coordinator_client, db):
    target = TargetFactory(value=1200, code="visits")
    CaseFactory(found_on=date(2018, 2, 1))
    report = ReportFactory(programme=target.programme)

    page = coordinator_client.get(door("report_text_edit", report), {"cijfers": "ja"})
    piece = coordinator_client.get(
        door("report_text_edit", report), {"cijfers": "ja"}, HTTP_HX_REQUEST="true"
    )

    assert "Bezoeken: 0" in page.text
    assert 'data-insert="{visits:afspraak}">Afspraak: 1.200' in page.text
    assert ("<html" in page.text, "<html" in piece.text) == (True, False)
