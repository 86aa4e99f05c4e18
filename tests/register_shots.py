"""Pictures of the register on a phone in its four languages, for ``docs/register.md``."""

from pathlib import Path

from PIL import Image
from playwright.sync_api import BrowserContext, Page

from accounts.roles import Role
from tests.browser import PHONE, SignedIn
from tests.filling_in import SAVED, contradict, copies, phone, says, wait_until

FOLDER = Path("docs/pictures/register")
LANGUAGES = {"nl": "light", "en": "dark", "tr": "light", "ar": "dark"}
"""In which colours the contradiction is pictured; what waits and the list are in the other ones."""
OTHER = {"light": "dark", "dark": "light"}
COLOURS = 48
TAPS = 3
TO_TAKE_ALONG = "JSON.parse(document.getElementById('along').textContent).length"
MOST_PEOPLE = r"""async () => {
  const cache = await caches.open("copies");
  const sizes = await Promise.all((await cache.keys()).map(async ({ url }) => {
    const page = await (await cache.match(url, { ignoreVary: true })).text();
    return [page.match(/\bguest"/g)?.length ?? 0, new URL(url).pathname];
  }));
  return sizes.sort(([a], [b]) => b - a).slice(0, 2).map(([, path]) => path);
}"""
ALL_IN = """async (language) => {
  const cache = await caches.open("copies");
  const pages = (await cache.keys()).map(async ({ url }) =>
    (await (await cache.match(url, { ignoreVary: true })).text()).includes(`<html lang="${language}"`));
  return (await Promise.all(pages)).every(Boolean);
}"""


def picture_the_registers(signed_in: SignedIn) -> None:
    """Two phones contradict each other, and one goes down to a cellar: LANGUAGE-WHAT.png."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    context, page = phone(signed_in, Role.HOST)
    wait_until(page, lambda: copies(page) == page.evaluate(TO_TAKE_ALONG))
    asking, waiting = page.evaluate(MOST_PEOPLE)
    disagree(signed_in, context, page, asking)
    for language, colours in LANGUAGES.items():
        page.goto(asking)
        speak(page, language)
        page.locator("#attention:visible").wait_for()
        picture(page, f"{language}-asks", colours)
        with_taps_that_wait(context, page, waiting)
        picture(page, f"{language}-waits", OTHER[colours])
        page.goto("/presentie/")
        picture(page, f"{language}-list", OTHER[colours])
        context.set_offline(False)
        page.goto(waiting)
        page.locator("#sync[data-state=ok]").wait_for()
    context.close()


def disagree(signed_in: SignedIn, context: BrowserContext, page: Page, register: str) -> None:
    """A colleague says no while this phone, without a connection, says no and yes again."""
    colleague = signed_in.context(Role.COORDINATOR, PHONE)
    theirs = colleague.new_page()
    for one in (page, theirs):
        one.goto(register)
        says(one, SAVED)
    house = page.locator(".house.is-one").first.get_attribute("id")
    contradict(context, page, theirs, f"#{house} > [name=family]")
    says(page, "1 vraagt aandacht")
    colleague.close()


def speak(page: Page, language: str) -> None:
    """Choose ``language``, and wait until what is kept follows."""
    page.locator(".languages summary").click()
    page.locator(f".languages [value={language}]").click()
    page.locator(f"html[lang={language}]").wait_for()
    wait_until(page, lambda: page.evaluate(ALL_IN, language))


def with_taps_that_wait(context: BrowserContext, page: Page, register: str) -> None:
    """Without a connection some people are tapped on the copy of ``register``."""
    context.set_offline(True)
    page.goto(register)
    for number in range(TAPS):
        page.locator(".house > [name=family]").nth(number).click()
    page.locator("#sync[data-state=wait]").wait_for()
    page.evaluate("scrollTo(0, 0)")


def picture(page: Page, name: str, colours: str) -> None:
    """One screenful in few colours, at most some 20 kB."""
    page.emulate_media(color_scheme=colours, reduced_motion="reduce")
    path = FOLDER / f"{name}.png"
    page.screenshot(path=path)
    with Image.open(path) as shot:
        shot.convert("RGB").quantize(COLOURS).save(path, optimize=True)
