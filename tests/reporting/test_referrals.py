from datetime import date

import pytest

from participants.models import Case, Referral
from tests.factories.activities import ProgrammeFactory
from tests.factories.participants import CaseFactory, ReferralFactory
from tests.reporting.scopes import AFTER, BEFORE, LAST_DAY, NEW_YEAR, count


def test_a_referral_counts_on_the_first_and_the_last_day_of_the_year_and_not_outside(db):
    for day in (BEFORE, NEW_YEAR, LAST_DAY, AFTER):
        ReferralFactory(sent_on=day)

    assert count("referrals") == 2


def test_a_warm_handover_is_a_referral_where_we_went_along(db):
    for warmth in Referral.Warmth:
        ReferralFactory(warmth=warmth)

    assert (count("referrals"), count("warm_handovers")) == (3, 1)


@pytest.mark.parametrize(
    ("sent_on", "referrals"),
    [
        (date(2018, 2, 28), 0),  # the case had not begun
        (date(2018, 3, 1), 1),
        (date(2018, 9, 1), 1),
        (date(2018, 9, 2), 0),  # the case was closed
    ],
)
def test_a_referral_counts_for_the_programme_of_the_case_that_ran_on_that_day(
    db, sent_on, referrals
):
    programme = ProgrammeFactory()
    case = CaseFactory(
        programmes=[programme],
        found_on=date(2018, 3, 1),
        closed_on=date(2018, 9, 1),
        closing_reason=Case.ClosingReason.CONNECTED,
    )
    ReferralFactory(family=case.family, sent_on=sent_on)

    assert (count("referrals", programme), count("referrals")) == (referrals, 1)


def test_a_referral_of_a_family_in_another_programme_does_not_count(db):
    programme = ProgrammeFactory()
    ReferralFactory(family=CaseFactory(programmes=[ProgrammeFactory()]).family)

    assert count("referrals", programme) == 0
