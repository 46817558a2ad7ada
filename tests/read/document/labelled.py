"""Invented pages with a label for every line.

In ``pages/*.txt`` a line begins with ``+`` where it is the article and with ``-`` where it is the page around it; in
``pages/*.html`` what is the article begins with a currency sign.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from goodoffices.read.document import Document, read_document

PAGES = Path(__file__).parent / "pages"
MARK = "¤"


@dataclass(frozen=True)
class Labelled:
    """A page as received, and its lines: the words, and whether they are chrome."""

    name: str
    data: bytes
    lines: tuple[tuple[str, bool], ...]


def text_page(path: Path) -> Labelled:
    text, lines = [], []
    for line in path.read_text(encoding="utf-8").split("\n"):
        text.append(line[2:])
        if line:
            lines.append((line[2:], line[0] == "-"))
    return Labelled(path.name, "\n".join(text).encode(), tuple(lines))


def html_page(path: Path) -> Labelled:
    page = path.read_text(encoding="utf-8")
    marked, _ = read_document(page.encode(), name=path.name)
    lines = tuple((line.lstrip(MARK), not line.startswith(MARK)) for line in marked.text.split("\n") if line.strip())
    return Labelled(path.name, page.replace(MARK, "").encode(), lines)


def labelled_pages() -> list[Labelled]:
    texts = [text_page(path) for path in sorted(PAGES.glob("*.txt"))]
    return texts + [html_page(path) for path in sorted(PAGES.glob("*.html"))]


@dataclass
class Score:
    """Lines of chrome found, wrongly found, missed."""

    found: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, other: Score) -> None:
        self.found += other.found
        self.wrong += other.wrong
        self.missed += other.missed

    @property
    def f1(self) -> float:
        return 2 * self.found / max(1, 2 * self.found + self.wrong + self.missed)


def score(document: Document, lines: tuple[tuple[str, bool], ...]) -> tuple[Score, list[str]]:
    """How many lines were sorted right, and those that were not."""
    total, faults, position = Score(), [], 0
    for words, chrome in lines:
        position = document.text.index(words, position)
        block = document.block_at(position)
        position += len(words)
        assert block is not None
        total.found += block.chrome and chrome
        total.wrong += block.chrome and not chrome
        total.missed += chrome and not block.chrome
        if block.chrome != chrome:
            faults.append(f"{block.kind} ({block.rule}): {words[:80]}")
    return total, faults
