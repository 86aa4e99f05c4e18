"""What is written down about a family, and that its milestones follow at once."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from participants.models import Case, Consent, ContactMoment, Enrolment, Obstacle, Step
from tests.factories.activities import (
    ActivityFactory,
    ObstacleKindFactory,
    ProgrammeFactory,
)
from tests.factories.participants import (
    ContactMomentFactory,
    FamilyFactory,
    FindingPlaceFactory,
    ObstacleFactory,
    PersonFactory,
    ReferralFactory,
)
from tests.participants.cast import known


@pytest.fixture
def family(coach):
    return known("Fortes", coach=coach)


def post(client, name, family, *keys, **typed):
    return client.post(reverse(f"participants:{name}", args=[family.pk, *keys]), typed)


def steps(family):
    return dict(family.cases.get().milestones.values_list("step", "reached_on"))


def contact(**changes):
    return {
        "kind": "phone",
        "was_reached": "ja",
        "minutes": "15",
        "note": "",
        "happened_on": "6-3-2018",
    } | changes


def test_a_conversation_is_noted_and_reaches_the_family(coach, coach_client, family):
    response = post(coach_client, "contact_add", family, **contact(note="Wil graag mee."))

    assert response.url == family.get_absolute_url()
    noted = ContactMoment.objects.get()
    assert (noted.author, noted.minutes, noted.note) == (coach, 15, "Wil graag mee.")
    assert steps(family)[Step.REACHED] == date(2018, 3, 6)


def test_an_attempt_without_answer_only_approaches(coach_client, family):
    post(coach_client, "contact_add", family, **contact(was_reached="nee"))

    assert list(steps(family)) == [Step.FOUND, Step.APPROACHED]


def test_correcting_a_conversation_takes_back_what_rested_on_it(coach_client, family):
    post(coach_client, "contact_add", family, **contact())
    noted = ContactMoment.objects.get()

    post(coach_client, "contact_edit", family, noted.pk, **contact(was_reached="nee"))

    assert list(steps(family)) == [Step.FOUND, Step.APPROACHED]


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("happened_on", "31-2-2017", "31 februari bestaat niet. Bedoel je 28 februari?"),
        ("happened_on", "1-1-2090", "Deze dag moet nog komen."),
        ("minutes", "veel", "Selecteer een geldige keuze. veel is geen beschikbare keuze."),
    ],
)
def test_a_mistake_in_a_contact_gets_a_sentence_and_keeps_the_note(
    coach_client, family, field, typed, sentence
):
    response = post(
        coach_client,
        "contact_add",
        family,
        **contact(note="Özgür 🎈 <b>belde</b>", **{field: typed}),
    )

    assert response.context["form"].errors == {field: [sentence]}
    assert "Özgür 🎈 &lt;b&gt;belde&lt;/b&gt;" in response.text
    assert not ContactMoment.objects.exists()


def test_an_obstacle_is_noted_and_solved_with_evidence(coach_client, family):
    kind = ObstacleKindFactory(name="geen oppas")
    post(coach_client, "obstacle_add", family, kind=kind.pk, noted_on="1-2-2018", state="open")
    obstacle = Obstacle.objects.get()

    post(
        coach_client,
        "obstacle_edit",
        family,
        obstacle.pk,
        kind=kind.pk,
        noted_on="1-2-2018",
        state="solved",
        solved_on="12-4-2018",
        solved_by="buurvrouw",
        evidence="Past elke woensdag op.",
    )

    assert steps(family)[Step.OBSTACLE_SOLVED] == date(2018, 4, 12)


def test_solved_asks_how_we_know_and_not_before_it_began(coach_client, family):
    obstacle = ObstacleFactory(family=family, noted_on=date(2018, 2, 1))

    response = post(coach_client, "obstacle_solve", family, obstacle.pk, solved_on="1-1-2018")

    assert response.context["form"].errors == {
        "solved_on": ["Opgelost kan niet vóór de dag waarop het begon."],
        "solved_through": ["Kies wie of wat het wegnam."],
    }


def test_an_obstacle_that_is_open_again_solves_nothing(coach_client, family):
    obstacle = ObstacleFactory(family=family, solved=True)
    typed = {"kind": obstacle.kind_id, "noted_on": "1-2-2018"}
    solved = {"state": "solved", "evidence": "Het lukt.", "solved_on": "1-3-2018"}
    post(coach_client, "obstacle_edit", family, obstacle.pk, **typed, **solved)

    post(coach_client, "obstacle_edit", family, obstacle.pk, **typed, state="open")

    assert list(steps(family)) == [Step.FOUND]


def test_a_family_joins_an_activity_once_however_often_one_presses(coach_client, family):
    activity = ActivityFactory()
    people = [person.pk for person in family.members.all()]
    typed = {"activity": activity.pk, "people": people, "started_on": "1-2-2018"}

    post(coach_client, "enrolment_add", family, **typed)
    post(coach_client, "enrolment_add", family, **typed)

    assert list(Enrolment.objects.values_list("person", "activity")) == [(people[0], activity.pk)]


def test_somebody_of_another_family_cannot_be_made_to_join(coach_client, family):
    response = post(
        coach_client,
        "enrolment_add",
        family,
        activity=ActivityFactory().pk,
        people=[PersonFactory().pk],
        started_on="1-2-2018",
    )

    assert list(response.context["form"].errors) == ["people"]


def test_consent_holds_for_a_year_and_can_be_taken_back(coach, coach_client, family):
    today = timezone.localdate()

    post(coach_client, "consent_add", family)
    assert Consent.objects.valid().get().expires_on == today + timedelta(days=365)

    post(coach_client, "consent_withdraw", family)
    assert not Consent.objects.valid().exists()
    assert Consent.objects.get().withdrawn_on == today


def test_a_case_closes_with_a_reason_and_opens_again(coach_client, family):
    case = family.cases.get()

    post(coach_client, "case_close", family, case.pk, closing_reason="moved", closed_on="1-6-2018")
    case.refresh_from_db()
    assert (case.closed_on, case.closing_reason) == (date(2018, 6, 1), "moved")

    post(coach_client, "case_reopen", family, case.pk)
    case.refresh_from_db()
    assert (case.closed_on, case.closing_reason) == (None, "")


def test_a_case_cannot_close_before_it_began(coach_client, family):
    response = post(
        coach_client,
        "case_close",
        family,
        family.cases.get().pk,
        closing_reason="moved",
        closed_on="1-1-2017",
    )

    assert response.context["form"].errors == {
        "closed_on": ["Afsluiten kan niet vóór de dag van vinden."]
    }


def test_beginning_twice_leads_to_the_case_that_runs(coach_client, family):
    response = coach_client.get(reverse("participants:case_add", args=[family.pk]))

    running = family.cases.get().pk
    assert response.url == reverse("participants:case_edit", args=[family.pk, running])


def test_a_closed_case_stays_closed_while_another_runs(coach_client, family):
    closed = family.cases.get()
    Case.objects.update(closed_on=date(2018, 6, 1), closing_reason="moved")
    typed = {
        "found_on": "1-2-2019",
        "finding_place": FindingPlaceFactory().pk,
        "programmes": [ProgrammeFactory().pk],
    }
    post(coach_client, "case_add", family, **typed)

    post(coach_client, "case_reopen", family, closed.pk)

    assert list(family.cases.open().values_list("found_on", flat=True)) == [date(2019, 2, 1)]


def test_correcting_the_day_of_finding_moves_what_counts(coach_client, family):
    ContactMomentFactory(family=family, happened_on=date(2018, 1, 15))
    case = family.cases.get()
    typed = {"finding_place": case.finding_place_id, "programmes": [ProgrammeFactory().pk]}

    post(coach_client, "case_edit", family, case.pk, found_on="10-1-2018", **typed)
    assert steps(family)[Step.REACHED] == date(2018, 1, 15)

    post(coach_client, "case_edit", family, case.pk, found_on="1-2-2018", **typed)
    assert steps(family) == {Step.FOUND: date(2018, 2, 1)}


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("contact_edit", ContactMomentFactory),
        ("obstacle_edit", ObstacleFactory),
        ("referral_edit", ReferralFactory),
    ],
)
def test_a_row_of_another_family_is_out_of_reach(coach_client, family, name, row):
    stranger = row(family=FamilyFactory())

    url = reverse(f"participants:{name}", args=[family.pk, stranger.pk])

    assert coach_client.get(url).status_code == 404
