"""A year in which every kind of figure has something to say, read back from every form of its report."""

import html
import io
import json
import re
import zipfile
from datetime import date, timedelta

from participants.actions.milestones import refresh_milestones
from participants.models import Case
from reporting.exports import TOLD_FORMS
from tests.factories.activities import (
    ActivityFactory,
    GrantFactory,
    NeighbourhoodGroupFactory,
    SessionFactory,
)
from tests.factories.casework import StoryFactory
from tests.factories.participants import (
    AttendanceFactory,
    CaseFactory,
    ContactMomentFactory,
    FindingPlaceFactory,
    ObstacleFactory,
    ObstacleKindFactory,
    ReferralFactory,
)
from tests.factories.reporting import SpendingFactory, TargetFactory, handed_in, told
from tests.reporting.papers import words_of
from tests.reporting.readers import sheets_of, table_of

SPRING = date(2018, 3, 5)
DANGEROUS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://example.org";"klik")')


def build():
    """The final report of that year, in names and words that look like formulas."""
    formula, plus, minus, at, tab, link = DANGEROUS
    programme = (grant := GrantFactory(funder__name=formula, reference="K-1")).programme
    TargetFactory(programme=programme, grant=grant, value=30, explanation=plus)
    SpendingFactory(grant=grant, budgeted="9000.00", spent="9012.50", explanation=link)
    places = [FindingPlaceFactory(name=minus)] * 6 + [None] * 5
    for number, place in enumerate(places):
        case = CaseFactory(found_on=SPRING, finding_place=place, programmes=[programme])
        reached_on = SPRING + timedelta(days=number)
        ContactMomentFactory(family=case.family, happened_on=reached_on, was_reached=True)
        ObstacleFactory(family=case.family, kind=_kind(at), noted_on=SPRING)
        ReferralFactory(family=case.family, sent_on=SPRING)
    group = NeighbourhoodGroupFactory(name=tab.strip(), started_on=SPRING)
    group.programmes.add(programme)
    activity = ActivityFactory(group=group, programmes=[programme])
    session = SessionFactory(activity=activity, held_on=SPRING, unnamed_visitors=7)
    AttendanceFactory.create_batch(6, session=session)
    StoryFactory(ready=True, text=link, told_on=SPRING)
    refresh_milestones(Case.objects.all())
    report = handed_in(programme=None)
    report.texts.filter(part="lessons").update(text=formula)
    return told(report)


def _kind(name):
    kinds = ObstacleKindFactory._meta.model.objects
    return kinds.filter(name=name).first() or ObstacleKindFactory(name=name, is_sensitive=False)


class Forms:
    """What stands in each form of a record, to be compared with the record itself."""

    def __init__(self, record, page):
        self.made = made = {form: one.write(record) for form, one in TOLD_FORMS.items()}
        self.csv = [
            (row["code"], row["label"], row["value"] or row["text"])
            for row in table_of(made["csv"].decode("utf-8-sig"))
        ]
        self.sheets = sheets_of(made["xlsx"])
        with zipfile.ZipFile(io.BytesIO(made["zip"])) as package:
            self.zip = {name: package.read(name).decode() for name in package.namelist()}
        self.json = json.loads(made["json"])
        self.paper = words_of(made["pdf"])
        self.page = squeezed(re.sub(r"<[^>]+>", "", html.unescape(page)))


def squeezed(*words):
    return "".join("".join(map(str, words)).split())
