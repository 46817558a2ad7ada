"""The report in HTML: whole in itself, safe with any cell, and readable."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.people.test_judgement import NOW
from tests.people.test_reconcile import lists

from goodoffices.diagnose import UsageError
from goodoffices.people import PersonList, PersonRecord, Reconciliation, reconcile
from goodoffices.people import report_data as data_module
from goodoffices.people.judgement import Judgement, key_of
from goodoffices.people.output import write_reconciliation
from goodoffices.people.report import report_page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
EVIL = '</script><script>alert("x")</script><img src=https://example.org/x onerror=alert(1)>'


@pytest.fixture(scope="module")
def found() -> Reconciliation:
    a, b = lists(120)
    twin = replace(b.rows[3], id="btwin", given="Аркадій")
    again = replace(a.rows[100], id="a999")
    a = PersonList("a", (*a.rows, again, PersonRecord(EVIL, surname=EVIL, given="Іван", born="1990-01-01")))
    b = PersonList(
        "b", (*b.rows, twin, PersonRecord("b<evil>", surname=EVIL, given="Іван", born="1990-01-01", unit=EVIL))
    )
    best = reconcile(a, b).accepted[0]
    keys = (
        key_of("a", next(r for r in a.rows if r.id == best.id_a)),
        key_of("b", next(r for r in b.rows if r.id == best.id_b)),
    )
    return reconcile(a, b, judgements=[Judgement(*keys, "different", "<b>Olena</b>", NOW)])


def data_of(page: str) -> dict[str, Any]:
    match = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert match
    return dict(json.loads(match[1]))


def test_the_page_asks_for_nothing_and_no_cell_ends_it(found: Reconciliation) -> None:
    page = report_page(found)
    assert "default-src 'none'" in page and "unsafe" not in page
    assert page.count("<script") == 2 and page.count("</script>") == 2 and "<img" not in page
    assert EVIL in [row[0] for row in data_of(page)["rows"][0]]


def test_the_steps_add_up_to_what_is_said(found: Reconciliation) -> None:
    data = data_of(report_page(found))
    seen = 0
    for entry in data["lists"]:
        for _, _, probability, *_, steps, held in [] if entry["one"] else entry["entries"]:
            bits = sum(step[1] for step in steps) / 100
            assert 1 / (1 + 2**-bits) == pytest.approx(probability, abs=0.006)
            assert all(0 <= n < len(data["texts"]) for n in (*held, *(step[0] for step in steps)))
            seen += 1
    assert seen > 60


def test_every_list_is_there(found: Reconciliation) -> None:
    data = data_of(report_page(found))
    totals = {entry["title"]: entry["total"] for entry in data["lists"]}
    assert totals["Accepted"] == len(found.accepted)
    assert totals["Look-alikes"] == len(found.look_alikes) + 1
    assert totals["Only on a"] == len(found.only_a) and totals["Only on b"] == len(found.only_b)
    assert totals["In conflict"] == len(found.in_conflict) and totals["Repeats in a"] == 1
    shown = next(entry for entry in data["lists"] if entry["title"] == "Accepted")["entries"]
    pairs = [(data["rows"][0][one][0], data["rows"][1][other][0]) for one, other, *_ in shown]
    assert pairs == [(m.id_a, m.id_b) for m in found.accepted]


def test_a_very_long_list_is_cut_and_says_so(found: Reconciliation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data_module, "MOST", 5)
    data = data_of(report_page(found))
    assert max(len(entry["entries"]) for entry in data["lists"]) == 5
    assert next(e["total"] for e in data["lists"] if e["title"] == "Accepted") == len(found.accepted)


def test_the_counts_stand_in_the_page(found: Reconciliation) -> None:
    page = report_page(found)
    assert f'<tr><th scope="row">accepted</th><td class="number">{len(found.accepted)}</td></tr>' in page
    assert "about 0." in page and "judged different" in page
    with pytest.raises(UsageError):
        report_page(replace(found, evidence=None))


def test_lists_without_a_pair() -> None:
    nothing = reconcile(PersonList("a", (PersonRecord("1", surname="Koval"),)), PersonList("b", ()))
    assert data_of(report_page(nothing))["lists"][0]["title"] == "Only on a"
    assert data_of(report_page(reconcile(PersonList("a"), PersonList("b"))))["lists"][0]["entries"] == []


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("no browser: Debian's chromium is not installed (apt install chromium)")
    with playwright.sync_playwright() as driver:
        arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--no-proxy-server"]
        with driver.chromium.launch(executable_path=CHROMIUM, args=arguments) as browser:
            yield browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_a_browser(scheme: str, found: Reconciliation, browser: Any, tmp_path: Path) -> None:
    axe = pytest.importorskip("axe_core_python.sync_playwright", reason="axe-core-python is not installed")
    write_reconciliation(found, tmp_path)
    page = browser.new_page(color_scheme=scheme)
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((tmp_path / "report.html").as_uri())
    page.get_by_role("button", name="Accepted").click()
    page.locator("button.pair").first.press("Enter")
    one = found.accepted[0]
    assert (
        page.locator("#pair h2").inner_text().startswith(f"{one.id_a} and {one.id_b}: {one.probability:.6f}, accepted")
    )
    assert page.evaluate("document.activeElement.id") == "pair"
    assert page.locator("#pair svg rect").count() > 3
    page.get_by_label("Only rows with").fill("alert(")
    assert page.locator("#table tbody tr").count() == 1
    page.get_by_role("button", name="Only on a").click()
    assert axe.Axe().run(page)["violations"] == []
    assert said == [] and asked == [page.url]
    page.close()
