"""Every form of the house that adds something, as somebody filled it in."""

from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from activities.models import (
    Activity,
    ContactPerson,
    Grant,
    ObstacleKind,
    Organisation,
    Programme,
    Session,
    Talk,
)
from participants.actions.milestones import refresh_families
from participants.models import (
    Absence,
    Answer,
    AnswerLink,
    Case,
    ConnectionRule,
    Consent,
    ContactMoment,
    Enrolment,
    Family,
    Feedback,
    Introduction,
    Measurement,
    NextStep,
    Obstacle,
    Person,
    Referral,
    Scale,
    Signal,
    Snooze,
    Suggestion,
    Tie,
)
from tests.adding_groups import GROUP_FORMS
from tests.adding_reports import REPORT_FORMS
from tests.adding_volunteers import VOLUNTEER_FORMS
from tests.factories.accounts import UserFactory
from tests.factories.activities import (
    ActivityFactory,
    ObstacleKindFactory,
    OrganisationFactory,
    ProgrammeFactory,
    SessionFactory,
)
from tests.factories.casework import SignalFactory
from tests.factories.participants import (
    CaseFactory,
    ConsentFactory,
    FamilyFactory,
    FindingPlaceFactory,
    IntroductionFactory,
    PersonFactory,
    ReferralFactory,
    ScaleFactory,
)
from tests.participants.connecting import RULE_AS_TYPED
from tests.sheet import Sheet, about_a_family, sheet


def just_called():
    partner = OrganisationFactory()
    return sheet("activities:talk_call", partner.pk, page=partner.get_absolute_url())


def contact():
    return about_a_family(
        "contact_add", kind="phone", was_reached="ja", minutes="15", happened_on="6-3-2018"
    )


def measured():
    case, scale = CaseFactory(), ScaleFactory()
    keys = (case.family_id, PersonFactory(family=case.family).pk, scale.pk)
    told = {"score": "2", "occasion": "between", "measured_on": "vandaag"}
    return sheet("participants:measurement_add", *keys, **told)


def enrolment():
    person = PersonFactory()
    told = {"activity": ActivityFactory().pk, "people": [person.pk], "started_on": "vandaag"}
    return sheet("participants:enrolment_add", person.family_id, **told)


def consent():
    family = FamilyFactory()
    return sheet("participants:consent_add", family.pk, page=family.get_absolute_url())


def referral():
    family, partner = ConsentFactory(**of_today()).family, OrganisationFactory()
    told = {"to": partner.pk, "sent_on": "vandaag", "warmth": "contact_made", "reach": "us"}
    told |= {"shared_about": "Zoekt opvang", "is_agreed": "on", "sure": "1"}
    return sheet("participants:referral_add", family.pk, **told)


def about_a_referral(door, *keys, **words):
    """Its page holds the buttons; what is asked has a page of its own."""
    row = ReferralFactory()
    page = row.get_absolute_url() if keys else ""
    return sheet(f"participants:{door}", row.family_id, row.pk, *keys, page=page, **words)


def feedback():
    family = ConsentFactory(**of_today()).family
    keys = family.pk, IntroductionFactory(family=family, may_tell_back=True).pk
    return sheet("participants:feedback_add", *keys, words="Komt elke week.", told_on="vandaag")


def of_today():
    today = timezone.localdate()
    return {"given_on": today, "expires_on": today}


def newcomer():
    session = SessionFactory()
    page = reverse("participants:register", args=[session.pk])
    return sheet("participants:register_newcomer", session.pk, page=page, given_name="Selam")


def naming():
    session = SessionFactory(unnamed_visitors=2)
    return sheet("participants:naming_add", session.pk, given_name="Selam")


def found():
    return {
        "found_on": "3-1-2018",
        "finding_place": FindingPlaceFactory().pk,
        "programmes": [ProgrammeFactory().pk],
    }


def call(door, /, page="", mark="", **words):
    """About a family that calls for attention: it was found long ago, and nobody spoke with it."""
    family = CaseFactory().family
    refresh_families([family.pk])
    return Sheet(reverse(f"participants:{door}", args=[family.pk]), words, page, mark)


FORMS = {
    **GROUP_FORMS,
    **REPORT_FORMS,
    **VOLUNTEER_FORMS,
    "participants:attempt_add": (
        ContactMoment,
        lambda: call("attempt_add", reverse("home"), 'id="bij-een-gezin"', terug="/"),
    ),
    "participants:signal_snooze": (
        Snooze,
        lambda: sheet(
            "participants:signal_snooze", SignalFactory().pk, days="7", because="Belt de school"
        ),
    ),
    "participants:snooze_add": (Snooze, lambda: call("snooze_add", days="7", because="Ziek")),
    "participants:connection_rule_add": (
        ConnectionRule,
        lambda: sheet("participants:connection_rule_add", **RULE_AS_TYPED),
    ),
    "participants:absence_add": (
        Absence,
        lambda: about_a_family("absence_add", first_on="vandaag", last_on="morgen"),
    ),
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
    "activities:organisation_add": (
        Organisation,
        lambda: sheet("activities:organisation_add", name="Speeltuin", kind="other"),
    ),
    "activities:contact_add": (
        ContactPerson,
        lambda: sheet("activities:contact_add", OrganisationFactory().pk, name="Bo Voorbeeld"),
    ),
    "activities:talk_add": (
        Talk,
        lambda: sheet(
            "activities:talk_add", OrganisationFactory().pk, kind="visit", held_on="vandaag"
        ),
    ),
    "activities:talk_call": (Talk, just_called),
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
    "activities:obstacle_kind_add": (
        ObstacleKind,
        lambda: sheet("activities:obstacle_kind_add", name="Geen oppas"),
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
        referral,
    ),
    "participants:answer_add": (
        Answer,
        lambda: about_a_referral(
            "answer_add", said_by="partner", outcome="helped", said_on="vandaag"
        ),
    ),
    "participants:link_add": (AnswerLink, lambda: about_a_referral("link_add", "partner")),
    "participants:introduction_add": (
        Introduction,
        lambda: about_a_family("introduction_add", person="Anneke", referred_on="1-2-2018"),
    ),
    "participants:feedback_add": (Feedback, feedback),
    "participants:enrolment_add": (Enrolment, enrolment),
    "participants:suggestion_add": (
        Suggestion,
        lambda: sheet(
            "participants:suggestion_add",
            FamilyFactory().pk,
            ActivityFactory().pk,
            other_companion="Fatima",
        ),
    ),
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
    "participants:naming_add": (Person, naming),
    "participants:concern_add": (
        Signal,
        lambda: sheet("participants:concern_add", SessionFactory().pk, knows="no", why="Alleen."),
    ),
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
