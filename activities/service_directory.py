"""The service directory (*sociale kaart*) as open data: HSDS 3.0, the Human Services Data Specification.

Source: https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json and the
schemas beside it. A partner is an organization with one service. What HSDS asks of an address (postal
code, province) we do not keep, so a place has its street in words. ``last_modified`` comes from HSDS
3.1; 3.0 leaves room for it. Nobody's name, telephone or mail is in it: neither a contact person's nor
of who checked what stands here.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from django.db.models import Prefetch, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from activities.models import Activity, ObstacleKind, Organisation, Place
from activities.open_data import CITY

VERSION = "3.0"
RULES = "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json"
STANDARD = "https://github.com/openreferral/specification/tree/3.0"


@dataclass(frozen=True, slots=True)
class Directory:
    """The partners that everybody may find, as this house tells it.

    ``house`` makes the identifiers ours alone; they never change. ``address`` gives the page of an
    activity.
    """

    house: UUID
    address: Callable[[Activity], str]

    def key(self, row: Organisation | ObstacleKind | Place | Activity, *about: object) -> str:
        """The identifier of a row, or of something ``about`` it."""
        words = (row._meta.model_name, row.pk, *about)
        return str(uuid5(self.house, "/".join(map(str, words))))

    def service_key(self, organisation: Organisation) -> str:
        """The identifier of what a partner does; that of the partner itself is another."""
        return self.key(organisation, "service")

    def found(self, key: str) -> Organisation | None:
        """The partner whose service has this identifier, if everybody may find it."""
        rows = Organisation.objects.on_the_map().only("pk")
        return next((row for row in rows if self.service_key(row) == key), None)

    def listed(self, organisation: Organisation) -> dict[str, Any]:
        """A service as it stands in a list: without what there can be several of."""
        told = {
            "id": self.service_key(organisation),
            "organization_id": self.key(organisation),
            "name": organisation.name,
            "description": _described(organisation),
            "url": organisation.website,
            "status": "active",
            "assured_date": organisation.checked_on and organisation.checked_on.isoformat(),
            "alert": _alert(organisation),
            "last_modified": organisation.updated_at.isoformat(timespec="milliseconds"),
            "organization": self._organization(organisation),
        }
        return {name: value for name, value in told.items() if value}

    def minimal(self, organisation: Organisation) -> dict[str, Any]:
        """Enough for who keeps a copy and asks what changed."""
        moment = organisation.updated_at.isoformat(timespec="milliseconds")
        return {"id": self.service_key(organisation), "last_modified": moment}

    def nested(self, organisation: Organisation) -> dict[str, Any]:
        """A service with all that belongs to it."""
        key = self.service_key(organisation)
        activities = organisation.activities.all()
        return self.listed(organisation) | {
            "phones": [
                {"id": self.key(organisation, "phone"), "service_id": key, "number": number}
                for number in filter(None, [organisation.phone])
            ],
            "languages": [
                {
                    "id": self.key(organisation, "language", word.pk),
                    "service_id": key,
                    "name": word.name,
                }
                for word in organisation.languages.all()
            ],
            "attributes": [
                self._attribute(organisation, kind) for kind in organisation.takes_away.all()
            ],
            "schedules": [
                {
                    "id": self.key(activity, "schedule"),
                    "service_id": key,
                    "description": activity.name,
                    "schedule_link": self.address(activity),
                }
                for activity in activities
            ],
            "service_at_locations": [
                self._at(organisation, place)
                for place in _once(activity.place for activity in activities)
            ],
        }

    def _organization(self, organisation: Organisation) -> dict[str, Any]:
        told = {
            "id": self.key(organisation),
            "name": organisation.name,
            "description": _described(organisation),
            "website": organisation.website,
        }
        return {name: value for name, value in told.items() if value}

    def _attribute(self, organisation: Organisation, kind: ObstacleKind) -> dict[str, Any]:
        """An obstacle that a partner takes away: a term of our own taxonomy."""
        return {
            "id": self.key(organisation, "takes_away", kind.pk),
            "link_id": self.service_key(organisation),
            "link_entity": "service",
            "taxonomy_term_id": self.key(kind),
            "taxonomy_term": {
                "id": self.key(kind),
                "code": str(kind.pk),
                "name": kind.name,
                "description": f"{_('Helpt bij:')} {kind.name}",
                "taxonomy": _("Wat iemand in de weg staat om mee te doen"),
            },
        }

    def _at(self, organisation: Organisation, place: Place) -> dict[str, Any]:
        location = {"id": self.key(place), "location_type": "physical", "name": place.name}
        if place.street:
            location["description"] = f"{place.street}, {CITY}"
        return {
            "id": self.key(organisation, "at", place.pk),
            "service_id": self.service_key(organisation),
            "location_id": location["id"],
            "location": location,
        }


def with_everything(organisations: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """With what a nested service tells; of activities only those that everybody may know."""
    shown = Activity.objects.filter(is_public=True, ended_on=None).select_related("place")
    return organisations.prefetch_related(
        "takes_away", "languages", Prefetch("activities", shown.order_by("name", "pk"))
    )


def _described(organisation: Organisation) -> str:
    return organisation.offers or organisation.get_kind_display()


def _alert(organisation: Organisation) -> str:
    """That there is no room now; HSDS 3.0 has no other word for it."""
    if not (organisation.is_full and organisation.full_until_on):
        return ""
    return _("vol tot en met %(day)s") % {"day": date_format(organisation.full_until_on, "j F Y")}


def _once(places: Iterable[Place | None]) -> list[Place]:
    return list(dict.fromkeys(place for place in places if place))
