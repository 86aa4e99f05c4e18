from participants.models.attendances import Attendance, Enrolment
from participants.models.cases import Case, FindingPlace
from participants.models.consents import Consent
from participants.models.contacts import ContactMoment
from participants.models.families import Family, Person
from participants.models.imports import ImportBatch, ImportedRow
from participants.models.milestones import Milestone, Step
from participants.models.obstacles import Obstacle
from participants.models.openings import FileOpening
from participants.models.referrals import Referral
from participants.models.registers import Tap

__all__ = [
    "Attendance",
    "Case",
    "Consent",
    "ContactMoment",
    "Enrolment",
    "Family",
    "FileOpening",
    "FindingPlace",
    "ImportBatch",
    "ImportedRow",
    "Milestone",
    "Obstacle",
    "Person",
    "Referral",
    "Step",
    "Tap",
]
