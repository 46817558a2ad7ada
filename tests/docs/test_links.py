"""Every page can be reached from the index, and every link between pages leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.docs.walk import ROOT

DOCS = ROOT / "docs"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)


def links(page: Path) -> Iterator[str]:
    """The links of a page that do not leave the checkout."""
    for found in LINK.finditer(FENCE.sub("", page.read_text(encoding="utf-8"))):
        link = found[1] or found[2]
        if not re.match(r"[a-z][a-z+.-]*:", link):
            yield link


def anchors(page: Path) -> set[str]:
    """What the headings of a page are called in a link, by the rule of the code hosts."""
    headings = re.findall(r"^#+ +(.*?) *$", FENCE.sub("", page.read_text(encoding="utf-8")), flags=re.MULTILINE)
    plain = (re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading) for heading in headings)
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in plain}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    broken = []
    for link in links(page):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and target.suffix == ".md" and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


def test_every_page_is_in_the_index() -> None:
    reached = {(DOCS / link.partition("#")[0]).resolve() for link in links(DOCS / "README.md")}
    pages = {page for page in DOCS.rglob("*.md") if page != DOCS / "README.md" and page.parent.name != "codes"}
    assert sorted(str(page.relative_to(DOCS)) for page in pages - reached) == []


def test_every_code_is_in_its_list() -> None:
    reached = {(DOCS / "codes" / link).resolve() for link in links(DOCS / "codes" / "README.md")}
    assert set((DOCS / "codes").glob("[A-Z][0-9]*.md")) <= reached


def test_pictures_are_small() -> None:
    heavy = {p.name: p.stat().st_size for p in (DOCS / "pictures").rglob("*.*") if p.stat().st_size >= 400_000}
    assert heavy == {}
