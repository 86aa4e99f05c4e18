"""``python -m tests.first_paint``: how soon a register stands on an old phone without a connection.

A phone of 360 pixels with the app on it, in a real Chromium whose pages have a quarter of the processor
(``SLOWER=4``). Each time the service worker has to be woken first, as when somebody opens the app.
"""

import os
import statistics
import sys
import tempfile
from collections.abc import Iterator

from playwright.sync_api import BrowserContext, CDPSession, Page

from accounts.roles import Role
from tests.browser import SignedIn, chromium
from tests.filling_in import phone
from tests.served import served

TIMES = int(os.environ.get("TIMES", "15"))
SLOWER = int(os.environ.get("SLOWER", "4"))
WHEN_READY = """() => new Promise(resolve => {
  const isDrawn = () => document.getElementById("sync-words")?.textContent;
  const look = () => isDrawn() ? resolve(performance.now()) : requestAnimationFrame(look);
  look();
})"""
WHEN_PAINTED = """() => new Promise(resolve => new PerformanceObserver(list => {
  for (const { name, startTime } of list.getEntries())
    if (name === "first-contentful-paint") resolve(startTime);
}).observe({ type: "paint", buffered: true }))"""
MOST_PEOPLE = r"""async () => {
  const cache = await caches.open("copies");
  const sizes = await Promise.all((await cache.keys()).map(async ({ url }) => {
    const page = await (await cache.match(url, { ignoreVary: true })).text();
    return [page.match(/\bguest"/g)?.length ?? 0, new URL(url).pathname];
  }));
  return sizes.sort(([a], [b]) => b - a)[0];
}"""


def main() -> None:
    """Measure and print: milliseconds from asking for the page."""
    with (
        tempfile.TemporaryDirectory() as folder,
        served(f"sqlite:///{folder}/paint.sqlite3") as house,
        chromium() as browser,
    ):
        context, page = phone(SignedIn(browser, house), Role.COORDINATOR)
        people, address = page.evaluate(MOST_PEOPLE)
        page.goto(address)
        page.close()
        context.set_offline(True)
        found = list(opened(context, address))
    painted, ready = zip(*found, strict=True)
    sys.stdout.write(f"{people} people, {TIMES} times, processor 1/{SLOWER}\n")
    sys.stdout.write(f"  first contentful paint  {summary(painted)}\n")
    sys.stdout.write(f"  ready to be tapped      {summary(ready)}\n")


def opened(context: BrowserContext, address: str) -> Iterator[tuple[float, float]]:
    """When the page was painted, and when its script had drawn what waits; one page at a time."""
    for _ in range(TIMES):
        page = context.new_page()
        devtools = context.new_cdp_session(page)
        slow_down(devtools, page)
        page.goto(address, wait_until="commit")
        yield page.evaluate(WHEN_PAINTED), page.evaluate(WHEN_READY)
        page.close()


def slow_down(devtools: CDPSession, page: Page) -> None:
    """An old phone on which the app was not open."""
    devtools.send("ServiceWorker.enable")
    devtools.send("ServiceWorker.stopAllWorkers")
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.wait_for_timeout(200)


def summary(times: tuple[float, ...]) -> str:
    """Half of the times took at most the first figure."""
    return f"median {statistics.median(times):.0f} ms, {min(times):.0f} to {max(times):.0f}"


if __name__ == "__main__":
    main()
