"""The pages of groups of neighbours: which there are, and all about one in a press or two."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from activities.models import (
    Activity,
    Carrying,
    GroupNeed,
    GroupSupport,
    Hands,
    NeighbourhoodGroup,
    Session,
)
from participants.models import Membership
from tests.factories.activities import (
    ActivityFactory,
    NeighbourhoodGroupFactory,
    ProgrammeFactory,
    SessionFactory,
)
from tests.factories.participants import AttendanceFactory, MembershipFactory, PersonFactory

TODAY = date(2018, 9, 18)
LIST = reverse("participants:group_list")
pytestmark = pytest.mark.today(TODAY)


@pytest.fixture
def group(db):
    return NeighbourhoodGroupFactory(name="Tuingroep", started_on=date(2018, 9, 3))


def door(name, group, *keys):
    return reverse(f"activities:{name}", args=[group.pk, *keys])


def names(response):
    return [row.group.name for row in response.context["rows"]]


def lived(group):
    """Met, was helped, has a member of every kind."""
    session = SessionFactory(activity=ActivityFactory(group=group), held_on=date(2018, 9, 11))
    AttendanceFactory(session=session, person=MembershipFactory(group=group).person)
    GroupSupport.objects.create(group=group, kind="call")
    GroupNeed.objects.create(group=group, kind="weekly")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_as_much_for_three_groups_as_for_one(
    board_client, rows, django_assert_num_queries
):
    for _ in range(rows):
        lived(NeighbourhoodGroupFactory())

    with django_assert_num_queries(5):
        response = board_client.get(LIST)

    assert [row.label for row in response.context["rows"]] == ["Eerste keer samen"] * rows


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_as_much_for_three_of_everything_as_for_one(
    coach_client, group, rows, django_assert_num_queries
):
    for _ in range(rows):
        GroupNeed.objects.all().delete()
        lived(group)

    with django_assert_num_queries(10):
        response = coach_client.get(group.get_absolute_url())

    assert len(response.context["shown"].members) == rows


def test_groups_that_stopped_or_wait_or_sleep_are_shown_on_request(coach_client):
    NeighbourhoodGroupFactory(name="Tuingroep", ended_on=date(2018, 9, 17))
    waits = NeighbourhoodGroupFactory(name="Moeders Pascalwég", started_on=date(2018, 8, 27))
    GroupNeed.objects.create(group=waits, kind="weekly", starts_on=waits.started_on)
    NeighbourhoodGroupFactory(name="Naaien", started_on=date(2018, 7, 24))

    assert names(coach_client.get(LIST)) == ["Moeders Pascalwég", "Naaien"]
    assert names(coach_client.get(LIST, {"zoek": "pascalweg"})) == ["Moeders Pascalwég"]
    assert names(coach_client.get(LIST, {"welke": "wachten"})) == ["Moeders Pascalwég"]
    assert names(coach_client.get(LIST, {"welke": "slapen"})) == ["Naaien"]
    assert len(names(coach_client.get(LIST, {"welke": "alle"}))) == 3
    assert "Schrijf een buurtgroep op" in coach_client.get(LIST, {"zoek": "zzz"}).text
    page = coach_client.get(LIST).text
    assert "al 3 weken niet gesproken, afgesproken was: elke week" in page
    assert "al 8 weken een idee" in page


def test_a_group_is_written_down_and_changed(coach_client):
    programme = ProgrammeFactory()
    data = {"name": "Tuingroep", "programmes": [programme.pk], "started_on": "gisteren"}
    coach_client.post(reverse("activities:group_add"), data)
    group = NeighbourhoodGroup.objects.get()
    assert (group.started_on, list(group.programmes.all())) == (date(2018, 9, 17), [programme])

    edit = door("group_edit", group)
    wrong = coach_client.post(edit, data | {"ended_on": "1-1-2018"})
    assert "De einddatum ligt vóór de begindatum." in wrong.text

    coach_client.post(edit, data | {"ended_on": "vandaag"})
    group.refresh_from_db()
    assert group.ended_on == TODAY


def test_one_press_says_that_they_met_today_and_that_they_did_it_all(coach_client, group):
    group.programmes.add(ProgrammeFactory())

    answer = coach_client.post(
        door("meeting_add", group), {"held_on": "vandaag", "hands": "group"}, follow=True
    )

    activity = Activity.objects.get()
    assert (activity.name, activity.group) == ("Tuingroep", group)
    assert list(activity.programmes.all()) == list(group.programmes.all())
    carried = Carrying.objects.select_related("session").get()
    assert carried.session.held_on == TODAY
    assert (carried.opened_by, carried.decided_by, carried.listed_by) == (Hands.GROUP,) * 3
    assert "1 van de 1 keer de groep" in answer.text


def test_a_meeting_in_the_agenda_is_that_meeting_also_when_it_was_called_off(coach_client, group):
    activity = ActivityFactory(group=group)
    SessionFactory(activity=activity, held_on=TODAY, cancelled_because="ziek")

    coach_client.post(door("meeting_add", group), {"held_on": "vandaag", "visitors": "6"})

    session = Session.objects.get()
    assert (session.cancelled_because, session.unnamed_visitors) == ("", 6)


def test_a_group_whose_name_is_taken_meets_under_a_name_beside_it(coach_client, group):
    ActivityFactory(name="Tuingroep")

    coach_client.post(door("meeting_add", group), {"held_on": "vandaag"})

    assert group.activities.get().name == "Tuingroep 2"


def test_what_cannot_be_is_said_beside_the_question(coach_client, group):
    page = door("meeting_add", group)

    assert "Deze dag moet nog komen." in coach_client.post(page, {"held_on": "19-9-2018"}).text
    half = coach_client.post(page, {"held_on": "vandaag", "opened_by": "group"})
    assert half.text.count("Geef ook hier antwoord, of nergens.") == 2
    NeighbourhoodGroup.objects.update(ended_on=date(2018, 9, 17))
    assert "Toen was de groep al gestopt." in coach_client.post(page, {"held_on": "vandaag"}).text
    assert not Session.objects.exists()


def test_who_carried_the_last_meeting_is_asked_and_may_be_changed(coach_client, group):
    session = SessionFactory(activity=ActivityFactory(group=group), held_on=date(2018, 9, 11))
    page = door("meeting_hands", group, session.pk)
    assert page in coach_client.get(group.get_absolute_url()).text

    coach_client.post(page, {"hands": "us"})
    coach_client.post(page, {"opened_by": "group", "decided_by": "together", "listed_by": "us"})

    carried = Carrying.objects.get()
    assert (carried.opened_by, carried.decided_by, carried.listed_by) == (
        Hands.GROUP, Hands.TOGETHER, Hands.US,
    )  # fmt: skip


def test_a_meeting_of_another_group_is_not_asked_about_here(coach_client, group):
    elsewhere = SessionFactory(activity=ActivityFactory(group=NeighbourhoodGroupFactory()))

    answer = coach_client.post(door("meeting_hands", group, elsewhere.pk), {"hands": "us"})

    assert answer.status_code == 404


def test_what_we_did_is_one_press_can_be_explained_and_taken_away(coach_client, coach, group):
    coach_client.post(door("support_add", group), {"kind": "training"})

    support = GroupSupport.objects.get()
    assert (support.kind, support.given_on, support.given_by) == ("training", TODAY, coach)
    edit = {"kind": "training", "given_on": "gisteren", "note": "begroting maken"}
    coach_client.post(door("support_edit", group, support.pk), edit)
    support.refresh_from_db()
    assert (support.given_on, support.note) == (date(2018, 9, 17), "begroting maken")

    other = NeighbourhoodGroupFactory()
    assert coach_client.post(door("support_remove", other, support.pk)).status_code == 404
    coach_client.post(door("support_remove", group, support.pk))
    assert not GroupSupport.objects.exists()


@pytest.mark.parametrize("name", ["support_add", "need_set"])
def test_a_button_that_we_did_not_draw_leads_nowhere(coach_client, group, name):
    assert coach_client.post(door(name, group), {"kind": "money"}).status_code == 404


def test_what_a_group_needs_is_one_press_and_keeps_its_history(coach_client, group):
    GroupNeed.objects.create(group=group, kind="weekly", starts_on=group.started_on)
    for kind in ("weekly", "calls", "monthly"):
        coach_client.post(door("need_set", group), {"kind": kind})

    needs = list(group.needs.values_list("kind", "starts_on"))
    assert needs == [("monthly", TODAY), ("weekly", group.started_on)]

    coach_client.post(door("need_set", group), {"kind": "weekly"})
    assert list(group.needs.values_list("kind", flat=True)) == ["weekly"]


def test_the_way_shows_each_step_with_its_day_and_evidence(coach_client, group):
    person = PersonFactory(given_name="Selam", family_name="Tesfay")
    MembershipFactory(group=group, person=person, started_on=date(2018, 9, 5))
    SessionFactory(activity=ActivityFactory(name="Wieden", group=group), held_on=date(2018, 9, 11))

    way = coach_client.get(group.get_absolute_url()).context["shown"].way

    assert [(step.reached_on, step.evidence) for step in way] == [
        (date(2018, 9, 3), ""),
        (date(2018, 9, 5), "Selam T."),
        (date(2018, 9, 11), "Wieden"),
        (None, "1 van de 5 keer"),
        (None, "0 van de laatste 5 keer alles zelf"),
    ]


def test_the_board_reads_how_a_group_is_and_not_who_is_in_it(board_client, group):
    lived(group)
    Membership.objects.update(person=PersonFactory(given_name="Selam", family_name="Tesfay"))

    page = board_client.get(group.get_absolute_url())

    assert "Selam" not in page.text
    assert "een bewoner" in page.text
    assert page.context["shown"].members == []
    assert "<form" not in page.text.split("<main", 1)[1]


def test_a_coach_reads_a_name_and_initial_of_a_stranger_and_no_way_to_the_file(
    coach_client, coach, group
):
    mine = PersonFactory(given_name="Elif", family_name="Kaya", family__coach=coach)
    stranger = PersonFactory(given_name="Selam", family_name="Tesfay")
    for person in (mine, stranger):
        MembershipFactory(group=group, person=person)

    page = coach_client.get(group.get_absolute_url()).text

    assert "Selam T." in page
    assert "Tesfay" not in page
    assert mine.family.get_absolute_url() in page
    assert stranger.family.get_absolute_url() not in page


def test_how_a_resident_became_the_one_who_pulls_it(coach_client, group):
    person = PersonFactory()
    came = SessionFactory(activity=ActivityFactory(group=group), held_on=date(2018, 9, 4))
    AttendanceFactory(person=person, session=came)
    MembershipFactory(group=group, person=person, role="member", started_on=date(2018, 9, 5))
    member = Membership.objects.get()

    role = reverse("participants:membership_role", args=[group.pk, member.pk])
    coach_client.post(role, {"role": "initiator", "on": "vandaag"})

    line = coach_client.get(group.get_absolute_url()).context["shown"].members[0]
    assert line.way == (
        "kwam voor het eerst op 4 september 2018, lid sinds 5 september 2018, "
        "trekker sinds 18 september 2018"
    )
    assert Membership.objects.get(pk=member.pk).ended_on == TODAY


def test_a_meeting_long_ago_is_not_asked_about(coach_client, group):
    SessionFactory(activity=ActivityFactory(group=group), held_on=TODAY - timedelta(weeks=3))

    assert coach_client.get(group.get_absolute_url()).context["shown"].to_ask is None
