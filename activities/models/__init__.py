from activities.models.activities import Activity, Session
from activities.models.groups import NeighbourhoodGroup
from activities.models.languages import Language
from activities.models.obstacles import ObstacleKind
from activities.models.organisations import ContactPerson, Organisation
from activities.models.places import Place
from activities.models.programmes import Grant, Programme
from activities.models.public_agenda import PublicAgenda
from activities.models.series import Series
from activities.models.volunteers import Shift, Volunteer

__all__ = [
    "Activity",
    "ContactPerson",
    "Grant",
    "Language",
    "NeighbourhoodGroup",
    "ObstacleKind",
    "Organisation",
    "Place",
    "Programme",
    "PublicAgenda",
    "Series",
    "Session",
    "Shift",
    "Volunteer",
]
