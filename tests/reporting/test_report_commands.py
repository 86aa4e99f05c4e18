"""``verify_report`` and ``combine_reports``: what anybody can check, and what the city adds up."""

import io
import json
import zipfile
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from participants.actions.milestones import refresh_milestones
from participants.models import Case
from reporting.actions.reports import correct, hand_in
from reporting.exports import TOLD_FORMS
from reporting.exports.canonical import sealed
from reporting.exports.record import rule_of
from reporting.told import draft_of
from tests.factories.accounts import UserFactory
from tests.factories.activities import SessionFactory
from tests.factories.participants import AttendanceFactory, CaseFactory
from tests.factories.reporting import ReportFactory, final_report, told

pytestmark = pytest.mark.today(date(2019, 1, 15))


@pytest.fixture
def report(db):
    CaseFactory.create_batch(3, found_on=date(2018, 2, 1))
    refresh_milestones(Case.objects.all())
    AttendanceFactory.create_batch(5, session=SessionFactory(held_on=date(2018, 6, 4)))
    return final_report()


@pytest.fixture
def keep(tmp_path):
    """``keep(record)``: its file."""

    def keep(record, form="json"):
        file = tmp_path / f"{len(list(tmp_path.iterdir()))}.{form}"
        file.write_bytes(TOLD_FORMS[form].write(record))
        return file

    return keep


def said(command, *files, **options):
    out = StringIO()
    call_command(command, *map(str, files), stdout=out, **options)
    return out.getvalue()


def refused(command, *files, **options):
    with pytest.raises(CommandError) as error:
        said(command, *files, **options)
    return error.value.returncode, str(error.value)


# Verifying


@pytest.mark.parametrize("form", ["json", "zip"])
def test_what_this_house_told_is_recognised(report, keep, form):
    words = said("verify_report", keep(report.frozen.record, form))

    assert f"De inhoud past bij de vingerafdruk {report.frozen.sha256}." in words
    assert "Dit huis vertelde dit op 15 januari 2019: Jaarverslag 2018" in words


@pytest.mark.usefixtures("report")
def test_one_digit_changed_is_found(report, keep):
    file = keep(report.frozen.record)
    file.write_text(file.read_text().replace('"value": 3\n', '"value": 4\n', 1))

    assert refused("verify_report", file) == (
        1,
        "De inhoud past niet bij de vingerafdruk: er is iets veranderd.",
    )


def test_a_table_that_says_something_else_than_the_report_is_found(report, keep):
    file = keep(report.frozen.record, "zip")
    with zipfile.ZipFile(file) as package:
        files = {name: package.read(name) for name in package.namelist()}
    files["figures.csv"] = files["figures.csv"].replace(b",3,3,", b",9,9,", 1)
    with zipfile.ZipFile(file, "w") as package:
        for name, content in files.items():
            package.writestr(name, content)

    assert refused("verify_report", file) == (
        1,
        "Deze tabellen zeggen iets anders dan het verslag: figures.csv.",
    )


def test_what_another_house_told_is_whole_but_not_ours(report, keep):
    other = sealed(report.frozen.record | {"foundation": "Stichting Anders"})

    code, words = refused("verify_report", keep(other))

    assert (code, words) == (2, "Dit huis vertelde dit niet.")


def test_a_draft_is_nothing_that_was_told(db, keep):
    assert refused("verify_report", keep(draft_of(ReportFactory())))[0] == 2


def test_a_later_edition_is_named(report, keep, coordinator):
    second = correct(report=report, because="Iets", by=coordinator)
    hand_in(report=second, by=UserFactory(coordinator=True))
    second.refresh_from_db()
    told(second)

    assert "Daarna kwam editie 2." in said("verify_report", keep(report.frozen.record))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Dit is geen JSON en geen datapakket."),
        (b"\xff\xfe", "Dit is geen JSON en geen datapakket."),
        (b"[" * 100_000, "Dit is geen JSON en geen datapakket."),
        (b"PK\x03\x04kapot", "Dit datapakket is beschadigd."),
        (b'{"format": "iets anders"}', "Dit is geen jaarverslag van Buurtverband."),
        (b"[1]", "Dit is geen jaarverslag van Buurtverband."),
    ],
)
def test_a_file_that_is_no_report_gets_a_sentence(tmp_path, content, words):
    file = tmp_path / "iets.json"
    file.write_bytes(content)

    assert refused("verify_report", file) == (1, words)


def test_a_number_without_a_canonical_form_is_no_match(tmp_path):
    file = tmp_path / "iets.json"
    file.write_text('{"format": "buurtverband/annual-report", "sha256": "x", "year": 1e99}')

    assert refused("verify_report", file)[0] == 1


def test_a_package_without_its_report_gets_a_sentence(tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("iets.txt", "niets")
    file = tmp_path / "iets.zip"
    file.write_bytes(packed.getvalue())

    assert refused("verify_report", file) == (1, "Dit is geen JSON en geen datapakket.")


def test_a_file_that_is_not_there_gets_a_sentence(tmp_path):
    assert refused("verify_report", tmp_path / "weg.json")[1].startswith("Dit bestand is niet te")


# Adding up


@pytest.fixture
def other(report):
    """The report of another house, that counts in the same way: ``other(found=5)``."""

    def other(house="Stichting Anders", /, **values):
        record = json.loads(json.dumps(report.frozen.record)) | {"foundation": house}
        for figure in record["figures"]:
            if figure["code"] in values:
                told = values[figure["code"]]
                number = None if isinstance(told, str) else told
                figure |= {"value": number, "text": str(told), "is_masked": number is None}
        return sealed(record)

    return other


def together(*files):
    return json.loads(said("combine_reports", *files, json=True))


def sum_of(combined, code):
    return next(one for one in combined["figures"] if one["code"] == code)


def test_visits_are_added_up(report, keep, other):
    combined = together(keep(report.frozen.record), keep(other(visits=7)))

    visits = sum_of(combined, "visits")
    assert (visits["value"], visits["text"], visits["why"]) == (12, "12", "")
    assert [one["foundation"] for one in combined["reports"]][1] == "Stichting Anders"


def test_families_that_may_know_both_houses_lie_between_two_numbers(report, keep, other):
    found = sum_of(together(keep(report.frozen.record), keep(other(found=5))), "found")

    assert (found["value"], found["low"], found["high"]) == (None, 5, 8)
    assert found["why"] == "Wie bij meer organisaties komt, telt misschien meer dan één keer."


def test_families_of_one_house_only_are_a_number(report, keep, other):
    assert sum_of(together(keep(report.frozen.record), keep(other(found=0))), "found")["value"] == 3


def test_a_small_number_stays_a_range(report, keep, other):
    visits = sum_of(together(keep(report.frozen.record), keep(other(visits="1–4"))), "visits")

    assert (visits["value"], visits["text"]) == (None, "6–9")


def test_three_houses_go_together(report, keep, other):
    files = [keep(report.frozen.record), keep(other("B", visits=1)), keep(other("C", visits=2))]

    assert sum_of(together(*files), "visits")["value"] == 8


def changed(record, code, /, **words):
    record = json.loads(json.dumps(record))
    figure = next(one for one in record["figures"] if one["code"] == code)
    figure |= words
    if "definition" in words or "unit" in words:
        figure["rule"] = rule_of(code, figure["unit"], figure["definition"])
    return sealed(record)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ({"definition": "Anders"}, "De organisaties omschrijven dit verschillend."),
        ({"unit": "uur"}, "De organisaties tellen niet in dezelfde eenheid."),
        ({"rule": "0" * 16}, "De versie van de regel past niet bij de omschrijving."),
        ({"value": None, "text": "–"}, "Een van de organisaties vertelt dit aantal niet."),
        ({"code": "iets"}, "Niet elke organisatie telt dit."),
    ],
)
def test_what_is_not_comparable_is_left_out_with_the_reason(report, keep, other, words, why):
    strange = changed(other(), "visits", **words)

    combined = together(keep(report.frozen.record), keep(strange))

    assert "visits" not in {one["code"] for one in combined["figures"]}
    assert {"label": "Bezoeken", "why": why} in combined["left_out"]


def test_a_median_is_never_added_up(report, keep, other):
    combined = together(keep(report.frozen.record), keep(other()))

    reasons = {one["why"] for one in combined["left_out"]}
    assert reasons == {"Een middelste waarde of een deel is niet op te tellen."}
    assert "dag" not in {one["unit"] for one in combined["figures"]}


def test_on_the_screen_it_is_a_list_with_words(report, keep, other, tmp_path):
    file = tmp_path / "samen.out"

    words = said(
        "combine_reports", keep(report.frozen.record), keep(other(visits=7)), output=str(file)
    )

    assert "          12  Bezoeken\n" in words
    assert "Niet opgeteld:" in words
    assert sum_of(json.loads(file.read_text()), "visits")["value"] == 12


def test_what_cannot_be_added_up_at_all_is_refused_with_a_sentence(report, keep, other):
    ours = keep(report.frozen.record)
    broken = keep(other())
    broken.write_text(broken.read_text().replace("Stichting Anders", "Stichting Ander"))
    earlier = {"first": "2017-01-01", "last": "2017-12-31"}

    assert refused("combine_reports", ours) == (1, "Geef minstens twee verslagen.")
    assert "meer dan één keer bij" in refused("combine_reports", ours, ours)[1]
    assert "niet bij de vingerafdruk" in refused("combine_reports", ours, broken)[1]
    draft = sealed(other() | {"state": "draft"})
    assert "nog niet definitief" in refused("combine_reports", ours, keep(draft))[1]
    past = sealed(other() | {"period": earlier})
    assert "niet over dezelfde periode" in refused("combine_reports", ours, keep(past))[1]
    empty = sealed(other() | {"figures": []})
    assert "geen enkel cijfer" in refused("combine_reports", ours, keep(empty))[1]
    without = other()
    del without["period"]
    assert "ontbreekt iets" in refused("combine_reports", ours, keep_raw(ours, without))[1]


def keep_raw(beside, record):
    file = beside.with_name("half.json")
    file.write_text(json.dumps(sealed(record)))
    return file


def test_a_file_that_cannot_be_written_gets_a_sentence(report, keep, other, tmp_path):
    files = [keep(report.frozen.record), keep(other())]

    assert (
        "kan niet worden geschreven" in refused("combine_reports", *files, output=str(tmp_path))[1]
    )
