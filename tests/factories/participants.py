from datetime import date

import factory

from participants.models import (
    Absence,
    Answer,
    Attendance,
    Case,
    Consent,
    ContactMoment,
    Enrolment,
    Family,
    FindingPlace,
    Introduction,
    Measurement,
    Membership,
    NextStep,
    Obstacle,
    Person,
    Referral,
    Scale,
    Suggestion,
    Tie,
    Voice,
)
from tests.factories.accounts import UserFactory
from tests.factories.activities import (
    ActivityFactory,
    NeighbourhoodGroupFactory,
    ObstacleKindFactory,
    OrganisationFactory,
    SessionFactory,
)


class FamilyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Family

    name = factory.Sequence(lambda n: f"Achternaam{n}")
    coach = factory.SubFactory(UserFactory, coach=True)


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    family = factory.SubFactory(FamilyFactory)
    given_name = factory.Sequence(lambda n: f"Voornaam{n}")
    family_name = factory.SelfAttribute("family.name")


class FindingPlaceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = FindingPlace

    name = factory.Sequence(lambda n: f"Vindplaats {n}")


class CaseFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Case
        skip_postgeneration_save = True

    family = factory.SubFactory(FamilyFactory)
    found_on = date(2018, 1, 8)
    finding_place = factory.SubFactory(FindingPlaceFactory)

    @factory.post_generation
    def programmes(self, create, extracted, **kwargs):
        if extracted:
            self.programmes.set(extracted)


class ContactMomentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ContactMoment

    family = factory.SubFactory(FamilyFactory)
    happened_on = date(2018, 1, 15)


class ObstacleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Obstacle

    class Params:
        solved = factory.Trait(
            state=Obstacle.State.SOLVED, solved_on=date(2018, 3, 1), evidence="Buurvrouw past op."
        )

    family = factory.SubFactory(FamilyFactory)
    kind = factory.SubFactory(ObstacleKindFactory)
    noted_on = date(2018, 2, 1)


class EnrolmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Enrolment

    person = factory.SubFactory(PersonFactory)
    activity = factory.SubFactory(ActivityFactory)
    started_on = date(2018, 1, 1)


class AttendanceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Attendance

    person = factory.SubFactory(PersonFactory)
    session = factory.SubFactory(SessionFactory)


class ConsentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Consent

    family = factory.SubFactory(FamilyFactory)
    given_on = date(2018, 1, 15)
    expires_on = date(2019, 1, 14)


class ReferralFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Referral

    family = factory.SubFactory(FamilyFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    sent_on = date(2018, 4, 1)
    asked_on = factory.SelfAttribute("sent_on")


class AnswerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Answer

    referral = factory.SubFactory(ReferralFactory)
    said_by = Voice.PARTNER
    outcome = Referral.Outcome.HELPED
    said_on = date(2018, 4, 10)


class IntroductionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Introduction

    family = factory.SubFactory(FamilyFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    person = "Anneke"
    referred_on = date(2018, 2, 1)


class ScaleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Scale
        skip_postgeneration_save = True

    class Params:
        ladder = factory.Trait(kind=Scale.Kind.LADDER, name="Participatieladder")
        loneliness = factory.Trait(
            kind=Scale.Kind.LONELINESS,
            name="Eenzaamheid, zes vragen",
            permitted_on=date(2018, 1, 1),
        )

    name = factory.Sequence(lambda n: f"Schaal {n}")
    question = "Hoe gaat het?"

    @factory.post_generation
    def texts(self, create, extracted, **kwargs):
        texts = extracted or (["nooit", "soms", "vaak"] if self.is_own else [])
        for score, text in enumerate(texts, 1):
            self.levels.create(score=score, text=text)


class MeasurementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Measurement

    case = factory.SubFactory(CaseFactory)
    person = factory.SubFactory(PersonFactory, family=factory.SelfAttribute("..case.family"))
    scale = factory.SubFactory(ScaleFactory)
    occasion = Measurement.Occasion.START
    measured_on = date(2018, 2, 1)
    score = 2


class AbsenceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Absence

    family = factory.SubFactory(FamilyFactory)
    first_on = date(2018, 6, 4)
    last_on = date(2018, 6, 10)


class NextStepFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = NextStep

    family = factory.SubFactory(FamilyFactory)
    what = factory.Sequence(lambda n: f"Formulier {n} invullen")
    due_on = date(2018, 2, 8)
    first_due_on = factory.SelfAttribute("due_on")


class TieFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Tie

    family = factory.SubFactory(FamilyFactory)
    kind = Tie.Kind.NEIGHBOUR
    name = factory.Sequence(lambda n: f"Buurvrouw {n}")


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Membership

    group = factory.SubFactory(NeighbourhoodGroupFactory)
    person = factory.SubFactory(PersonFactory)
    role = Membership.Role.INITIATOR
    started_on = date(2018, 3, 6)


class SuggestionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Suggestion

    class Params:
        accepted = factory.Trait(answer=Suggestion.Answer.ACCEPTED, answered_on=date(2018, 3, 6))
        declined = factory.Trait(
            answer=Suggestion.Answer.DECLINED,
            answered_on=date(2018, 3, 6),
            declined_because=Suggestion.DeclinedBecause.TIME,
        )

    family = factory.SubFactory(FamilyFactory)
    activity = factory.SubFactory(ActivityFactory)
    offered_on = date(2018, 3, 5)
