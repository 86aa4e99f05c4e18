"""A real Chromium that looks at the house: screens, colours, and what nobody should ever see."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from accounts.roles import Role

CAST = {  # as ``make run`` prints them
    Role.COORDINATOR: "projectleider@example.org",
    Role.COACH: "gezinswerker@example.org",
    Role.HOST: "activiteitenbegeleider@example.org",
    Role.BOARD: "bestuur@example.org",
    Role.ADMINISTRATOR: "beheerder@example.org",
}
PASSWORD = "lombardijen-2018"  # noqa: S105  # of the demo
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
    # The address bar nobody sees: for every window Chromium draws it and what hangs below it, and
    # keeps a process ready; a third of what a window costs. It hears the last list only, so these are
    # Playwright's too.
    (
        "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,SpareRendererForSitePerProcess,"
        "AimEnabled,DestroyProfileOnBrowserClose,HttpsFirstBalancedModeAutoEnable,HttpsUpgrades,"
        "LensOverlay,MediaRouter,NetworkTimeServiceQuerying,OptimizationHints,PaintHolding,"
        "PreconnectToSearch,ThirdPartyStoragePartitioning"
    ),
]
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
AXE = {
    "rules": {"target-size": {"enabled": True}},  # WCAG 2.2; axe leaves it off by itself
    "resultTypes": ["violations"],
    "preload": False,  # style sheets of elsewhere, films and sound: there are none
}
OF_LOOKS = AXE | {"runOnly": ["color-contrast", "scrollable-region-focusable", "target-size"]}
"""What the colours and the width of a screen decide; the rest is the same on every screen."""
PATIENCE = 10_000  # milliseconds that a walk waits for what it expects, on a busy machine as well


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of the system; ``.ci/browser`` sees to it that there is one."""
    program = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if program is None:
        raise RuntimeError("Chromium ontbreekt: installeer het pakket chromium van je systeem.")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


def sign_in(page: Page, role: Role) -> None:
    """Through the front door, as the demo account of ``role``."""
    page.goto("/account/login/")
    page.locator("input[name=login]").fill(CAST[role])
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url("/")


class SignedIn:
    """Browser windows per role; each role signs in once."""

    def __init__(self, browser: Browser, house: str) -> None:
        self.browser, self.house = browser, house
        self.cookies: dict[Role, list] = {}

    def context(
        self, role: Role | None, screen: dict[str, int], **settings: object
    ) -> BrowserContext:
        """A window of the size of ``screen``, signed in with ``role``, or of a stranger (None)."""
        context = self.browser.new_context(
            base_url=self.house,
            viewport=screen,
            has_touch=screen is PHONE,
            locale="nl-NL",
            # Who walks without a connection asks for the worker; others would only wait for it.
            **{"service_workers": "block", **settings},
        )
        context.set_default_timeout(PATIENCE)
        if role is None:
            return context
        if role not in self.cookies:
            page = context.new_page()
            sign_in(page, role)
            page.close()
            self.cookies[role] = context.cookies()
        context.add_cookies(self.cookies[role])
        return context


class Hand:
    """Presses, chooses and types, and counts: a line of text is one press as well."""

    def __init__(self) -> None:
        self.presses = 0

    def press(self, thing: Locator) -> None:
        self.presses += 1
        thing.click()

    def choose(self, field: Locator, words: str) -> None:
        """From a list that drops down: one press opens it, one chooses."""
        self.presses += 2
        field.select_option(label=words)

    def write(self, field: Locator, words: str) -> None:
        self.presses += 1
        field.fill(words)


def barriers(page: Page, rules: dict = AXE) -> list[tuple[str, str]]:
    """What keeps somebody out of this page, by the ``rules`` of axe: (rule, the elements)."""
    if not page.evaluate("'axe' in window"):  # a page that is looked at twice has read it
        page.evaluate(AXE_SCRIPT)
    violations = page.evaluate("options => axe.run(options).then(found => found.violations)", rules)
    return [
        (rule["id"], ", ".join(str(node["target"][0]) for node in rule["nodes"]))
        for rule in violations
    ]


def sideways(page: Page) -> int:
    """How many pixels the page is wider than the screen."""
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


def listen(page: Page) -> list[str]:
    """Fills with what the browser complains about: script errors, refused styles, failed requests."""
    complaints: list[str] = []
    page.on("console", lambda line: line.type == "error" and complaints.append(line.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return complaints
