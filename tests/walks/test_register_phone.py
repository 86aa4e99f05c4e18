"""What a phone of a host takes: few taps, and little that stays on it, not for long."""

import json
import re
import time
from functools import partial

import pytest
from playwright.sync_api import expect

from tests.browser import PHONE, Hand
from tests.filling_in import SAVED, copies, says, total, wait_until
from tests.served import manage

A_GATHERING = """
import json
from django.utils import timezone
from tests.factories.activities import SessionFactory
from tests.factories.participants import EnrolmentFactory, FamilyFactory, PersonFactory
from tests.flush.stage import cookie_of, host_of
session = SessionFactory(held_on=timezone.localdate(), activity__name="Koffie van twintig")
for number in range(20):
    family = FamilyFactory(name="Geheimschrijver", phone="+31690000009")
    person = PersonFactory(given_name=f"Ans{number}", family_name="Geheimschrijver", family=family)
    EnrolmentFactory(person=person, activity=session.activity)
host = host_of(session, "twintig@example.org")
print(json.dumps({"pk": session.pk, "cookie": cookie_of(host)}))
"""
NO_LONGER_A_HOST = """
from activities.models import Session
Session.objects.get(pk=%(pk)s).activity.hosts.clear()
"""
NO_LONGER_A_COLLEAGUE = """
from accounts.models import User
User.objects.filter(email="twintig@example.org").update(is_active=False)
"""
ALL_THAT_IS_KEPT = """async () => {
  const kept = { local: { ...localStorage }, session: { ...sessionStorage } };
  const asked = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
  for (const { name } of await indexedDB.databases()) {
    const db = await asked(indexedDB.open(name));
    for (const store of db.objectStoreNames)
      kept[`${name} ${store}`] = await asked(db.transaction(store).objectStore(store).getAll());
    db.close();
  }
  const cache = await caches.open("copies");
  for (const request of await cache.keys())
    kept[new URL(request.url).pathname] = await (await cache.match(request, { ignoreVary: true })).text();
  return JSON.stringify(kept);
}"""
NO_CONNECTION = """() => caches.match("/presentie/zonder-verbinding/", { ignoreVary: true })
  .then((page) => page.text())"""
TWO_WEEKS_LATER = """async (path) => {
  const cache = await caches.open("copies");
  const known = await cache.match(path, { ignoreVary: true });
  const headers = new Headers(known.headers);
  const days = (Number(headers.get("x-until")) - Date.now()) / 86400000;
  headers.set("x-until", Date.now() - 1);
  await cache.put(path, new Response(await known.text(), { headers }));
  return days;
}"""


@pytest.fixture(scope="module")
def gathering(house_database):
    """A meeting of today with twenty people who are known, each of a household of their own."""
    return json.loads(manage(house_database, "shell", "-v0", "-c", A_GATHERING).splitlines()[-1])


@pytest.fixture
def host_phone(signed_in, gathering, house):
    """The phone of its host, with the app on it: its window and a page with the list of registers."""
    context = signed_in.context(None, PHONE, service_workers="allow")
    context.add_cookies([{"name": "sessionid", "value": gathering["cookie"], "url": house}])
    page = context.new_page()
    page.goto("/presentie/")
    wait_until(page, lambda: copies(page) > 1)
    yield context, page
    context.close()


def test_twenty_known_people_take_22_taps(host_phone, gathering):
    _, page = host_phone
    hand, started = Hand(), time.monotonic()

    hand.press(page.get_by_role("link", name="Koffie van twintig", exact=True))
    houses = page.locator(".house > [name=family]")
    expect(houses).to_have_count(20)
    for house in houses.all():
        hand.press(house)
    hand.press(page.get_by_role("button", name="Klaar"))
    expect(page.get_by_text("Klaar. De presentie is opgeslagen.")).to_be_visible()

    # Somebody needs a second for each of them; the page must add next to nothing.
    assert time.monotonic() - started < 30
    stands = page.request.get(f"/presentie/{gathering['pk']}/stand/").json()
    assert (hand.presses, len(stands["here"]), stands["ready"]) == (22, 20, True)


def test_given_names_are_all_that_a_phone_keeps_until_two_weeks_are_over_or_access_ends(
    host_phone, gathering, house_database
):
    context, page = host_phone
    address = f"/presentie/{gathering['pk']}/"
    page.goto(address)

    what_cannot_be_kept_is_not_shown(page)
    somebody_new_is_kept_until_they_were_sent(context, page)
    what_is_kept_speaks_the_language_that_was_chosen(context, page, address)
    two_weeks_go_by(context, page, address)
    access_ends(page, address, partial(manage, house_database, "shell", "-v0", "-c"), gathering)


def what_cannot_be_kept_is_not_shown(page):
    """A tap is on the device before anybody sees it."""
    expect(page.locator("#sync-words")).to_have_text(SAVED)
    before = total(page)
    page.evaluate("void (IDBObjectStore.prototype.add = () => { throw new Error('full') })")
    page.get_by_role("button", name="Een bezoeker meer").click()
    says(page, "kan niets meer bewaren")
    assert total(page) == before
    page.reload()


def somebody_new_is_kept_until_they_were_sent(context, page):
    context.set_offline(True)
    before = total(page)
    page.get_by_label("Voornaam").fill("Wendelien")
    page.get_by_role("button", name="Zet op de lijst").click()
    says(page, "1 tik wacht")

    kept = page.evaluate(ALL_THAT_IS_KEPT)
    assert ("Ans19 G." in kept, kept.count("Wendelien")) == (True, 1)
    assert re.findall(r"eheimschrijver|0690|690000009|/gezinnen/", kept) == []

    context.set_offline(False)
    says(page, SAVED)
    on_the_list = page.locator(".house:not(.is-new)", has_text="Wendelien")
    expect(on_the_list).to_have_count(1)  # the page as the server has it
    assert total(page) == before + 1
    assert "Wendelien" not in page.evaluate(ALL_THAT_IS_KEPT)


def what_is_kept_speaks_the_language_that_was_chosen(context, page, address):
    choose_language(page, "tr", "Şu an bağlantı yok")
    context.set_offline(True)
    page.goto("/")
    expect(page.get_by_role("heading", name="Şu an bağlantı yok")).to_be_visible()
    page.get_by_role("link", name="Yoklamaya git").click()
    expect(page.get_by_text("Bu listeleri yine de doldurabilirsin")).to_be_visible()
    page.locator(f"a[href='{address}']").click()
    says(page, "Her şey kaydedildi")
    context.set_offline(False)
    page.goto(address)
    choose_language(page, "nl", "Er is nu geen verbinding")


def choose_language(page, language, words):
    """As a person does, and until all that is kept follows."""
    page.locator(".languages summary").click()
    page.locator(f".languages [value={language}]").click()
    expect(page.locator("html")).to_have_attribute("lang", language)
    wait_until(page, lambda: words in page.evaluate(NO_CONNECTION))


def two_weeks_go_by(context, page, address):
    """The copy is not shown any more, and goes as soon as somebody asks for it."""
    assert 14 <= page.evaluate(TWO_WEEKS_LATER, address) <= 15
    context.set_offline(True)
    page.goto(address)
    expect(page.get_by_role("heading", name="Er is nu geen verbinding")).to_be_visible()
    assert address not in json.loads(page.evaluate(ALL_THAT_IS_KEPT))
    context.set_offline(False)
    page.goto("/presentie/")
    wait_until(page, lambda: address in json.loads(page.evaluate(ALL_THAT_IS_KEPT)))


def access_ends(page, address, run, gathering):
    """First to this register, then to the house."""
    run(NO_LONGER_A_HOST % gathering)
    page.goto("/presentie/")
    wait_until(page, lambda: address not in json.loads(page.evaluate(ALL_THAT_IS_KEPT)))

    run(NO_LONGER_A_COLLEAGUE)
    page.goto("/presentie/")
    page.wait_for_url("**/account/login/**")
    wait_until(page, lambda: copies(page) == 0)
    assert json.loads(page.evaluate(ALL_THAT_IS_KEPT))["buurtverband states"] == []
