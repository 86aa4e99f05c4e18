"""The papers of the house: what a link in them leads to is there."""

import re
from pathlib import Path

from django.conf import settings

LINK = re.compile(r"\]\(([^)\s#]+)[^)]*\)")
ELSEWHERE = re.compile(r"[a-z]+:")


def papers():
    house = Path(settings.BASE_DIR)
    return [house / "README.md", *sorted((house / "docs").rglob("*.md"))]


def links():
    """Every link to something in the house: (the paper it stands in, where it leads)."""
    for paper in papers():
        for leads_to in LINK.findall(paper.read_text()):
            if not ELSEWHERE.match(leads_to):
                yield paper, leads_to


def test_every_link_in_the_papers_leads_to_something_that_is_there():
    assert [
        f"{paper.name}: {to}" for paper, to in links() if not (paper.parent / to).exists()
    ] == []


def test_the_papers_have_links_to_follow():
    assert ("README.md", "docs/house.md") in [(paper.name, to) for paper, to in links()]
