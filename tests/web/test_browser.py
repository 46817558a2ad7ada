"""The workbench in a real browser: Debian's chromium, driven over a real socket."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from tests.web.conftest import write_case

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
MISSING = [name for name in ("playwright", "axe_core_python") if importlib.util.find_spec(name) is None]

pytestmark = [
    pytest.mark.skipif(
        CHROMIUM is None, reason="no browser: Debian's chromium is not installed (apt install chromium)"
    ),
    pytest.mark.skipif(bool(MISSING), reason=f"no driver for the browser: {', '.join(MISSING)} not installed"),
]

PAGES = (
    "/",
    "/record?state=all",
    "/record?who=ana",
    "/record/r2",
    "/record/i1",
    "/positions",
    "/brief",
    "/sources",
    "/sources/gazette",
    "/record/nothing",
)
AXE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--no-proxy-server"]


@dataclass
class Workbench:
    """A workbench that runs, and a browser with a session in it."""

    browser: Any
    base: str
    state: Any
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, **options: Any) -> Any:
        """A page in a context of its own that notes every request to elsewhere and every error."""
        context = self.browser.new_context(**{"storage_state": self.state, "reduced_motion": "reduce", **options})
        context.on(
            "request",
            lambda request: (
                self.outside.append(request.url) if not request.url.startswith((self.base, "data:")) else None
            ),
        )
        context.on(
            "console",
            lambda message: (
                self.errors.append(message.text) if message.type == "error" and "404" not in message.text else None
            ),
        )
        context.on("weberror", lambda error: self.errors.append(str(error)))
        return context.new_page()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    from playwright.sync_api import sync_playwright

    folder = write_case(tmp_path_factory.mktemp("browser") / "lake")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    run = [sys.executable, "-m", "goodoffices", "serve", str(folder), "--port", "0"]
    with subprocess.Popen(run, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, env=environment) as process:
        try:
            assert process.stdout is not None
            link = next(line for line in process.stdout if "key=" in line).strip()
            with (
                sync_playwright() as driver,
                driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS) as browser,
            ):
                context = browser.new_context()
                page = context.new_page()
                page.goto(link)
                base = page.url.rstrip("/")
                assert re.fullmatch(r"http://127\.0\.0\.1:\d+", base)
                assert page.locator("h1").inner_text() == "Now"
                yield Workbench(browser, base, context.storage_state())
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(20)


@pytest.fixture
def workbench(running: Workbench) -> Iterator[Workbench]:
    running.outside.clear()
    running.errors.clear()
    yield running
    for context in running.browser.contexts:
        context.close()
    assert running.outside == []
    assert running.errors == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_asks_elsewhere_or_has_an_error(workbench: Workbench, scheme: str) -> None:
    page = workbench.open(color_scheme=scheme)
    for path in PAGES:
        page.goto(workbench.base + path)
        assert page.locator("h1").count() == 1
        # The style arrived under the policy, and follows the scheme.
        paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert (sum(map(int, re.findall(r"\d+", paper)[:3])) < 200) == (scheme == "dark"), (path, paper)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 360])
def test_no_barrier_that_axe_knows(workbench: Workbench, scheme: str, width: int) -> None:
    from axe_core_python.sync_playwright import Axe

    # The policy of the workbench would not let the checker's own script in.
    page = workbench.open(color_scheme=scheme, bypass_csp=True, viewport={"width": width, "height": 800})
    found = []
    for path in PAGES:
        page.goto(workbench.base + path)
        for violation in Axe().run(page, options={"runOnly": AXE})["violations"]:
            found += [(path, violation["id"], node["html"][:200]) for node in violation["nodes"]]
    assert found == []


def test_at_360_pixels_nothing_runs_off_the_page(workbench: Workbench) -> None:
    page = workbench.open(viewport={"width": 360, "height": 740})
    for path in PAGES:
        page.goto(workbench.base + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_everything_works_without_scripts(workbench: Workbench) -> None:
    page = workbench.open(java_script_enabled=False)
    page.goto(workbench.base)
    page.get_by_role("link", name="Record", exact=True).click()
    page.get_by_label("Words").fill("bridge")
    page.get_by_label("Claims").check()
    page.get_by_role("button", name="Show").click()
    assert page.url == f"{workbench.base}/record?kind=claim&q=bridge"
    assert page.locator(".entry").count() == 2
    page.get_by_role("link", name="The bridge was opened.").click()
    page.get_by_role("link", name="Lake Gazette, 2025-07-23").click()
    assert page.url == f"{workbench.base}/sources/gazette"
    for name in ("Positions", "Brief", "Now"):
        page.get_by_role("link", name=name, exact=True).first.click()
        assert name in page.title()


def test_the_back_button_keeps_the_filters(workbench: Workbench) -> None:
    page = workbench.open()
    page.goto(f"{workbench.base}/record?who=ana")
    page.get_by_label("Statements").check()
    page.get_by_role("button", name="Show").click()
    narrowed = page.url
    assert narrowed.endswith("/record?kind=statement&who=ana")
    page.locator(".entry .label a").first.click()
    page.go_back()
    assert page.url == narrowed
    assert page.get_by_label("Party or person").input_value() == "ana"
    assert page.get_by_label("Statements").is_checked()
    page.go_back()
    assert page.url == f"{workbench.base}/record?who=ana"


def test_keyboard(workbench: Workbench) -> None:
    page = workbench.open()
    page.goto(workbench.base)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_paper(workbench: Workbench, tmp_path: Path) -> None:
    page = workbench.open()
    for path in ("/", "/brief", "/positions"):
        page.goto(workbench.base + path)
        page.emulate_media(media="print")
        assert page.locator(".top nav").is_hidden()
        assert page.locator(".view").is_visible()
        assert page.screenshot().startswith(b"\x89PNG")
        assert len(page.pdf()) > 10_000
        page.emulate_media(media="screen")


def test_a_download_is_a_file(workbench: Workbench) -> None:
    page = workbench.open(accept_downloads=True)
    page.goto(f"{workbench.base}/brief")
    with page.expect_download() as expected:
        page.get_by_role("link", name="Markdown").click()
    assert expected.value.suggested_filename == "lake-brief-mediator.md"
    assert "Second round" in Path(expected.value.path()).read_text(encoding="utf-8")


def test_another_site_cannot_frame_or_fetch_it(workbench: Workbench) -> None:
    page = workbench.open()
    with page.expect_response(f"{workbench.base}/record") as framed:
        page.set_content(f'<iframe src="{workbench.base}/record"></iframe>')
    assert framed.value.status == 403
    assert "Second round" not in framed.value.text()
    workbench.errors.clear()  # chromium tells on its console that it was refused


def test_a_browser_without_a_session_sees_nothing(workbench: Workbench) -> None:
    page = workbench.open(storage_state=None)
    answer = page.goto(f"{workbench.base}/record/r2")
    assert answer.status == 403
    assert page.locator("h1").inner_text() == "Open the workbench with its link"
    assert "lake" not in page.content().lower()
    workbench.errors.clear()  # a refusal is an error on the console of chromium
