import io
import json
import sys
from types import SimpleNamespace

import pytest
import time_machine
from django.core.management import CommandError, call_command

from reporting.models import ExportLog
from tests.factories.activities import ProgrammeFactory


@pytest.mark.parametrize(
    ("form", "begin"),
    [("pdf", b"%PDF-"), ("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf"), ("json", b"{")],
)
def test_it_writes_a_file_in_every_form(db, tmp_path, form, begin):
    file, out = tmp_path / f"verslag.{form}", io.StringIO()

    call_command("annual_report", "2018", format=form, output=str(file), stdout=out)

    assert file.read_bytes().startswith(begin)
    assert out.getvalue() == f"Jaarverslag 2018 staat in {file}.\n"


def test_it_writes_one_programme(db, tmp_path):
    ProgrammeFactory(slug="gezinnen-versterken")
    file = tmp_path / "verslag.json"

    call_command("annual_report", 2018, programme="gezinnen-versterken", output=str(file))

    assert json.loads(file.read_text(encoding="utf-8"))["programme"] == "gezinnen-versterken"


def test_a_dash_is_the_screen(db, monkeypatch):
    screen = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=screen))

    call_command("annual_report", "2018", output="-")

    assert json.loads(screen.getvalue())["year"] == 2018


@time_machine.travel("2026-11-22")
@pytest.mark.parametrize("year", ["1850", "2027", "vorig jaar", "２０１８년"])
def test_a_year_without_a_report_is_explained(db, year):
    with pytest.raises(CommandError) as refused:
        call_command("annual_report", year, output="-")

    assert refused.value.returncode == 1
    assert str(refused.value) == (
        f"Over het jaar {year} is er geen verslag. Kies een jaar van 2000 tot 2026."
    )


def test_an_unknown_programme_is_answered_with_those_we_know(db):
    ProgrammeFactory(slug="gezinnen-versterken")

    with pytest.raises(CommandError) as refused:
        call_command("annual_report", "2018", programme="gezinen", output="-")

    assert str(refused.value) == ("Het programma gezinen kennen we niet. Wel: gezinnen-versterken.")


def test_a_place_that_cannot_be_written_is_explained(db, tmp_path):
    with pytest.raises(CommandError, match="kan niet worden geschreven"):
        call_command("annual_report", "2018", output=str(tmp_path / "nergens" / "verslag.json"))


def test_the_command_line_is_no_person_and_leaves_no_line_in_the_log(db, tmp_path):
    call_command("annual_report", "2018", output=str(tmp_path / "verslag.json"))

    assert ExportLog.objects.count() == 0
