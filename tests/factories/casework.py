from datetime import date

import factory

from participants.models import NextStep, Signal, Story, Tie
from tests.factories.accounts import UserFactory
from tests.factories.participants import ContactMomentFactory, FamilyFactory, FindingPlaceFactory


class SignalFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Signal

    class Params:
        unasked = factory.Trait(knows=Signal.Knows.NO, who="", how_to_reach="")
        closed = factory.Trait(
            who="",
            how_to_reach="",
            why="",
            outcome=Signal.Outcome.NO_WISH,
            answered_on=date(2018, 3, 9),
        )

    who = "Samira Fortes"
    how_to_reach = "06-90664215"
    why = "Zit hele dagen alleen thuis met twee kinderen."
    knows = Signal.Knows.YES
    finding_place = factory.SubFactory(FindingPlaceFactory)
    reported_on = date(2018, 3, 6)
    reported_by = factory.SubFactory(UserFactory, host=True)


class NextStepFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = NextStep

    family = factory.SubFactory(FamilyFactory)
    what = factory.Sequence(lambda n: f"Stap {n}")
    due_on = date(2018, 5, 1)


class TieFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Tie

    family = factory.SubFactory(FamilyFactory)
    kind = Tie.Kind.NEIGHBOUR
    name = factory.Sequence(lambda n: f"Buur {n}")


class StoryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Story

    class Params:
        ready = factory.Trait(
            text="Een moeder vond aansluiting.", is_anonymous=True, consented_on=date(2018, 6, 1)
        )

    family = factory.SubFactory(FamilyFactory)
    contact = factory.SubFactory(ContactMomentFactory, family=factory.SelfAttribute("..family"))
    told_on = date(2018, 3, 6)
