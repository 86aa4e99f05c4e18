"""From what stands in the way to connected: what suits, who goes along, the door, and coming back.

Every press of the coach and of the host is counted: who makes the way longer has to say so here.
"""

import re
from textwrap import dedent

import pytest
from playwright.sync_api import expect

from accounts.roles import Role
from tests.browser import PHONE, Hand, barriers
from tests.served import manage

PRESSES = {
    "what helps": 1,  # Wat helpt?
    "suggest": 3,  # Voorstellen; who goes along; Voorstellen
    "answer": 1,  # Ja, ze gaan
    "the door": 1,  # the family on the register
}

# A mother found two months ago, with one obstacle; the first activity of the demo's host meets today.
PREPARE = """
    from datetime import timedelta
    from django.utils import timezone
    from accounts.models import User
    from activities.models import Activity, ObstacleKind, Session
    from participants.actions.milestones import refresh_families
    from participants.models import Case, Family, FindingPlace, Obstacle, Person
    today = timezone.localdate()
    coach = User.objects.get(email="gezinswerker@example.org")
    host = User.objects.get(email="activiteitenbegeleider@example.org")
    activity = Activity.objects.current(today).filter(hosts=host).order_by("pk")[0]
    kind = ObstacleKind.objects.create(name="Durft niet alleen")
    activity.takes_away.add(kind)
    Activity.objects.filter(pk=activity.pk).update(room=None)  # nobody waits for a place
    session = Session.objects.get_or_create(activity=activity, held_on=today)[0]
    family = Family.objects.create(name="Wandelaar", coach=coach)
    Person.objects.create(family=family, given_name="Selam", family_name="Wandelaar")
    Case.objects.create(
        family=family,
        found_on=today - timedelta(days=60),
        finding_place=FindingPlace.objects.order_by("pk")[0],
    )
    Obstacle.objects.create(family=family, kind=kind)
    refresh_families([family.pk])
    print("made", family.pk, session.pk, activity.name)
"""
# Two weeks go by: what was today is a fortnight ago, and the activity meets again, and once more.
TWO_WEEKS = """
    from datetime import timedelta
    from django.db.models import F
    from django.utils import timezone
    from activities.models import Session
    from participants.models import Enrolment, Suggestion
    week = timedelta(days=7)
    first = Session.objects.get(pk={session})
    first.held_on -= 2 * week
    while Session.objects.filter(activity=first.activity, held_on=first.held_on).exists():
        first.held_on -= timedelta(days=1)
    first.save()
    Suggestion.objects.filter(family={family}).update(
        offered_on=F("offered_on") - 3 * week, answered_on=F("answered_on") - 3 * week
    )
    Enrolment.objects.filter(person__family={family}).update(started_on=F("started_on") - 3 * week)
    days = [timezone.localdate() - week, timezone.localdate()]
    made = [Session.objects.get_or_create(activity=first.activity, held_on=day)[0] for day in days]
    print("made", *(session.pk for session in made))
"""


def told(database, code, **keys):
    """What ``code`` in the shell of the house printed behind ``made``."""
    said = manage(database, "shell", "-c", dedent(code).format(**keys))
    return re.search(r"^made (.+)$", said, re.MULTILINE)[1].split(" ", 2)


@pytest.fixture(scope="module")
def prepared(house, house_database):
    return told(house_database, PREPARE)


def test_from_an_obstacle_to_connected(open_page, house_database, prepared):
    family, session, activity = prepared
    coach, host = open_page(Role.COACH), open_page(Role.HOST, PHONE)
    coach.goto(f"/gezinnen/{family}/")

    presses = {
        "what helps": sees_what_helps(coach, activity),
        "suggest": suggests_it_and_goes_along(coach, activity),
        "answer": notes_the_yes(coach, activity),
        "the door": opens_the_door(host, session),
    }

    assert presses == PRESSES
    assert sum(presses.values()) == 6
    came_once(coach, family, activity)
    for later in told(house_database, TWO_WEEKS, session=session, family=family):
        comes_again(coach, later)
    is_connected(coach, family)


def sees_what_helps(page, activity):
    hand = Hand()
    hand.press(page.locator("#belemmeringen").get_by_role("link", name="Wat helpt?"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat helpt tegen: Durft niet alleen")
    best = page.locator("section[aria-labelledby=past] > .calls > li")
    expect(best).to_have_count(3)
    expect(best.first).to_contain_text(activity)
    expect(best.first).to_contain_text("Past: Durft niet alleen")
    assert barriers(page) == []
    return hand.presses


def suggests_it_and_goes_along(page, activity):
    hand = Hand()
    line = page.locator(".calls > li").filter(has_text=activity).first
    hand.press(line.get_by_role("link", name="Voorstellen"))
    assert barriers(page) == []
    hand.press(page.get_by_text("Ik ga zelf mee"))
    hand.press(page.get_by_role("button", name="Voorstellen"))
    expect(page.get_by_text("Voorgesteld. Noteer hier wat het gezin zegt.")).to_be_visible()
    expect(page.locator("#meedoen")).to_contain_text("Nadia gaat mee")
    return hand.presses


def notes_the_yes(page, activity):
    hand = Hand()
    hand.press(page.get_by_role("button", name="Ja, ze gaan"))
    expect(page.get_by_text(f"Het gezin staat op de lijst van {activity}.")).to_be_visible()
    return hand.presses


def opens_the_door(page, session):
    """The host knows who is new and with whom she comes, and no more than the name on the list."""
    hand = Hand()
    page.goto(f"/presentie/{session}/")
    house = page.locator(".house").filter(has_text="Selam W.")
    expect(house).to_contain_text("nieuw, komt met Nadia")
    assert barriers(page) == []
    hand.press(house.locator(":scope > [name=family]"))
    expect(page.locator("#sync")).to_have_text("Alles opgeslagen")
    return hand.presses


def came_once(page, family, activity):
    """The first visit ended the suggestion by itself."""
    page.goto(f"/gezinnen/{family}/")
    section = page.locator("#meedoen")
    expect(section).to_contain_text("1 keer, op")
    expect(section.get_by_text("Gaat erheen")).to_have_count(0)


def comes_again(page, session):
    page.goto(f"/presentie/{session}/")
    page.locator(".house").filter(has_text="Selam").locator(":scope > [name=family]").click()
    expect(page.locator("#sync")).to_have_text("Alles opgeslagen")


def is_connected(page, family):
    page.goto(f"/gezinnen/{family}/")
    step = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Aansluiting"))
    expect(step).not_to_contain_text("nog")
