import factory

from accounts.models import Notice, User
from accounts.roles import Role


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User

    class Params:
        coordinator = factory.Trait(role=Role.COORDINATOR)
        coach = factory.Trait(role=Role.COACH)
        host = factory.Trait(role=Role.HOST)
        board = factory.Trait(role=Role.BOARD)
        administrator = factory.Trait(role=Role.ADMINISTRATOR)

    email = factory.Sequence(lambda n: f"medewerker{n}@example.org")
    name = factory.Sequence(lambda n: f"Medewerker {n}")


class NoticeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Notice

    account = factory.SubFactory(UserFactory)
    address = factory.SelfAttribute("account.email")
    kind = Notice.Kind.SESSION
    key = factory.Sequence(lambda n: f"session.{n}")
    subject = "Morgen is je bijeenkomst"
    body = "Dag Wil, dit staat er morgen: Taalcafé."
