"""The hatch: all that reporting may know about people. Counts and days; no names, no notes.

One exception: the text of a story that is ready. The family said yes to it, somebody took out by
whom it is, and nothing leads from the text back to the family.

Every function asks the database one question and counts there, so an answer costs the same for
thirty families as for thirty thousand. ``programme`` narrows to one line of work: families through
the programmes their case counts for, visits through those of the activity. Without it everybody
counts once.
"""

from participants.anchoring import families_with_anchor
from participants.becoming import residents_who_began_to_help
from participants.connection_words import our_rule_in_words, rule_of_staying, rule_of_step
from participants.connections import EVERYTHING, Kept, Steps, our_rule, steps_of, steps_taken
from participants.facts.cohorts import families_of_cohort, half_years, waits_until_step
from participants.facts.families import (
    STILL_THERE_DAYS,
    Furthest,
    Standing,
    cases_closed,
    connections_per_day,
    families_by_step,
    families_found,
    families_still_connected,
    first_day,
    found_per_place,
    standing,
)
from participants.facts.obstacles import obstacles_per_kind, solved_per_helper
from participants.facts.referrals import referrals_per_outcome, waits_until_visit
from participants.facts.shared import Mix, families_by_programme_count
from participants.facts.suggestions import companions_who_went, suggestions_per_answer
from participants.facts.visits import (
    Visitors,
    ready_stories,
    visitors,
    visits_per_day,
)
from participants.facts.waits import Waits
from participants.group_stages import groups_per_stage
from participants.initiatives.linked import linked
from participants.initiatives.links import initiatives_together
from participants.loops import (
    LoopLine,
    ReferralCount,
    loops_of_partner,
    loops_per_obstacle,
    loops_per_partner,
    referrals_sent,
)
from participants.models.connections import ConnectionStep, Thresholds
from participants.models.milestones import Step
from participants.outcomes import NO_CONTROL_GROUP, ladder_difference, loneliness_by_band
from participants.overlap import Shared, families_per_programme, families_shared
from participants.partners import partners_active
from participants.returning import BACK_WITHIN, Returns, returns
from participants.yields import Yield, yield_per_contact, yield_per_place

__all__ = [
    "BACK_WITHIN",
    "EVERYTHING",
    "NO_CONTROL_GROUP",
    "STILL_THERE_DAYS",
    "ConnectionStep",
    "Furthest",
    "Kept",
    "LoopLine",
    "Mix",
    "ReferralCount",
    "Returns",
    "Shared",
    "Standing",
    "Step",
    "Steps",
    "Thresholds",
    "Visitors",
    "Waits",
    "Yield",
    "cases_closed",
    "companions_who_went",
    "connections_per_day",
    "families_by_programme_count",
    "families_by_step",
    "families_found",
    "families_of_cohort",
    "families_per_programme",
    "families_shared",
    "families_still_connected",
    "families_with_anchor",
    "first_day",
    "found_per_place",
    "groups_per_stage",
    "half_years",
    "initiatives_together",
    "ladder_difference",
    "linked",
    "loneliness_by_band",
    "loops_of_partner",
    "loops_per_obstacle",
    "loops_per_partner",
    "obstacles_per_kind",
    "our_rule",
    "our_rule_in_words",
    "partners_active",
    "ready_stories",
    "referrals_per_outcome",
    "referrals_sent",
    "residents_who_began_to_help",
    "returns",
    "rule_of_staying",
    "rule_of_step",
    "solved_per_helper",
    "standing",
    "steps_of",
    "steps_taken",
    "suggestions_per_answer",
    "visitors",
    "visits_per_day",
    "waits_until_step",
    "waits_until_visit",
    "yield_per_contact",
    "yield_per_place",
]
