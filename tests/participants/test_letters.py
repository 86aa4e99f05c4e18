"""What a family gets to take home, on paper and on its telephone."""

from datetime import date, time, timedelta

import pytest

from activities.models import PublicAgenda
from participants.letters import letter_about_activity, letter_about_partner
from participants.models import FileOpening, Voice
from tests.factories.activities import ActivityFactory, PlaceFactory, SessionFactory
from tests.factories.casework import TieFactory
from tests.factories.participants import FamilyFactory, SuggestionFactory
from tests.participants.referring import SENT_ON, address, allowing, link_for, partner, shared
from tests.participants.suggesting import door
from tests.reporting.papers import words_of

TODAY = SENT_ON
pytestmark = pytest.mark.today(TODAY)


@pytest.fixture
def suggestion(coach):
    """A morning to talk, tomorrow, to which a neighbour goes along."""
    family = FamilyFactory(name="Fortes", coach=coach)
    activity = ActivityFactory(
        name="Taalochtend",
        description="Samen praten bij de koffie.",
        description_english="Talking over coffee.",
        place=PlaceFactory(name="Petrakerk", street="Spinozaweg 1"),
        cost=0,
    )
    first, *_later = [
        SessionFactory(
            activity=activity,
            held_on=TODAY + timedelta(days=days),
            starts_at=time(9, 30),
            ends_at=time(11),
        )
        for days in (1, 8)
    ]
    along = TieFactory(family=family, name="Fatma")
    return SuggestionFactory(
        family=family, activity=activity, first_session=first, companion_tie=along
    )


@pytest.fixture
def referral(coach):
    told = {"organisation": partner(), "warmth": "contact_made", "author": coach}
    return shared(family=allowing(coach), **told)


def letter(suggestion, coach):
    coming = list(suggestion.activity.sessions.all())
    return letter_about_activity(suggestion, by=coach, coming=coming)


def test_what_was_suggested_is_told_question_by_question(suggestion, coach):
    told = letter(suggestion, coach)

    assert told.title == "Taalochtend"
    assert told.parts == [
        ("Wat is het?", ["Samen praten bij de koffie."]),
        (
            "Wanneer?",
            [
                "Woensdag 19 september van 9.30 tot 11.00 uur. Dan verwachten we je voor het eerst.",
                "Daarna ook op: woensdag 26 september van 9.30 tot 11.00 uur.",
            ],
        ),
        ("Waar?", ["Petrakerk, Spinozaweg 1"]),
        ("Wat kost het?", ["Gratis"]),
        ("Wie gaat er mee?", ["Fatma gaat de eerste keer met je mee."]),
        ("En daarna?", ["Vind je het fijn? Kom dan gewoon weer, zo vaak je wilt."]),
        (
            "Wil je niet, of kun je niet?",
            [
                "Dat is niet erg. Je hoeft niet te zeggen waarom.",
                f"Laat het weten aan {coach.short_name}. Dan wacht er niemand op je.",
                "Later kan altijd nog.",
            ],
        ),
        (
            "Wat weten ze daar van jou?",
            [
                (
                    "Zeg je ja? Dan staan jullie voornamen op de lijst, met de eerste letter van je "
                    "achternaam, en wie er met je meekomt. Meer zien ze niet."
                )
            ],
        ),
    ]


def test_the_message_says_the_same_in_a_few_sentences(suggestion, coach):
    assert letter(suggestion, coach).message == (
        "Dag! Je bent welkom bij: Taalochtend. Kom je op woensdag 19 september van 9.30 tot 11.00 "
        "uur? Het is hier: Petrakerk, Spinozaweg 1. Fatma gaat met je mee. Kun je niet, of wil je "
        f"niet? Dat is niet erg, laat het even weten. Groet, {coach.short_name}"
    )


def test_whoever_goes_along_is_asked_without_a_name_of_the_family(suggestion, coach):
    assert letter(suggestion, coach).companions == (
        "Dag Fatma! Wil je de eerste keer met iemand meegaan naar Taalochtend? Dat is op woensdag "
        "19 september van 9.30 tot 11.00 uur. Het is hier: Petrakerk, Spinozaweg 1. Kun je niet? "
        f"Laat het even weten, dan zoeken we iemand anders. Groet, {coach.short_name}"
    )


@pytest.mark.parametrize("goes", ["myself", "nobody"])
def test_nobody_else_is_asked_to_go_along(suggestion, coach, goes):
    suggestion.companion_tie = None
    suggestion.companion_colleague = coach if goes == "myself" else None

    assert letter(suggestion, coach).companions == ""


@pytest.mark.parametrize(
    "changed", [{"held_on": TODAY - timedelta(days=1)}, {"cancelled_because": "ziek"}]
)
def test_a_first_time_that_is_over_or_called_off_is_not_told(suggestion, coach, changed):
    for name, value in changed.items():
        setattr(suggestion.first_session, name, value)

    parts = dict(letter(suggestion, coach).parts)

    assert parts["Wanneer?"][0] == "De dag spreken we samen af."


def test_who_goes_alone_is_offered_somebody(suggestion, coach):
    suggestion.companion_tie = None

    parts = dict(letter(suggestion, coach).parts)

    assert parts["Wie gaat er mee?"] == [
        "Kom je liever niet alleen? Zeg het, dan zoeken we iemand die meegaat."
    ]


def test_a_referral_tells_what_we_shared_and_how_to_stop_it(referral, coach):
    told = letter_about_partner(referral, by=coach)

    assert told.title == "CJG"
    assert dict(told.parts)["Wat hebben we over je verteld?"] == [
        "Je voornaam: Samira",
        "Hoe ze je bereiken: 06-90664215",
        "Waar het over gaat: Zoekt opvang op woensdag",
        "Meer niet. Dat hebben we samen afgesproken.",
    ]
    assert dict(told.parts)["Wat gebeurt er nu?"] == [
        "CJG neemt contact met je op.",
        (
            f"Hoor je niets tot en met vrijdag 28 september? Zeg het tegen {coach.short_name}. "
            "Dan bellen wij CJG."
        ),
    ]
    assert dict(told.parts)["Wil je toch niet?"] == [
        "Dat mag altijd. Je hoeft niet te zeggen waarom.",
        f"Zeg het tegen {coach.short_name}. Dan hoort CJG van ons dat het niet meer hoeft.",
    ]


def test_who_only_got_information_reads_that_nothing_was_told(referral, coach):
    referral.warmth = "information"
    referral.shared_name = referral.shared_reach = referral.shared_about = ""

    parts = dict(letter_about_partner(referral, by=coach).parts)

    assert parts["Wat hebben we over je verteld?"] == ["Niets."]
    assert parts["Wat gebeurt er nu?"][0] == "Je neemt zelf contact op met CJG."


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (
            1,
            "Op woensdag 19 september gaan we er samen heen. Wie er bij zijn: jij en Nadia (100%).",
        ),
        (0, "Je bent er samen met ons geweest. Nu weet je de weg."),
    ],
)
def test_going_there_together_is_told_before_and_after(referral, coach, days, told):
    referral.warmth, referral.handover_by = "warm_handover", "Nadia (100%)"
    referral.handover_on = TODAY + timedelta(days=days)

    parts = dict(letter_about_partner(referral, by=coach).parts)

    assert parts["Wat gebeurt er nu?"][0] == told


def test_after_the_days_for_an_answer_no_day_is_promised(referral, coach):
    referral.asked_on = date(2018, 9, 1)

    parts = dict(letter_about_partner(referral, by=coach).parts)

    assert parts["Wat gebeurt er nu?"][1] == (
        f"Hoor je niets? Zeg het tegen {coach.short_name}. Dan bellen wij CJG."
    )


def test_the_page_holds_the_letter_and_the_message(coach_client, suggestion):
    page = coach_client.get(door("suggestion_letter", suggestion.family, suggestion.pk))

    assert "Tekst voor het gezin · Buurtverband</title>" in " ".join(page.text.split())
    assert "Fatma gaat de eerste keer met je mee." in page.text
    assert page.context["letter"].message in page.text
    assert FileOpening.objects.get().family == suggestion.family


def test_it_is_there_in_english_on_a_dutch_page(coach_client, suggestion):
    where = door("suggestion_letter", suggestion.family, suggestion.pk)

    page = coach_client.get(where, {"taal": "en"})

    assert dict(page.context["letter"].parts)["What is it?"] == ["Talking over coffee."]
    assert "Kort bericht" in page.text


def test_the_family_page_and_the_referral_lead_to_it(coach_client, suggestion, referral):
    file = coach_client.get(suggestion.family.get_absolute_url())
    detail = coach_client.get(referral.get_absolute_url())

    assert door("suggestion_letter", suggestion.family, suggestion.pk) in file.text
    assert address("referral_letter", referral) in detail.text


def test_the_link_of_the_family_stands_on_it_and_that_of_the_partner_never(coach_client, referral):
    link_for(referral)
    bare = coach_client.get(address("referral_letter", referral)).context["letter"]
    _link, own = link_for(referral, Voice.FAMILY)

    told = coach_client.get(address("referral_letter", referral)).context["letter"]

    assert (bare.address, told.address) == ("", f"http://testserver{own}?taal=nl")
    assert f"Straks kun je hier zeggen hoe het ging: {told.address}" in told.message


def test_on_paper_it_is_read_by_everybody(coach_client, referral):
    _link, _own = link_for(referral, Voice.FAMILY)
    PublicAgenda.objects.create(pk=PublicAgenda.THE_ONE, contact="Bel 010-4820000.")

    paper = coach_client.get(address("referral_letter", referral), {"papier": ""})

    words = words_of(paper.content)
    assert paper["Content-Disposition"] == 'inline; filename="papier.pdf"'
    for told in ("Wat hebben we over je verteld?", "Zoekt opvang op woensdag", "Bel 010-4820000."):
        assert told.replace(" ", "") in words


@pytest.mark.parametrize("over", [{"outcome": "stayed_away"}, {"answer": "declined"}])
def test_what_is_over_is_not_handed_out_any_more(coach_client, suggestion, over):
    rows = type(suggestion).objects.filter(pk=suggestion.pk)
    because = {"declined_because": "time"} if "answer" in over else {"answer": "accepted"}
    rows.update(**(because | over), answered_on=TODAY)

    page = coach_client.get(door("suggestion_letter", suggestion.family, suggestion.pk))

    assert page.headers["Location"] == f"{suggestion.family.get_absolute_url()}#meedoen"


def test_a_referral_that_came_to_an_end_has_no_letter(coach_client, referral):
    referral.outcome = "withdrawn"
    referral.save()

    page = coach_client.get(address("referral_letter", referral))

    assert page.headers["Location"] == referral.get_absolute_url()


def test_the_file_of_a_stranger_is_not_there(coach_client):
    suggestion = SuggestionFactory()
    referral = shared()

    assert (
        coach_client.get(door("suggestion_letter", suggestion.family, suggestion.pk)).status_code
        == 404
    )
    assert coach_client.get(address("referral_letter", referral)).status_code == 404
