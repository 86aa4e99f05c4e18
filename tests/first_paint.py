"""``python -m tests.first_paint``: how soon a register stands on an old phone without a connection.

In turns with the page that stands in for what was not taken along: the least that a page can take.
A phone of 360 pixels with the app on it, in a real Chromium whose pages have a quarter of the processor
(``SLOWER=4``). Each time the service worker has to be woken first, as when somebody opens the app.
"""

import os
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import BrowserContext, Page

from accounts.roles import Role
from tests.browser import SignedIn, chromium
from tests.filling_in import phone
from tests.served import served

TIMES = int(os.environ.get("TIMES", "15"))
SLOWER = int(os.environ.get("SLOWER", "4"))
LINES = (
    "the least, app was not open",
    "register, app was not open",
    "register, from the list",
    "the same, ready to be tapped",
)
NOT_KEPT = "/gezinnen/"  # what stands there instead is the smallest page of the house
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
    sys.stdout.write(f"{people} people, {TIMES} times, processor 1/{SLOWER}; painted first:\n")
    for name, times in zip(LINES, zip(*found, strict=True), strict=True):
        middle = statistics.median(times)
        line = f"median {middle:.0f} ms, {min(times):.0f} to {max(times):.0f}"
        sys.stdout.write(f"  {name:32} {line}\n")


def opened(context: BrowserContext, address: str) -> Iterator[tuple[float, ...]]:
    """Milliseconds from asking for a page, in the order of ``LINES``."""
    for _ in range(TIMES):
        with on_an_old_phone(context, NOT_KEPT) as page:
            least = page.evaluate(WHEN_PAINTED)
        with on_an_old_phone(context, address) as page:
            cold = page.evaluate(WHEN_PAINTED)
            page.goto("/presentie/")
            page.goto(address, wait_until="commit")
            yield least, cold, page.evaluate(WHEN_PAINTED), page.evaluate(WHEN_READY)


@contextmanager
def on_an_old_phone(context: BrowserContext, address: str) -> Iterator[Page]:
    """``address`` being opened there, where the app was not open."""
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("ServiceWorker.enable")
    devtools.send("ServiceWorker.stopAllWorkers")
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.wait_for_timeout(200)
    page.goto(address, wait_until="commit")
    yield page
    page.close()


if __name__ == "__main__":
    main()
