"""Whatever happened in a year: page, PDF, Excel, CSV, JSON and data package tell the same figures."""

import html
import io
import json
import re
import zipfile
from datetime import date, timedelta

from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from participants.actions.milestones import refresh_milestones
from participants.models import Case
from reporting.annual import annual_report
from reporting.exports import FORMS
from tests.conftest import signed_in
from tests.factories.accounts import UserFactory
from tests.factories.activities import ActivityFactory, ProgrammeFactory, SessionFactory
from tests.factories.participants import AttendanceFactory, CaseFactory, ObstacleFactory
from tests.reporting.papers import words_of
from tests.reporting.readers import sheets_of, table_of
from tests.reporting.telling import squeezed

DAYS = st.integers(-20, 380).map(lambda number: date(2018, 1, 1) + timedelta(days=number))
HOUSE = st.lists(st.tuples(DAYS, st.booleans(), st.integers(0, 12)), max_size=7)


class InEveryForm(TestCase):
    @settings(max_examples=3, database=None)  # each makes a PDF
    @given(HOUSE, st.booleans())
    def test_the_same_figures_stand(self, happened, is_of_the_programme):
        programme = _house(happened)
        report = annual_report(2018, programme if is_of_the_programme else None)
        forms = {form: made.write(report) for form, made in FORMS.items()}
        told = {figure.code: figure.told.number for figure in report.figures}
        words = {f.code: squeezed(f.told, f.label) for f in report.figures}

        assert {one["code"]: one["value"] for one in json.loads(forms["json"])["figures"]} == told
        assert _numbers(table_of(forms["csv"].decode("utf-8-sig")), told) == told
        with zipfile.ZipFile(io.BytesIO(forms["zip"])) as package:
            assert _numbers(table_of(package.read("figures.csv").decode()), told) == told
        rows = sheets_of(forms["xlsx"])["Cijfers"][5:]
        assert {row[-1]: None if row[1] == "–" else row[1] for row in rows} == told
        paper = words_of(forms["pdf"])
        assert [code for code, said in words.items() if said not in paper] == []
        page = _page(report.slug)
        assert [code for code, said in words.items() if said not in page] == []


def _house(happened):
    """On each day a family with an obstacle, who may count for the programme, and visitors."""
    programme = ProgrammeFactory()
    activity = ActivityFactory(programmes=[programme])
    for day, counts, visitors in happened:
        family = CaseFactory(found_on=day, programmes=[programme] if counts else []).family
        ObstacleFactory(family=family, noted_on=day)
        session = SessionFactory(
            activity=activity if counts else ActivityFactory(),
            held_on=day,
            unnamed_visitors=visitors,
        )
        AttendanceFactory.create_batch(visitors // 2, session=session)
    refresh_milestones(Case.objects.all())
    return programme


def _numbers(rows, told):
    return {
        row["code"]: float(row["value"]) if row["value"] else None
        for row in rows
        if row["code"] in told
    }


def _page(slug):
    client = signed_in(UserFactory(coordinator=True))
    text = client.get(reverse("reporting:annual_report"), {"jaar": 2018, "programma": slug}).text
    return squeezed(re.sub(r"<[^>]+>", "", html.unescape(text)))
