"""A funder reads a final report on a link, without an account, and reaches nothing else."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from reporting.annual import annual_report
from reporting.exports import TOLD_FORMS
from reporting.exports.canonical import fingerprint
from reporting.exports.record import record_of
from reporting.models import ExportLog, LinkOpening, ReportLink
from reporting.models.links import LASTS
from tests.factories.reporting import ReportFactory, final_report, handed_in
from tests.filling import links_on
from tests.house import HouseClient

TODAY = date(2019, 1, 15)
pytestmark = pytest.mark.today(TODAY)


@pytest.fixture
def report(db):
    return final_report()


@pytest.fixture
def link(coordinator_client, report):
    made = coordinator_client.post(
        reverse("reporting:report_link_add", args=[report.pk]), {"to_whom": "De gemeente"}
    )
    assert made.status_code == 302
    return ReportLink.objects.get()


def address(link):
    return reverse("reporting:told_report", args=[link.token])


def door(link, name):
    return reverse(f"reporting:{name}", args=[link.report_id, link.pk])


def test_a_stranger_reads_the_report(link, client):
    answer = client.get(address(link))

    assert answer.status_code == 200
    assert "Het was een goed jaar." in answer.text
    assert link.report.frozen.sha256 in answer.text


def test_nothing_keeps_indexes_or_passes_on_the_page(link, client):
    answer = client.get(address(link))

    assert "no-store" in answer["Cache-Control"]
    assert (answer["Referrer-Policy"], answer["X-Robots-Tag"]) == (
        "no-referrer",
        "noindex, nofollow, noarchive",
    )


def test_it_leads_nowhere_inside_the_house(link, client):
    assert [to for to in links_on(client.get(address(link)).text) if to != "/"] == []


@pytest.mark.parametrize("form", ["pdf", "xlsx", "csv", "json", "zip"])
def test_it_is_taken_along_in_every_form(link, client, form):
    answer = client.get(address(link), {"vorm": form})

    assert answer["Content-Disposition"] == f'attachment; filename="jaarverslag-2018.{form}"'
    assert len(answer.content) > 100


def test_every_opening_is_counted_without_saying_whose(link, client, coordinator_client):
    client.get(address(link))
    client.get(address(link), {"vorm": "pdf"})
    client.head(address(link))
    coordinator_client.get(address(link))  # we look ourselves

    assert list(LinkOpening.objects.values_list("form", flat=True)) == ["pdf", ""]
    text = coordinator_client.get(door(link, "report_link")).text
    assert ("las het verslag" in text, "nam het mee als pdf" in text) == (True, True)
    assert address(link) in text


@pytest.mark.parametrize(("days", "opens"), [(0, 200), (1, 404)])
def test_it_works_up_to_and_including_its_last_day(link, days, opens):
    with time_machine.travel(TODAY + LASTS + timedelta(days=days)):
        assert HouseClient().get(address(link)).status_code == opens


def test_a_closed_link_opens_nothing(link, client, coordinator_client):
    coordinator_client.post(door(link, "report_link_revoke"))

    answer = client.get(address(link))

    assert answer.status_code == 404
    assert "Deze link werkt niet" in answer.text
    assert "Deze link werkt niet meer." in coordinator_client.get(door(link, "report_link")).text


def test_unknown_expired_and_wrong_forms_get_the_same_page(link, client, coordinator_client):
    guessed = client.get(reverse("reporting:told_report", args=["x" * 43])).text
    odd = client.get(address(link), {"vorm": "exe"}).text
    coordinator_client.post(door(link, "report_link_revoke"))

    assert guessed == odd == client.get(address(link)).text


@pytest.mark.usefixtures("link")
def test_who_guesses_waits(client):
    answers = [
        client.get(reverse("reporting:told_report", args=[f"{n:043}"])).status_code
        for n in range(21)
    ]

    assert answers == [404] * 20 + [429]


def test_a_token_is_not_in_the_database(link):
    row = ReportLink.objects.values().get()

    assert [value for value in row.values() if str(value) == link.token] == []


@pytest.mark.parametrize("make", [ReportFactory, handed_in])
def test_only_what_is_final_is_shared(coordinator_client, db, make):
    add = reverse("reporting:report_link_add", args=[make().pk])

    assert coordinator_client.get(add).status_code == 404


def test_a_link_of_another_report_is_not_found(link, coordinator_client):
    other = final_report(year=2017)

    there = reverse("reporting:report_link", args=[other.pk, link.pk])
    assert coordinator_client.get(there).status_code == 404


# Taking along inside the house


def test_who_takes_a_report_along_is_noted(board_client, board, report):
    answer = board_client.post(reverse("reporting:report_download", args=[report.pk, "csv"]))

    log = ExportLog.objects.get()
    assert answer["Content-Disposition"] == 'attachment; filename="jaarverslag-2018.csv"'
    assert (log.user, log.report, log.form, log.edition) == (board, report, "csv", 1)
    assert log.sha256 == report.frozen.sha256


@pytest.mark.parametrize("form", TOLD_FORMS)
def test_of_every_form_is_noted_who_took_which_figures_by_which_rules_and_when(
    board_client, board, report, form
):
    told = reverse("reporting:report_download", args=[report.pk, form])
    counted = reverse("reporting:annual_report_download", args=[2018, form])
    for address in (told, counted):
        board_client.post(address)

    now = fingerprint(record_of(annual_report(2018)))
    about = ("user", "form", "exported_at", "sha256")
    assert list(ExportLog.objects.order_by("pk").values_list(*about)) == [
        (board.pk, form, timezone.now(), report.frozen.sha256),
        (board.pk, form, timezone.now(), now),
    ]


def test_the_log_says_who_took_what_and_when(board_client, board, report):
    board_client.post(reverse("reporting:report_download", args=[report.pk, "csv"]))
    board_client.post(reverse("reporting:annual_report_download", args=[2018, "json"]))

    text = board_client.get(reverse("reporting:export_list")).text

    assert text.count(board.name) >= 2
    assert report.frozen.sha256[:12] in text
    assert "Cijfers van 2018" in text


def test_an_unknown_form_is_not_found(board_client, report):
    there = reverse("reporting:report_download", args=[report.pk, "exe"])

    assert board_client.post(there).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_log_asks_the_same_whatever_its_length(
    board_client, report, django_assert_num_queries, rows
):
    for _ in range(rows):
        board_client.post(reverse("reporting:report_download", args=[report.pk, "csv"]))

    with django_assert_num_queries(4):
        board_client.get(reverse("reporting:export_list"))
