import re
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from participants.actions.milestones import refresh_milestones
from participants.models import Case, Milestone, Step
from reporting.annual import annual_report, years_to_choose
from reporting.models import ExportLog
from reporting.pictures import Pictures
from tests.factories.activities import (
    ActivityFactory,
    ProgrammeFactory,
    SessionFactory,
    ShiftFactory,
)
from tests.factories.participants import AttendanceFactory, CaseFactory, ReferralFactory
from tests.factories.reporting import TargetFactory

PAGE = reverse("reporting:annual_report")
JUNE = date(2018, 6, 4)


def download(year=2018, form="csv"):
    return reverse("reporting:annual_report_download", args=[year, form])


@pytest.fixture
def versterken(db):
    return ProgrammeFactory(name="Gezinnen Versterken", slug="gezinnen-versterken")


def connected(count, **case):
    for made in CaseFactory.create_batch(count, found_on=JUNE, **case):
        Milestone.objects.create(case=made, step=Step.CONNECTED, reached_on=JUNE)
    refresh_milestones(Case.objects.all())


def said(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.text))


# What the report says


def test_the_news_comes_first(db):
    connected(2)

    report = annual_report(2018)

    assert report.headline == "2 gezinnen vonden een plek om bij te horen"
    assert report.summary == (
        "We vonden 2 gezinnen. Met 0 gezinnen kregen we contact. "
        "2 gezinnen gingen vaak naar een groep of activiteit, of werden vrijwilliger. "
        "Op 31 december deden er daarvan nog 0 mee. De afspraak: 30."
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [(1, "gehaald"), (2, "gehaald"), (5, "3 te weinig"), (1500, "1.498 te weinig")],
)
def test_a_result_lies_beside_its_promise_in_words(versterken, value, words):
    connected(2, programmes=[versterken])
    TargetFactory(programme=versterken, code="connected", value=value)

    assert annual_report(2018, versterken).figure("connected").difference == words


def test_what_is_missing_while_the_year_runs_is_still_to_come(versterken):
    TargetFactory(programme=versterken, code="connected", value=5)

    report = annual_report(2018, versterken, today=JUNE)

    assert report.figure("connected").difference == "nog 5 te gaan"
    assert report.days == "1 januari tot en met vandaag, 4 juni 2018. Het jaar loopt nog."


def test_a_programme_has_only_its_own_promises(versterken):
    TargetFactory(programme=versterken, code="found", value=30)
    TargetFactory(programme=versterken, code="found", value=29, year=2019)
    TargetFactory(code="visits", value=900)

    promised = annual_report(2018, versterken).promised

    assert [(p.figure.code, p.figure.target, p.to) for p in promised] == [("found", 30, "")]


def test_the_whole_has_no_promise_of_its_own_and_draws_who_we_know(db):
    connected(2)
    TargetFactory(code="found", value=30)
    TargetFactory(code="found", value=10)

    report = annual_report(2018)

    assert report.summary.endswith("De afspraken gelden per programma.")
    assert (report.figure("found").value, report.figure("found").target) == (2, None)
    assert Pictures.of(report).windows == 2


def test_families_in_two_programmes_are_told_in_words(versterken):
    inzet = ProgrammeFactory(name="Extra Inzet Isolement", started_on=date(2017, 6, 1))
    connected(25, programmes=[versterken])
    connected(5, programmes=[versterken, inzet])

    assert annual_report(2018, versterken).how_counted[0] == (
        "In 2018 hadden we een traject met 30 gezinnen in Gezinnen Versterken, waarvan 5 ook in "
        "Extra Inzet Isolement. In dit verslag telt elk gezin één keer."
    )
    assert annual_report(2018).how_counted[0] == (
        "In 2018 hadden we een traject met 30 gezinnen, waarvan 30 in Gezinnen Versterken en 5 in "
        "Extra Inzet Isolement. Voor meer dan één programma telden er 5 mee. "
        "In dit verslag telt elk gezin één keer."
    )


def test_a_small_overlap_is_not_told(versterken):
    connected(4, programmes=[versterken, ProgrammeFactory(name="Extra Inzet Isolement")])

    assert (
        "waarvan 1–4 ook in Extra Inzet Isolement" in annual_report(2018, versterken).how_counted[0]
    )


def test_months_hide_a_few_visitors_and_add_up_what_took_place(db):
    session = SessionFactory(held_on=JUNE, unnamed_visitors=7)
    AttendanceFactory.create_batch(4, session=session)

    june = annual_report(2018).months[5]

    assert [str(told) for told in (june.sessions, june.visits, june.unnamed_visitors)] == [
        "1",
        "1–4",
        "7",
    ]
    assert june.people_on == {4: 11}


def test_a_few_visitors_do_not_follow_from_the_line_or_from_the_year(db):
    counts = {6: 3, 7: 9, 8: 12}
    for month, visits in counts.items():
        session = SessionFactory(held_on=date(2018, month, 4), unnamed_visitors=7)
        AttendanceFactory.create_batch(visits, session=session)

    months = annual_report(2018).months[5:8]

    assert [str(month.visits) for month in months] == ["1–4", "9", "11–14"]
    assert [str(month.unnamed_visitors) for month in months] == ["7", "7", "7"]
    assert [str(month.everybody) for month in months] == ["8–11", "16", "18–21"]


def test_years_to_choose_begin_with_the_first_that_something_was_noted(db):
    SessionFactory(held_on=date(2017, 1, 10))
    CaseFactory(found_on=date(2018, 1, 8))

    assert years_to_choose(date(2019, 5, 1)) == [2019, 2018, 2017]


def test_without_anything_noted_there_is_this_year(db):
    assert years_to_choose(date(2019, 5, 1)) == [2019]


@pytest.mark.parametrize("families", [1, 3])
def test_a_report_costs_the_same_for_one_family_as_for_three(
    versterken, django_assert_num_queries, families
):
    connected(families, programmes=[versterken])
    activity = ActivityFactory(programmes=[versterken])
    for number in range(families):
        session = SessionFactory(activity=activity, held_on=date(2018, 6, number + 1))
        AttendanceFactory(session=session)
        ShiftFactory(activity=activity)
        ReferralFactory(family=Case.objects.all()[number].family, sent_on=JUNE)

    with django_assert_num_queries(51):
        report = annual_report(2018, versterken)

    assert report.figure("visits").value == families


# The page


@pytest.mark.parametrize("reader", ["coordinator", "coach", "board"])
def test_who_accounts_for_the_work_reads_the_report(request, reader):
    response = request.getfixturevalue(f"{reader}_client").get(PAGE)

    assert response.status_code == 200


@pytest.mark.parametrize("other", ["host", "administrator"])
def test_others_do_not(request, other):
    client = request.getfixturevalue(f"{other}_client")

    assert client.get(PAGE).status_code == 403
    assert client.post(download()).status_code == 403
    assert ExportLog.objects.count() == 0


def test_the_page_shows_the_figure_its_meaning_and_the_promise(board_client, versterken):
    connected(2, programmes=[versterken])
    TargetFactory(programme=versterken, code="found", value=30)

    page = said(board_client.get(PAGE, {"jaar": 2018, "programma": "gezinnen-versterken"}))

    assert "Jaarverslag 2018" in page
    assert (
        "2 Gevonden gezinnen Gezinnen die we in de periode vonden: op die dag begon hun traject. "
        "Alleen gezinnen van wie het traject meetelt voor Gezinnen Versterken." in page
    )
    assert "30 afgesproken, 28 te weinig" in page


@time_machine.travel("2018-06-04 12:00")
def test_without_choosing_one_sees_this_year_and_everything(coordinator_client):
    page = said(coordinator_client.get(PAGE))

    assert "Alle programma's samen Jaarverslag 2018" in page.replace("&#x27;", "'")


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"jaar": "1850"}, "Over dit jaar is er geen verslag. Kies een ander."),
        ({"jaar": "31-2-2017"}, "Over dit jaar is er geen verslag. Kies een ander."),
        ({"programma": "🎪"}, "Dit programma kennen we niet. Kies een ander."),
    ],
)
def test_a_wrong_choice_is_explained(coordinator_client, query, sentence):
    response = coordinator_client.get(PAGE, query)

    assert response.status_code == 200
    assert sentence in said(response)


def test_a_choice_replaces_only_the_report(coordinator_client):
    response = coordinator_client.get(PAGE, headers={"hx-request": "true"})

    assert "<h1" in response.text
    assert "<html" not in response.text


def test_a_programme_with_an_odd_name_is_shown_as_it_is_written(coordinator_client):
    ProgrammeFactory(name="<b>Özgür</b> & 🎪", slug="ozgur")

    page = coordinator_client.get(PAGE, {"programma": "ozgur"}).text

    assert '<span class="tag tag-bord">&lt;b&gt;Özgür&lt;/b&gt; &amp; 🎪</span>' in page


@pytest.mark.parametrize("programmes", [1, 3])
def test_the_page_costs_the_same_for_one_programme_as_for_three(
    coordinator_client, django_assert_num_queries, programmes
):
    for number in range(programmes):
        connected(1, programmes=[ProgrammeFactory(name=f"Programma {number}")])

    with django_assert_num_queries(56):
        coordinator_client.get(PAGE, {"jaar": 2018})


# Taking it along


@pytest.mark.parametrize("form", ["pdf", "xlsx", "csv", "json"])
def test_a_download_is_a_file_and_is_noted(coordinator_client, coordinator, versterken, form):
    response = coordinator_client.post(download(form=form), {"programma": versterken.slug})

    name = f'attachment; filename="jaarverslag-2018-gezinnen-versterken.{form}"'
    assert (response.status_code, response["Content-Disposition"]) == (200, name)
    assert list(ExportLog.objects.values_list("user", "programme", "year", "form")) == [
        (coordinator.pk, versterken.pk, 2018, form)
    ]


def test_looking_at_the_address_of_a_download_takes_nothing(coordinator_client):
    assert coordinator_client.get(download()).status_code == 405
    assert ExportLog.objects.count() == 0


@pytest.mark.parametrize("address", [download(1850), download(2999), download(form="docx")])
def test_what_does_not_exist_is_not_found_and_not_noted(coordinator_client, address):
    assert coordinator_client.post(address).status_code == 404
    assert ExportLog.objects.count() == 0


def test_a_download_of_an_unknown_programme_is_not_found(coordinator_client):
    assert coordinator_client.post(download(), {"programma": "bestaat-niet"}).status_code == 404
