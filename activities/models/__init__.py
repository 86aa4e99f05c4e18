from activities.models.activities import Activity, Session
from activities.models.carrying import Carrying, Hands
from activities.models.certificates import Certificate
from activities.models.group_support import GroupNeed, GroupSupport
from activities.models.groups import GroupStage, NeighbourhoodGroup
from activities.models.languages import Language
from activities.models.obstacles import ObstacleKind
from activities.models.organisations import ContactPerson, Organisation
from activities.models.places import Place
from activities.models.programmes import Grant, Programme
from activities.models.public_agenda import PublicAgenda
from activities.models.series import Series
from activities.models.shifts import Duty, Shift, TrainingVisit
from activities.models.skills import CertificateKind, Skill
from activities.models.talks import Talk
from activities.models.volunteers import Availability, Phase, Volunteer, VolunteerPhase

__all__ = [
    "Activity",
    "Availability",
    "Carrying",
    "Certificate",
    "CertificateKind",
    "ContactPerson",
    "Duty",
    "Grant",
    "GroupNeed",
    "GroupStage",
    "GroupSupport",
    "Hands",
    "Language",
    "NeighbourhoodGroup",
    "ObstacleKind",
    "Organisation",
    "Phase",
    "Place",
    "Programme",
    "PublicAgenda",
    "Series",
    "Session",
    "Shift",
    "Skill",
    "Talk",
    "TrainingVisit",
    "Volunteer",
    "VolunteerPhase",
]
