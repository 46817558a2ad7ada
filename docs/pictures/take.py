"""Take the pictures of this folder anew: the HTML pages of the Istanbul case, as it stood on the afternoon of the round.

    python docs/pictures/take.py [path of a chromium]

Needs the packages of ``./test``, Debian's chromium, and poppler (``pdftoppm``) for the printed page.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from goodoffices import compose_brief, load_case, render_sheet
from goodoffices.cli.analyse import command as analyse

HERE = Path(__file__).resolve().parent
CASE = HERE.parents[1] / "cases" / "istanbul-2025"
AFTERNOON = "2025-07-23T16:00+03:00"

SHOTS = (
    # name, colours, width, height, section at the top
    ("brief-light", "light", 960, 1240, ""),
    ("brief-dark", "dark", 960, 1240, ""),
    ("brief-positions", "light", 960, 1000, "Where the sides stand"),
    ("brief-implementation", "light", 960, 1000, "Obligations"),
    ("brief-narrow", "light", 360, 780, ""),
)
ANALYSIS_SHOTS = (("analysis-plane", "light", 960, 760, "Packages drawn"),)


def shoot(browser: Browser, page_file: Path, name: str, colours: str, width: int, height: int, section: str) -> None:
    """One picture of the page, from its beginning or from a heading."""
    page = browser.new_page(color_scheme=colours, viewport={"width": width, "height": height})
    page.goto(page_file.as_uri())
    if section:
        page.locator("h2, h3", has_text=section).first.evaluate("e => e.scrollIntoView()")
    page.screenshot(path=str(HERE / f"{name}.png"))
    page.close()


def printed(browser: Browser, page_file: Path, folder: Path) -> None:
    """The first page as it comes out of a printer."""
    page = browser.new_page()
    page.goto(page_file.as_uri())
    page.pdf(path=str(folder / "brief.pdf"), format="A4")
    page.close()
    command = [
        "pdftoppm",
        "-png",
        "-r",
        "90",
        "-f",
        "1",
        "-l",
        "1",
        "-singlefile",
        "brief.pdf",
        str(HERE / "brief-print"),
    ]
    subprocess.run(command, cwd=folder, check=True)  # noqa: S603 - a fixed command


def main() -> None:
    """Take all of them."""
    chromium = sys.argv[1] if len(sys.argv) > 1 else shutil.which("chromium")
    case, _ = load_case(CASE, as_of=AFTERNOON)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        page_file = Path(scratch) / "brief.html"
        page_file.write_bytes(render_sheet(compose_brief(case), "html"))
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for shot in SHOTS:
            shoot(browser, page_file, *shot)
        printed(browser, page_file, Path(scratch))
        analysis_file = Path(scratch) / "analysis.html"
        analyse.main([str(CASE), "--as-of", AFTERNOON, "-o", str(analysis_file)], standalone_mode=False)
        for shot in ANALYSIS_SHOTS:
            shoot(browser, analysis_file, *shot)
        browser.close()


if __name__ == "__main__":
    main()
