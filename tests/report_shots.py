"""Pictures of the annual reports of the demo on paper, for ``docs/annual-reports.md``."""

import subprocess
import tempfile
from pathlib import Path

from PIL import Image

from tests.served import manage

FOLDER = Path("docs/pictures/reports")
YEARS = (2017, 2018, 2019)
PROGRAMMES = ("gezinnen-versterken", "extra-inzet-isolement")
PAGES, WIDTH, BETWEEN = 5, 380, 8  # the cover and the pages with the charts


def picture_the_reports(database_url: str) -> None:
    """The first pages of each report side by side: docs/pictures/reports/PROGRAMME-YEAR.webp."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for programme in PROGRAMMES:
        for year in YEARS:
            with tempfile.TemporaryDirectory() as folder:
                paper = Path(folder) / "report.pdf"
                options = ("--programme", programme, "--format", "pdf", "--output", str(paper))
                manage(database_url, "annual_report", str(year), *options)
                picture = side_by_side(pages_of(paper))
            picture.save(FOLDER / f"{programme}-{year}.webp", quality=72, method=6)


def pages_of(paper: Path) -> list[Image.Image]:
    """The first pages of a PDF, drawn by poppler."""
    size = ("-scale-to-x", str(WIDTH), "-scale-to-y", "-1")
    command = ["pdftoppm", "-png", "-l", str(PAGES), *size, str(paper), str(paper.with_suffix(""))]
    subprocess.run(command, check=True)
    return [Image.open(page).convert("RGB") for page in sorted(paper.parent.glob("*.png"))]


def side_by_side(pages: list[Image.Image]) -> Image.Image:
    """The pages on one grey sheet."""
    wide = (WIDTH + BETWEEN) * len(pages) + BETWEEN
    sheet = Image.new("RGB", (wide, max(page.height for page in pages) + 2 * BETWEEN), "#8d949b")
    for at, page in enumerate(pages):
        sheet.paste(page, (BETWEEN + (WIDTH + BETWEEN) * at, BETWEEN))
    return sheet
