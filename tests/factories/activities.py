from datetime import date

import factory

from activities.actions.volunteers import first_phases
from activities.models import (
    Activity,
    Certificate,
    CertificateKind,
    ContactPerson,
    Duty,
    Grant,
    Language,
    NeighbourhoodGroup,
    ObstacleKind,
    Organisation,
    Place,
    Programme,
    PublicAgenda,
    Series,
    Session,
    Shift,
    Talk,
    Volunteer,
    VolunteerPhase,
)


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"Organisatie {n}")


class ContactPersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ContactPerson

    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.Sequence(lambda n: f"Contactpersoon {n}")


class TalkFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Talk

    organisation = factory.SubFactory(OrganisationFactory)


class ProgrammeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Programme

    name = factory.Sequence(lambda n: f"Programma {n}")
    slug = factory.Sequence(lambda n: f"programma-{n}")
    started_on = date(2017, 1, 1)


class GrantFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Grant

    programme = factory.SubFactory(ProgrammeFactory)
    funder = factory.SubFactory(OrganisationFactory)
    started_on = date(2017, 1, 1)
    ended_on = date(2019, 12, 31)


class PlaceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Place

    name = factory.Sequence(lambda n: f"Plek {n}")


class ObstacleKindFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ObstacleKind

    name = factory.Sequence(lambda n: f"Belemmering {n}")


class LanguageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Language

    name = factory.Sequence(lambda n: f"Taal {n}")


class NeighbourhoodGroupFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = NeighbourhoodGroup

    name = factory.Sequence(lambda n: f"Buurtgroep {n}")
    started_on = date(2017, 1, 1)


class ActivityFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Activity
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Activiteit {n}")
    started_on = date(2017, 1, 1)

    @factory.post_generation
    def programmes(self, create, extracted, **kwargs):
        if extracted:
            self.programmes.set(extracted)

    @factory.post_generation
    def hosts(self, create, extracted, **kwargs):
        if extracted:
            self.hosts.set(extracted)


def public(name, **more):
    """An activity on the neighbourhood agenda."""
    return ActivityFactory(name=name, is_public=True, **more)


class SessionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Session

    activity = factory.SubFactory(ActivityFactory)
    held_on = factory.Sequence(lambda n: date.fromordinal(date(2018, 1, 1).toordinal() + n % 300))


class SeriesFactory(factory.django.DjangoModelFactory):
    """Every Tuesday in September of 2018."""

    class Meta:
        model = Series

    activity = factory.SubFactory(ActivityFactory)
    rule = "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU"
    first_on = date(2018, 9, 4)
    last_on = date(2018, 9, 25)


class PublicAgendaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PublicAgenda

    pk = PublicAgenda.THE_ONE
    is_open = True


class VolunteerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Volunteer

        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Vrijwilliger {n}")
    started_on = date(2017, 1, 1)

    @factory.post_generation
    def phases(self, create, extracted, **kwargs):
        VolunteerPhase.objects.bulk_create(first_phases([self]))


class DutyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Duty

    volunteer = factory.SubFactory(VolunteerFactory)
    session = factory.SubFactory(SessionFactory)


class CertificateFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Certificate

    volunteer = factory.SubFactory(VolunteerFactory)
    kind = factory.LazyFunction(lambda: CertificateKind.objects.named("VOG"))
    seen_on = date(2018, 1, 9)
    valid_until_on = date(2018, 12, 31)


class ShiftFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Shift

    volunteer = factory.SubFactory(VolunteerFactory)
    activity = factory.SubFactory(ActivityFactory)
    worked_on = date(2018, 3, 6)
    minutes = 120
    approved_on = factory.SelfAttribute("worked_on")
