import factory

from reporting.actions.reports import finish, hand_in, save_text
from reporting.exports.canonical import fingerprint
from reporting.models import Part, Report, ReportText, Spending, Target
from reporting.told import draft_of
from tests.factories.accounts import UserFactory
from tests.factories.activities import GrantFactory, ProgrammeFactory


class TargetFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Target

    programme = factory.SubFactory(ProgrammeFactory)
    year = 2018
    code = "found"
    value = 30


class SpendingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Spending

    grant = factory.SubFactory(GrantFactory)
    year = 2018
    budgeted = 9600
    spent = 9000


class ReportFactory(factory.django.DjangoModelFactory):
    """A report about 2018 in which nobody wrote anything yet."""

    class Meta:
        model = Report
        skip_postgeneration_save = True

    year = 2018

    @factory.post_generation
    def parts(self, create, extracted, **kwargs):
        ReportText.objects.bulk_create(ReportText(report=self, part=part) for part in Part.values)


def write(report, text="Het was een goed jaar.", *, part=Part.SUMMARY, by=None):
    """Somebody wrote ``text`` in a part."""
    row = report.texts.get(part=part)
    return save_text(row=row, text=text, by=by or UserFactory(coordinator=True))


def handed_in(*, by=None, **about):
    """A report that waits for somebody to check it."""
    report = ReportFactory(**about)
    writer = by or UserFactory(coordinator=True)
    write(report, by=writer)
    hand_in(report=report, by=writer)
    report.refresh_from_db()
    return report


def told(report):
    """``report``, checked by a second person: it is final."""
    seen = fingerprint(draft_of(report))
    finish(report=report, seen=seen, by=UserFactory(board=True))
    report.refresh_from_db()
    return report


def final_report(**about):
    """A report that was told."""
    return told(handed_in(**about))
