"""The forms about volunteers that add something, as somebody filled them in."""

from activities.models import Certificate, Duty, Shift, Volunteer, VolunteerPhase
from tests.factories.activities import SessionFactory, VolunteerFactory
from tests.factories.participants import PersonFactory
from tests.sheet import sheet

BEGINS = {"phase": "active", "since_on": "1-1-2018"}


def person_begins_to_help():
    person = PersonFactory()
    keys = person.family_id, person.pk
    return sheet("participants:person_volunteer_add", *keys, name="Bo", **BEGINS)


def duty():
    session, volunteer = SessionFactory(), VolunteerFactory()
    return sheet("participants:duty_add", session.pk, volunteer=volunteer.pk)


VOLUNTEER_FORMS = {
    "participants:duty_add": (Duty, duty),
    "activities:volunteer_add": (
        Volunteer,
        lambda: sheet("activities:volunteer_add", name="Bo", **BEGINS),
    ),
    "activities:shift_add": (
        Shift,
        lambda: sheet(
            "activities:shift_add", VolunteerFactory().pk, worked_on="6-3-2018", minutes="2"
        ),
    ),
    "activities:certificate_add": (
        Certificate,
        lambda: sheet(
            "activities:certificate_add", VolunteerFactory().pk, new_kind="VOG", seen_on="vandaag"
        ),
    ),
    "participants:phase_add": (
        VolunteerPhase,
        lambda: sheet(
            "participants:phase_add", VolunteerFactory().pk, phase="leaving", since_on="vandaag"
        ),
    ),
    "participants:person_volunteer_add": (Volunteer, person_begins_to_help),
}
