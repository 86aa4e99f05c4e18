from participants.models.absences import Absence
from participants.models.answers import Answer, AnswerLink, Voice
from participants.models.attendances import Attendance, Enrolment
from participants.models.cases import Case, FindingPlace
from participants.models.check_ins import CheckIn, DoorLink
from participants.models.connections import ConnectionRule, ConnectionStep
from participants.models.consents import Consent
from participants.models.contacts import ContactMoment
from participants.models.families import Family, Person
from participants.models.imports import ImportBatch, ImportedRow
from participants.models.introductions import Feedback, Introduction
from participants.models.mailings import GroupMailing, MailingCopy
from participants.models.memberships import Membership
from participants.models.milestones import Milestone, Step
from participants.models.next_steps import NextStep
from participants.models.obstacles import Obstacle
from participants.models.openings import FileOpening
from participants.models.referrals import Referral
from participants.models.register_checks import RegisterCheck
from participants.models.scales import Measurement, Scale, ScaleLevel
from participants.models.signals import Signal
from participants.models.snoozes import Snooze
from participants.models.stories import Story
from participants.models.suggestions import Suggestion
from participants.models.taps import Tap
from participants.models.ties import Tie
from participants.models.waits import Wait

__all__ = [
    "Absence",
    "Answer",
    "AnswerLink",
    "Attendance",
    "Case",
    "CheckIn",
    "ConnectionRule",
    "ConnectionStep",
    "Consent",
    "ContactMoment",
    "DoorLink",
    "Enrolment",
    "Family",
    "Feedback",
    "FileOpening",
    "FindingPlace",
    "GroupMailing",
    "ImportBatch",
    "ImportedRow",
    "Introduction",
    "MailingCopy",
    "Measurement",
    "Membership",
    "Milestone",
    "NextStep",
    "Obstacle",
    "Person",
    "Referral",
    "RegisterCheck",
    "Scale",
    "ScaleLevel",
    "Signal",
    "Snooze",
    "Step",
    "Story",
    "Suggestion",
    "Tap",
    "Tie",
    "Voice",
    "Wait",
]
