"""Links on which a funder reads a final report: made, opened, closed."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from core.keys import hash_of
from reporting.actions.reports import NotNowError
from reporting.models import LinkOpening, Report, ReportLink
from reporting.models.links import LASTS


@transaction.atomic
def make_report_link(*, report: Report, to_whom: str, by: User) -> ReportLink:
    """A new link to a final report, for one reader; others keep theirs."""
    if not report.is_final:
        raise NotNowError(report.get_state_display())
    expires_on = timezone.localdate() + LASTS
    link = ReportLink(report=report, to_whom=to_whom, made_by=by, expires_on=expires_on)
    link.cut()
    link.save()
    return link


def revoke_report_link(*, link: ReportLink) -> None:
    """The link opens nothing any more."""
    now = timezone.now()
    ReportLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=now, updated_at=now)


def report_behind(token: str) -> ReportLink | None:
    """The link that opens with ``token``; None for one that is unknown, expired or closed."""
    links = ReportLink.objects.live().filter(token_hash=hash_of(token))
    return links.select_related("report__programme", "report__frozen").first()


def note_opening(*, link: ReportLink, form: str = "") -> None:
    """Somebody looked, or took ``form`` along; nothing about who that was."""
    LinkOpening.objects.create(link=link, form=form)
