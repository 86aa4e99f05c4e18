"""What was told never changes, and anybody can work out that it did not."""

import json
from datetime import date
from hashlib import sha256

import pytest
from django.db import models
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from activities.models import Session
from participants.actions.milestones import refresh_milestones
from participants.actions.stories import refuse_stories
from participants.models import Case, Family, Story
from reporting.changes import changes
from reporting.exports import TOLD_FORMS
from reporting.exports.canonical import canonical, fingerprint
from reporting.models import AlreadyToldError, FrozenReport, Report, Target
from reporting.told import draft_of, record_of_report
from tests.factories.activities import ProgrammeFactory, SessionFactory
from tests.factories.casework import StoryFactory
from tests.factories.participants import AttendanceFactory, CaseFactory
from tests.factories.reporting import ReportFactory, TargetFactory, final_report, write

pytestmark = pytest.mark.today(date(2019, 1, 15))


@pytest.fixture
def report(db):
    programme = ProgrammeFactory(name="Gezinnen Versterken", slug="versterken")
    TargetFactory(programme=programme, value=3)
    CaseFactory.create_batch(3, found_on=date(2018, 12, 31), programmes=[programme])
    CaseFactory(found_on=date(2019, 1, 1), programmes=[programme])
    StoryFactory(ready=True, text="Zij kookt nu elke week.", told_on=date(2018, 3, 6))
    refresh_milestones(Case.objects.all())
    return final_report(programme=programme)


def every_form(report):
    record = record_of_report(Report.objects.get(pk=report.pk))
    return {form: told.write(record) for form, told in TOLD_FORMS.items() if form != "pdf"}


def figure(record, code):
    return next(figure for figure in record["figures"] if figure["code"] == code)


# The form that has the fingerprint


def test_the_canonical_form_is_sorted_tight_and_one_spelling():
    told = {"b": [1.0, 1.5, None, True], "a": {"é": "e\u0301", "ß": 'x"\n'}, "sha256": "weg"}

    assert canonical(told) == '{"a":{"ß":"x\\"\\n","é":"é"},"b":[1,1.5,null,true]}'


@pytest.mark.parametrize("number", [float("nan"), float("inf"), 1e-9, 2**53])
def test_a_number_without_one_spelling_is_refused(number):
    with pytest.raises(ValueError, match=r"\S"):
        canonical({"a": number})


numbers = st.integers(-(2**53) + 1, 2**53 - 1) | st.integers(-9999, 9999).map(lambda n: n / 100)
letters = st.text('aé\u0301ß"\\ \n🎈', max_size=3)
values = st.none() | st.booleans() | numbers | letters


@given(st.dictionaries(st.sampled_from("abé"), st.lists(values, max_size=2) | values, max_size=2))
def test_reading_the_canonical_form_back_gives_the_same_fingerprint(told):
    assert fingerprint(json.loads(canonical(told))) == fingerprint(told)


# Frozen


def test_a_final_report_holds_every_figure_with_its_meaning(report):
    record = report.frozen.record

    assert next(part["text"] for part in record["parts"]) == "Het was een goed jaar."
    found = figure(record, "found")
    assert (found["value"], found["target"], found["unit"]) == (3, 3, "gezin")
    assert found["definition"].startswith("Gezinnen die we in de periode vonden")
    assert "Gezinnen Versterken" in found["restriction"]
    assert (record["reference_date"], record["told_on"]) == ("2018-12-31", "2019-01-15")
    assert record["stories"] == []


def test_its_fingerprint_is_that_of_the_text_in_the_database(report):
    frozen = FrozenReport.objects.get()

    assert frozen.sha256 == sha256(frozen.content.encode()).hexdigest()
    assert frozen.sha256 == fingerprint(json.loads(frozen.content))
    assert frozen.is_whole


def test_nothing_that_happens_later_reaches_what_was_told(report):
    before = every_form(report)

    Target.objects.update(value=99, explanation="Anders")
    CaseFactory(found_on=date(2018, 5, 1), programmes=[report.programme])
    AttendanceFactory(session=SessionFactory(held_on=date(2018, 6, 4)))
    refuse_stories(stories=Story.objects.all())
    report.programme.name = "Iets anders"
    report.programme.save()
    refresh_milestones(Case.objects.all())

    assert every_form(report) == before


def test_a_frozen_year_survives_forgetting_the_people_in_it(report):
    before = every_form(report)

    Family.objects.all().delete()
    Session.objects.all().delete()

    assert every_form(report) == before
    assert figure(draft_of(report), "found")["value"] == 0


def test_another_name_for_an_indicator_does_not_reach_it(report, monkeypatch):
    before = every_form(report)
    monkeypatch.setattr("reporting.annual.figures._label", lambda *_: "Anders")

    assert every_form(report) == before
    assert figure(draft_of(report), "found")["label"] == "Anders"


@pytest.mark.parametrize(
    "change",
    [
        lambda row: row.save(),
        lambda row: row.delete(),
        lambda row: FrozenReport.objects.update(content="{}"),
        lambda row: FrozenReport.objects.filter(pk=row.pk).delete(),
        lambda row: FrozenReport.objects.bulk_update([row], ["content"]),
        lambda row: FrozenReport.objects.update_or_create(pk=row.pk, defaults={"content": "{}"}),
        lambda row: FrozenReport.objects.bulk_create(
            [row], update_conflicts=True, unique_fields=["sha256"], update_fields=["content"]
        ),
    ],
)
def test_no_way_through_the_models_changes_it(report, change):
    row = FrozenReport.objects.get()
    content, row.content = row.content, "{}"

    with pytest.raises(AlreadyToldError):
        change(row)

    assert FrozenReport.objects.get().content == content


@pytest.mark.parametrize("of", [lambda report: report, lambda report: report.programme])
def test_what_it_leans_on_cannot_be_thrown_away(report, of):
    with pytest.raises(models.ProtectedError):
        of(report).delete()


def test_a_report_that_is_final_is_not_written_on(report, coordinator):
    row = report.texts.get(part="summary")

    with pytest.raises(Exception, match="definitief"):
        write(report, "Toch anders", by=coordinator)

    row.refresh_from_db()
    assert row.text == "Het was een goed jaar."


def test_who_writes_in_the_database_itself_is_found_out(report, board_client):
    row = FrozenReport.objects.get()
    models.QuerySet(FrozenReport).filter(pk=row.pk).update(content="{}")

    assert not FrozenReport.objects.get().is_whole


# What changed since


def test_nothing_changed_since_is_said(report, board_client):
    text = board_client.get(reverse("reporting:report_changes", args=[report.pk])).text

    assert "Niets. Vandaag zouden we precies hetzelfde vertellen." in text


def test_a_family_noted_later_is_told_beside_what_was_told(report, board_client):
    CaseFactory(found_on=date(2018, 5, 1), programmes=[report.programme])
    refresh_milestones(Case.objects.all())

    found = changes(report.frozen.record, draft_of(report))

    (change,) = (one for one in found if one.label == "Gevonden gezinnen")
    assert (change.then, change.now) == ("3", "4")
    assert change.words == "1 meer: er is later nog iets genoteerd."
    text = board_client.get(reverse("reporting:report_changes", args=[report.pk])).text
    assert "1 meer: er is later nog iets genoteerd." in text


def test_every_kind_of_change_has_its_words(report):
    told = report.frozen.record
    now = json.loads(canonical(told))
    by_code = {one["code"]: one for one in now["figures"]}
    by_code["found"] |= {"text": "2", "value": 2}
    by_code["approached"] |= {"rule": "anders"}
    by_code["reached"] |= {"rule": "anders", "text": "9", "value": 9}
    by_code["visits"] |= {"target": 30}
    by_code["sessions"] |= {"text": "1–4", "value": None}
    by_code["volunteers"] |= {"text": "2", "value": 2, "days": "Gevolgd tot later."}
    now["figures"].remove(by_code["met"])
    now["figures"].append(by_code["met"] | {"code": "new", "label": "Nieuw", "text": "7"})

    assert {(one.label, one.words) for one in changes(told | {"stories": ["S" * 99]}, now)} == {
        ("Gevonden gezinnen", "1 minder: er is iets verbeterd of vergeten."),
        ("Benaderde gezinnen", "Hetzelfde aantal, maar nu anders geteld."),
        (
            "Bereikte gezinnen",
            "De omschrijving is veranderd: dit is niet meer te vergelijken.",
        ),
        ("Bezoeken", "De afspraak is later gewijzigd."),
        ("Bijeenkomsten", "Het aantal is veranderd."),
        ("Vrijwilligers", "We volgden dit nu tot een latere dag."),
        ("Maakten kennis", "Dit tellen we niet meer."),
        ("Nieuw", "Dit telden we toen niet."),
        (
            "Verhaal",
            "Dit verhaal mag of kan niet meer verteld worden. Maak een nieuwe editie.",
        ),
    }


def test_a_draft_has_no_page_of_what_changed(board_client, db):
    address = reverse("reporting:report_changes", args=[ReportFactory().pk])

    assert board_client.get(address).status_code == 404
