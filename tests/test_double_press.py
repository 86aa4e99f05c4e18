"""Who presses twice writes it down once: tried on every form that makes something.

A form that another room adds belongs in FORMS; the last test of this module says so.
"""

import re
from dataclasses import dataclass
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from activities.models import (
    Activity,
    ContactPerson,
    Grant,
    NeighbourhoodGroup,
    Organisation,
    Programme,
    Session,
    Shift,
    Volunteer,
)
from participants.models import (
    Case,
    Consent,
    ContactMoment,
    Enrolment,
    Family,
    Measurement,
    NextStep,
    Obstacle,
    Person,
    Referral,
    Scale,
    Signal,
    Tie,
)
from tests.conftest import signed_in
from tests.doors import DOORS
from tests.factories.accounts import UserFactory
from tests.factories.activities import (
    ActivityFactory,
    ObstacleKindFactory,
    OrganisationFactory,
    ProgrammeFactory,
    SessionFactory,
    VolunteerFactory,
)
from tests.factories.participants import (
    CaseFactory,
    FamilyFactory,
    FindingPlaceFactory,
    PersonFactory,
    ScaleFactory,
)

FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
TOKEN = re.compile(r'name="once" value="(\w+)"')


@dataclass(frozen=True)
class Sheet:
    """A form as somebody filled it in: where it is sent, and the page it is on when that differs."""

    to: str
    words: dict[str, Any]
    page: str = ""


def sheet(door, /, *keys, page="", **words):
    return Sheet(reverse(door, args=keys), words, page)


def about_a_family(door, /, **words):
    return sheet(f"participants:{door}", FamilyFactory().pk, **words)


def contact():
    return about_a_family(
        "contact_add", kind="phone", was_reached="ja", minutes="15", happened_on="6-3-2018"
    )


def measured():
    case, scale = CaseFactory(), ScaleFactory()
    person = PersonFactory(family=case.family)
    keys = (case.family_id, person.pk, scale.pk)
    told = {"score": "2", "occasion": "between", "measured_on": "vandaag"}
    return sheet("participants:measurement_add", *keys, **told)


def enrolment():
    person, activity = PersonFactory(), ActivityFactory()
    told = {"activity": activity.pk, "people": [person.pk], "started_on": "vandaag"}
    return sheet("participants:enrolment_add", person.family_id, **told)


def consent():
    family = FamilyFactory()
    return sheet("participants:consent_add", family.pk, page=family.get_absolute_url())


def newcomer():
    session = SessionFactory()
    page = reverse("participants:register", args=[session.pk])
    return sheet("participants:register_newcomer", session.pk, page=page, given_name="Selam")


def found():
    return {
        "found_on": "3-1-2018",
        "finding_place": FindingPlaceFactory().pk,
        "programmes": [ProgrammeFactory().pk],
    }


FORMS = {
    "accounts:user_add": (
        User,
        lambda: sheet("accounts:user_add", name="Bo", email="bo@example.org", role=Role.COACH),
    ),
    "activities:activity_add": (
        Activity,
        lambda: sheet("activities:activity_add", name="Naaicafé", started_on="1-1-2018"),
    ),
    "activities:session_add": (
        Session,
        lambda: sheet("activities:session_add", ActivityFactory().pk, days="25-9-2018"),
    ),
    "activities:group_add": (
        NeighbourhoodGroup,
        lambda: sheet("activities:group_add", name="Tuingroep", started_on="1-1-2018"),
    ),
    "activities:organisation_add": (
        Organisation,
        lambda: sheet("activities:organisation_add", name="Speeltuin", kind="other"),
    ),
    "activities:contact_add": (
        ContactPerson,
        lambda: sheet("activities:contact_add", OrganisationFactory().pk, name="Bo Voorbeeld"),
    ),
    "activities:volunteer_add": (
        Volunteer,
        lambda: sheet("activities:volunteer_add", name="Bo", started_on="1-1-2018"),
    ),
    "activities:shift_add": (
        Shift,
        lambda: sheet(
            "activities:shift_add", VolunteerFactory().pk, worked_on="6-3-2018", minutes="2"
        ),
    ),
    "activities:programme_add": (
        Programme,
        lambda: sheet("activities:programme_add", name="Buurt", started_on="1-1-2018"),
    ),
    "activities:grant_add": (
        Grant,
        lambda: sheet(
            "activities:grant_add",
            ProgrammeFactory().pk,
            funder=OrganisationFactory(kind="funder").pk,
            started_on="1-1-2018",
            ended_on="31-12-2018",
        ),
    ),
    "participants:family_add": (
        Family,
        lambda: sheet(
            "participants:family_add",
            given_name="Dilma",
            family_name="Fortes",
            kind=Family.Kind.SINGLE_PARENT,
            consent="on",
            **found(),
        ),
    ),
    "participants:person_add": (
        Person,
        lambda: about_a_family("person_add", role="child", given_name="Ruby"),
    ),
    "participants:contact_add": (ContactMoment, contact),
    "participants:next_step_add": (
        NextStep,
        lambda: about_a_family(
            "next_step_add", what="Bellen", when="week", owner=UserFactory(coach=True).pk
        ),
    ),
    "participants:tie_add": (Tie, lambda: about_a_family("tie_add", name="Carla", kind="relative")),
    "participants:obstacle_add": (
        Obstacle,
        lambda: about_a_family(
            "obstacle_add", kind=ObstacleKindFactory().pk, noted_on="1-2-2018", state="open"
        ),
    ),
    "participants:referral_add": (
        Referral,
        lambda: about_a_family(
            "referral_add",
            organisation=OrganisationFactory().pk,
            sent_on="1-2-2018",
            warmth="information",
            outcome="sent",
        ),
    ),
    "participants:enrolment_add": (Enrolment, enrolment),
    "participants:consent_add": (Consent, consent),
    "participants:case_add": (Case, lambda: about_a_family("case_add", **found())),
    "participants:measurement_add": (Measurement, measured),
    "participants:scale_add": (
        Scale,
        lambda: sheet(
            "participants:scale_add",
            name="De buurt kennen",
            question="Hoeveel mensen ken je?",
            text_1="Niemand",
            text_2="Een paar",
        ),
    ),
    "participants:register_newcomer": (Person, newcomer),
    "participants:signal_add": (
        Signal,
        lambda: sheet(
            "participants:signal_add",
            knows="no",
            why="Zit vaak alleen op het bankje.",
            finding_place=FindingPlaceFactory().pk,
        ),
    ),
}


@pytest.fixture
def may_do_all(db):
    """A client per door: the coordinator, or the administrator where only that one may enter."""
    clients = {role: signed_in(UserFactory(role=role)) for role in Role}
    return lambda name: clients[
        Role.COORDINATOR if Role.COORDINATOR in DOORS[name] else Role.ADMINISTRATOR
    ]


def opened(client, filled_in):
    """What the browser sends along: the words, and the token of the form they are typed in."""
    forms = FORM.findall(client.get(filled_in.page or filled_in.to).text)
    here = 'class="form-actions"' if not filled_in.page else f'action="{filled_in.to}"'
    (token,) = (hit[1] for form in forms if here in form and (hit := TOKEN.search(form)))
    return filled_in.words | {"once": token}


@pytest.mark.parametrize("name", FORMS)
def test_pressing_twice_makes_one(may_do_all, name):
    model, fill_in = FORMS[name]
    filled_in, client = fill_in(), may_do_all(name)
    words, before = opened(client, filled_in), model.objects.count()

    answers = [client.post(filled_in.to, words) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0].url == answers[1].url
    assert model.objects.count() == before + 1


def test_pressing_twice_under_a_preview_plans_every_session_once(coordinator_client):
    weekly = sheet(
        "activities:session_add", ActivityFactory().pk, days="25-9-2018", until="9-10-2018"
    )
    preview = coordinator_client.post(weekly.to, opened(coordinator_client, weekly))
    token = TOKEN.search(FORM.findall(preview.text)[-1])[1]

    answers = [
        coordinator_client.post(weekly.to, weekly.words | {"sure": "1", "once": token})
        for _ in range(2)
    ]

    assert (answers[0].status_code, answers[0].url) == (302, answers[1].url)
    assert Session.objects.count() == 3


def test_pressing_twice_sends_one_invitation(administrator_client):
    colleague = UserFactory()
    page = reverse("accounts:user_edit", args=[colleague.pk])
    invite = sheet("accounts:user_invite", colleague.pk, page=page)
    words = opened(administrator_client, invite)

    for _ in range(2):
        administrator_client.post(invite.to, words)

    assert len(mail.outbox) == 1


def test_every_form_that_adds_something_is_tried_here():
    adding = {name for name in DOORS if name.endswith("_add")}

    assert adding - set(FORMS) == set()
