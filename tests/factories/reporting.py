import factory

from reporting.models import Target
from tests.factories.activities import ProgrammeFactory


class TargetFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Target

    programme = factory.SubFactory(ProgrammeFactory)
    year = 2018
    code = "found"
    value = 30
