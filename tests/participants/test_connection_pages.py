"""The families behind a figure, the rule with its history, and the steps on a family's page."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from participants.models import ConnectionRule
from tests.conftest import signed_in
from tests.factories.accounts import UserFactory
from tests.factories.activities import NeighbourhoodGroupFactory, ProgrammeFactory, VolunteerFactory
from tests.factories.participants import CaseFactory, FamilyFactory, PersonFactory, TieFactory
from tests.participants.connecting import RULE_AS_TYPED, close, days, rule, visit

RULES = reverse("participants:connection_rule_list")
NEW_RULE = reverse("participants:connection_rule_add")


def families_page(client, step, **query):
    address = reverse("participants:connection_families", args=[step])
    return client.get(address, {"jaar": 2018, **query})


def listed(page):
    """(family, what shows it) of every line."""
    return [(str(family), line.words) for family, line in page.context["lines"]]


@pytest.fixture
def returned(case, person, supper):
    visit(person, supper, *days(0, 7, 14))
    return case.family


def test_the_families_of_a_step_stand_behind_its_figure(coach_client, returned):
    page = families_page(coach_client, "komt-terug")

    assert listed(page) == [("Gezin Fortes", "bij Eten aan de Pascalweg")]
    assert page.context["lines"][0][1].day == days(14)[0]
    assert "Op 3 dagen bij dezelfde groep of activiteit geweest, binnen 8 weken." in page.text
    assert "Fortes" not in page.text.split("<title>")[1].split("</title>")[0]


def test_a_coach_sees_her_own_families_and_the_coordinator_all(
    coach_client, coordinator_client, returned, supper
):
    other = CaseFactory(family=FamilyFactory(name="Kuipers"))
    visit(PersonFactory(family=other.family), supper, *days(0, 7, 14))

    assert len(listed(families_page(coach_client, "komt-terug"))) == 1
    assert len(listed(families_page(coordinator_client, "komt-terug"))) == 2


def test_another_year_another_programme_and_a_wrong_one(coach_client, case, returned):
    programme, other = ProgrammeFactory(), ProgrammeFactory()
    case.programmes.add(programme)

    def seen(**query):
        return len(listed(families_page(coach_client, "komt-terug", **query)))

    assert seen(programma=programme.slug) == 1
    assert seen(programma=other.slug) == 0
    assert seen(jaar=2017) == 0
    assert seen(jaar="31-2-2017 🦆") == 0
    assert seen(programma="Özgür") == 1


def test_what_shows_it_is_told_in_words(coach_client, case, person, supper):
    visit(person, supper, *days(0, 7, 14, 21, 28))
    TieFactory(family=case.family, met_at=supper, started_on=days(0)[0])
    helper = CaseFactory(family=FamilyFactory(name="Kuipers", coach=case.family.coach))
    PersonFactory(family=helper.family, volunteer=VolunteerFactory(started_on=days(1)[0]))

    assert listed(families_page(coach_client, "hoort-erbij")) == [
        ("Gezin Fortes", "kent iemand bij Eten aan de Pascalweg"),
        ("Gezin Kuipers", "vaste taak als vrijwilliger"),
    ]
    assert listed(families_page(coach_client, "los-van-ons")) == [
        ("Gezin Fortes", "uit zichzelf bij Eten aan de Pascalweg")
    ]


def test_a_group_is_called_by_its_own_name(coach_client, person, supper):
    supper.group = NeighbourhoodGroupFactory(name="De Pascalgroep")
    supper.save()
    visit(person, supper, days(0)[0])

    assert listed(families_page(coach_client, "kennisgemaakt")) == [
        ("Gezin Fortes", "bij De Pascalgroep")
    ]


def test_nobody_disappears_who_came_nowhere_yet(coach_client, case, person, supper):
    waiting = CaseFactory(family=FamilyFactory(name="Kuipers", coach=case.family.coach))
    gone = CaseFactory(family=FamilyFactory(name="Bos", coach=case.family.coach))
    close(gone, days(0)[0])
    CaseFactory(family=FamilyFactory(name="Vreemd"))
    assert len(listed(families_page(coach_client, "nog-nergens"))) == 2

    visit(person, supper, days(0)[0])

    assert listed(families_page(coach_client, "nog-nergens")) == [("Gezin Kuipers", "gevonden")]
    assert families_page(coach_client, "nog-nergens").context["lines"][0][1].day == waiting.found_on


def test_a_step_that_does_not_exist_is_not_there(coach_client):
    assert families_page(coach_client, "verhuisd").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_a_list_costs_the_same_for_one_family_as_for_three(
    coach, coach_client, supper, django_assert_num_queries, number
):
    for _ in range(number):
        case = CaseFactory(family=FamilyFactory(coach=coach))
        visit(PersonFactory(family=case.family), supper, *days(0, 7, 14))

    with django_assert_num_queries(5):  # session, colleague, rules, steps, families
        page = families_page(coach_client, "komt-terug")

    assert len(listed(page)) == number


def test_the_family_page_tells_the_four_steps_and_those_of_everybody(
    coach_client, case, person, supper
):
    child = PersonFactory(family=case.family, given_name="Dion", role="child")
    visit(person, supper, *days(0, 7))
    visit(child, supper, *days(14))

    belonging = coach_client.get(case.family.get_absolute_url()).context["belonging"]

    assert [(step.label, step.day, step.evidence) for step in belonging.steps] == [
        ("Kennisgemaakt", days(0)[0], "bij Eten aan de Pascalweg"),
        ("Komt terug", days(14)[0], "bij Eten aan de Pascalweg"),
        ("Hoort erbij", None, "nog niet"),
        ("Los van ons", None, "nog niet"),
    ]
    assert belonging.furthest.label == "Komt terug"
    assert [(one.person, one.label) for one in belonging.people] == [
        (person, "Kennisgemaakt"),
        (child, "Kennisgemaakt"),
    ]


def test_the_family_page_says_when_nobody_came_anywhere(coach_client, case):
    page = coach_client.get(case.family.get_absolute_url())

    assert page.context["belonging"].furthest is None
    assert "nog nergens geweest" in page.text


def test_a_family_without_a_case_has_no_steps(coach, coach_client, supper):
    family = FamilyFactory(coach=coach)
    visit(PersonFactory(family=family), supper, *days(0, 7, 14))

    assert coach_client.get(family.get_absolute_url()).context["belonging"] is None


def test_the_rule_can_be_changed_and_the_old_one_stays_to_be_read(coordinator, coordinator_client):
    response = coordinator_client.post(NEW_RULE, RULE_AS_TYPED, follow=True)

    added = ConnectionRule.objects.get()
    assert (added.visits, added.starts_on, added.author) == (4, timezone.localdate(), coordinator)
    history = response.context["history"]
    assert [words.steps for words in history.past] == [
        [("Komt terug", "Op 4 dagen bij dezelfde groep of activiteit geweest, binnen 8 weken.")],
        [(name, sentence) for name, sentence in history.past[1].steps],
    ]
    assert history.past[1].steps[1][1].startswith("Op 3 dagen")
    assert "Afgesproken met de gemeente." in response.text


def changed(**words):
    return RULE_AS_TYPED | words


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"starts_on": "gisteren"}, "Kies vandaag of een latere dag"),
        ({"starts_on": "31-2-2027"}, "31-2-2027"),
        ({"visits": "1"}, "Vul 2 of meer in."),
        ({"visits": "🦆"}, "Voer een geheel getal in."),
        ({"within_weeks": "27"}, "Vul hooguit 26 in."),
        ({"because": ""}, "Dit veld is verplicht."),
        ({"visits": "3"}, "Met deze getallen tellen we dan al."),
    ],
)
def test_a_wrong_rule_gets_a_sentence_and_keeps_what_was_typed(coordinator_client, words, sentence):
    page = coordinator_client.post(NEW_RULE, changed(**words))

    assert page.status_code == 200
    assert sentence in page.text
    assert ConnectionRule.objects.count() == 0


def test_one_rule_a_day_for_whom_it_is(coordinator_client):
    programme = ProgrammeFactory()
    coordinator_client.post(NEW_RULE, RULE_AS_TYPED)

    again = coordinator_client.post(NEW_RULE, changed(visits="5"))
    own = coordinator_client.post(NEW_RULE, changed(visits="5", programme=programme.pk))

    assert "Vanaf deze dag geldt er al een regel." in again.text
    assert own.status_code == 302


def test_only_a_rule_of_later_can_be_taken_back(coordinator_client, db):
    today = timezone.localdate()
    holds, later = rule(today, visits=4), rule(today + timedelta(days=1), visits=5)

    def take_back(one):
        return coordinator_client.post(
            reverse("participants:connection_rule_withdraw", args=[one.pk])
        ).status_code

    assert take_back(holds) == 404
    assert take_back(later) == 302
    assert list(ConnectionRule.objects.all()) == [holds]


@pytest.mark.parametrize("role", ["coach", "board"])
def test_others_read_the_rule_and_do_not_change_it(db, role):
    later = rule(timezone.localdate() + timedelta(days=1), visits=5)
    client = signed_in(UserFactory(role=role))

    page = client.get(RULES)

    assert "Op 5 dagen" in page.text
    assert "Regel wijzigen" not in page.text
    assert "Laat niet ingaan" not in page.text
    withdraw = reverse("participants:connection_rule_withdraw", args=[later.pk])
    assert client.post(NEW_RULE, RULE_AS_TYPED).status_code == 403
    assert client.post(withdraw).status_code == 403


@pytest.mark.parametrize("number", [1, 3])
def test_the_history_costs_the_same_for_one_rule_as_for_three(
    coordinator_client, coordinator, django_assert_num_queries, number
):
    for at in range(number):
        made = rule(date(2018, 1, 1 + at), ProgrammeFactory(), visits=4)
        made.author = coordinator
        made.save()

    with django_assert_num_queries(3):
        page = coordinator_client.get(RULES)

    assert len(page.context["history"].past) == number + 1


@time_machine.travel(date(2018, 12, 1))
def test_a_programme_shows_only_what_is_other_than_the_foundation(coordinator_client, db):
    programme = ProgrammeFactory(name="Opvoeden")
    rule(date(2018, 1, 1), programme, stays_months=6)

    current = coordinator_client.get(RULES).context["history"].current

    assert [words.subject for words in current] == ["De hele stichting", "Opvoeden"]
    assert [name for name, _ in current[1].steps] == ["Hoort erbij"]
