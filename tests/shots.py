"""``make shots``: pictures of every page from demo data, to look at with one's own eyes.

``make shots ONLY=family`` takes the pages with that word in their URL name; ``make shots
ONLY=--docs`` takes the few small pictures of the README, of the register in its four languages,
and of the annual reports.
"""

import os
import sys
import tempfile
from pathlib import Path

import django
from PIL import Image

from accounts.roles import Role
from tests import tour
from tests.browser import DESKTOP, PHONE, SignedIn, chromium
from tests.register_shots import picture_the_registers
from tests.report_shots import picture_the_reports
from tests.served import served

OUT = Path("build/shots")
DOCS = Path("docs/pictures")
FOR_THE_README = {  # name of the picture: (role, URL name, screen, colours)
    "home": (Role.COORDINATOR, "home", DESKTOP, "light"),
    "family": (Role.COORDINATOR, "participants:family_detail", DESKTOP, "light"),
    "register": (Role.HOST, "participants:register", PHONE, "light"),
    "home-night": (Role.COORDINATOR, "home", PHONE, "dark"),
    "report": (Role.BOARD, "reporting:annual_report", DESKTOP, "light"),
}


def main(words: list[str]) -> None:
    """Serve a house with demo data, walk through it and take pictures."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    with (
        tempfile.TemporaryDirectory() as folder,
        served(database := f"sqlite:///{folder}/shots.sqlite3") as house,
        chromium() as browser,
    ):
        signed_in = SignedIn(browser, house)
        if "--docs" in words:
            picture_for_the_readme(signed_in)
            picture_the_registers(signed_in)
            picture_the_reports(database)
        else:
            picture_everything(signed_in, tour.addresses(signed_in), words)


def picture_everything(signed_in: SignedIn, found: dict[str, tour.Found], words: list[str]) -> None:
    """Each page in four looks: build/shots/NAME.LOOK.png, the whole length of it."""
    OUT.mkdir(parents=True, exist_ok=True)
    for name, (role, address, is_page) in found.items():
        if is_page and all(word in name for word in words):
            for look, (screen, colours) in tour.LOOKS.items():
                context = signed_in.context(role, screen, color_scheme=colours)
                page = context.new_page()
                page.goto(address)
                page.screenshot(path=OUT / f"{name.replace(':', '.')}.{look}.png", full_page=True)
                context.close()
            sys.stdout.write(f"{name} {address}\n")


def picture_for_the_readme(signed_in: SignedIn) -> None:
    """One screenful each, in few colours: pictures that a repository can carry."""
    DOCS.mkdir(parents=True, exist_ok=True)
    for name, (role, url_name, screen, colours) in FOR_THE_README.items():
        context = signed_in.context(role, screen, color_scheme=colours)
        page = context.new_page()
        roamed = tour.roam(page, known=())  # by this role: a host may not open every register
        page.goto(next(address for found, address, _ in roamed if found == url_name))
        page.screenshot(path=DOCS / f"{name}.png")
        context.close()
        with Image.open(DOCS / f"{name}.png") as picture:
            picture.convert("RGB").quantize(64).save(DOCS / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(sys.argv[1:])
