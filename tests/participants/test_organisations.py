"""The list of partners: who helps with what, who has room, whom we really work with, what is old."""

from datetime import date

import pytest
from django.urls import reverse

from core.periods import Period
from participants.partners import active_partners
from tests.factories.activities import (
    ActivityFactory,
    ObstacleKindFactory,
    OrganisationFactory,
    ProgrammeFactory,
    SessionFactory,
    TalkFactory,
)
from tests.factories.participants import CaseFactory, ReferralFactory

TODAY = date(2018, 9, 18)
NEW_YEAR, BEFORE, TOMORROW = date(2018, 1, 1), date(2017, 12, 31), date(2018, 9, 19)
LIST = reverse("participants:organisation_list")
pytestmark = pytest.mark.today(TODAY)


def names(response):
    return [organisation.name for organisation in response.context["page"]]


def partner(name, **columns):
    organisation = OrganisationFactory(name=name, **columns)
    organisation.fold_search_key()
    organisation.save()
    return organisation


def met(organisation, day, **more):
    SessionFactory(activity=ActivityFactory(organisation=organisation), held_on=day, **more)


def test_who_helps_with_child_care_is_found_by_the_obstacle_and_by_its_words(coach_client):
    care = ObstacleKindFactory(name="Geen oppas of opvang")
    partner("CJG").takes_away.add(care)
    partner("Wijkteam")

    by_kind = coach_client.get(LIST, {"helpt": care.pk})

    assert names(by_kind) == ["CJG"]
    assert "Helpt bij: Geen oppas of opvang" in " ".join(by_kind.text.split())
    assert names(coach_client.get(LIST, {"zoek": "oppas"})) == ["CJG"]
    assert names(coach_client.get(LIST, {"zoek": "oppas gezocht"})) == []
    assert names(coach_client.get(LIST, {"helpt": "🌸", "welke": "wat"})) == ["CJG", "Wijkteam"]


def test_who_is_full_is_left_out_when_one_asks_for_room(coach_client):
    partner("Vol", full_until_on=TODAY)
    partner("Weer plek", full_until_on=date(2018, 9, 17))

    assert names(coach_client.get(LIST, {"welke": "plek"})) == ["Weer plek"]
    assert "vol tot en met" in coach_client.get(LIST).text


def test_what_nobody_looked_at_for_half_a_year_comes_first(coach_client):
    partner("Nooit")
    partner("Lang geleden", checked_on=date(2017, 1, 1))
    partner("Net te lang", checked_on=date(2018, 3, 19))
    partner("Op tijd", checked_on=date(2018, 3, 20))
    partner("Vroeger", is_active=False)

    assert names(coach_client.get(LIST, {"welke": "nakijken"})) == [
        "Nooit",
        "Lang geleden",
        "Net te lang",
    ]


def test_the_list_says_when_we_last_spoke(board_client):
    organisation = partner("CJG")
    TalkFactory(organisation=organisation, held_on=date(2018, 6, 1))
    TalkFactory(organisation=organisation, held_on=date(2018, 8, 7))

    assert "Laatst gesproken op 7 aug" in board_client.get(LIST).text


def test_active_this_year_is_a_referral_a_joint_session_or_a_talk_since_new_year(coach_client):
    for reason, day in {"eerste": NEW_YEAR, "laatste": TODAY}.items():
        ReferralFactory(organisation=partner(f"doorverwezen {reason}"), sent_on=day)
        met(partner(f"samen {reason}"), day)
        TalkFactory(organisation=partner(f"gesproken {reason}"), held_on=day)
    for day in (BEFORE, TOMORROW):
        late = partner(f"niet op {day}")
        ReferralFactory(organisation=late, sent_on=day)
        met(late, day)
        TalkFactory(organisation=late, held_on=day)
    met(partner("ging niet door"), TODAY, cancelled_because="ziek")

    answer = coach_client.get(LIST, {"welke": "actief"})

    assert names(answer) == [
        "doorverwezen eerste",
        "doorverwezen laatste",
        "gesproken eerste",
        "gesproken laatste",
        "samen eerste",
        "samen laatste",
    ]
    assert "Actief dit jaar: sinds 1 januari" in answer.text
    assert coach_client.get(LIST).text.count("actief dit jaar</span>") == 6


def test_for_a_programme_its_families_and_its_activities_count_and_no_talk(db):
    programme, year = ProgrammeFactory(), Period.year(2018)
    referred, together, spoken = OrganisationFactory.create_batch(3)
    case = CaseFactory(programmes=[programme], found_on=NEW_YEAR)
    ReferralFactory(family=case.family, organisation=referred, sent_on=TODAY)
    joint = ActivityFactory(organisation=together, programmes=[programme])
    SessionFactory(activity=joint, held_on=TODAY)
    TalkFactory(organisation=spoken, held_on=TODAY)
    ReferralFactory(organisation=spoken, sent_on=TODAY)
    met(spoken, TODAY)

    assert set(active_partners(year, programme)) == {referred, together}
    assert set(active_partners(year)) == {referred, together, spoken}


def test_a_partner_s_own_page_says_whether_we_really_worked_with_them_this_year(coach_client):
    talked, silent, long_ago = partner("CJG"), partner("Fonds"), partner("Vroeger")
    TalkFactory(organisation=talked, held_on=NEW_YEAR)
    TalkFactory(organisation=long_ago, held_on=BEFORE)

    pages = [coach_client.get(one.get_absolute_url()).text for one in (talked, silent, long_ago)]

    assert ["actief dit jaar" in page for page in pages] == [True, False, False]
    assert ["sinds 1 januari hebben we er" in page for page in pages] == [True, False, False]
