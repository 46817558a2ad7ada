"""How well the page is told from the article: python bench/read/chrome.py [--news FOLDER] [--json FILE]

Line by line: is this line the page around the article? Ours on the invented pages of tests/read/document/pages (plain text
and HTML), and on news of another hand wrapped into invented pages, as plain text and as HTML without classes; beside it, on
the HTML alone, trafilatura and jusText (pip install trafilatura justext). A peer has kept a line where its words stand in
what the peer returns. The rules were written while looking at the invented pages, so that their figures are no measure of
pages not seen before; the wrapped news are nearer to one.
"""

from __future__ import annotations

import argparse
import html
import json
import platform
import random
import re
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.read.document.labelled import Labelled, Score, labelled_pages, score  # noqa: E402

from goodoffices.read.document import read_document  # noqa: E402

Peer = Callable[[bytes], str]
Lines = list[tuple[str, bool]]

TOPS = (
    [
        "Skip to content",
        "World",
        "Politics",
        "Sign in",
        "=",
        "By Marta Quill",
        "Published 14 March 2024, 18:40 GMT",
        "Share",
    ],
    ["Accept all", "Menu", "=", "5 min read"],
    [
        "We use cookies to remember your choices on this site.",
        "Subscribe",
        "=",
        "May 2, 2024 | 3 comments",
        "Copy link",
    ],
)
MIDDLES = [
    "Advertisement",
    "Read more: What the harbour master said next",
    "Sign up for our newsletter and never miss a story.",
    "Share",
]
BOTTOMS = (
    [
        "Related articles",
        "Harbour master resigns over lost map",
        "Ferry strike enters second week",
        "© 2024 Northern Courier. All rights reserved.",
    ],
    ["Tags: harbour, talks", "Most read", "Storm closes the pass for a third day", "Contact us", "Privacy policy"],
    ["Comments (2)", "Pavel", "I have seen this before, and it ended badly for everyone.", "Reply", "Leave a comment"],
)


def paragraphs(path: Path) -> list[str]:
    """Title and paragraphs of a text of GUM."""
    found = []
    for part in re.findall(r"<(?:p|head)\b[^>]*>(.*?)</(?:p|head)>", path.read_text(encoding="utf-8"), re.DOTALL):
        words = " ".join(line.split("\t")[0] for line in part.split("\n") if "\t" in line)
        found.append(re.sub(r"\s+([.,;:!?)’'])", r"\1", words).replace("( ", "(").strip())
    return [words for number, words in enumerate(found) if words and (number == 0 or len(words.split()) >= 8)]


def wrapped(path: Path, seed: int) -> Lines:
    """The lines of a news text in a page of furniture."""
    draw = random.Random(seed)
    title, *body = paragraphs(path)
    lines: Lines = [(title, False) if line == "=" else (line, True) for line in TOPS[seed % len(TOPS)]]
    for number, words in enumerate(body):
        lines.append((words, False))
        if number and number % 3 == 0:
            lines.append((draw.choice(MIDDLES), True))
    return lines + [(line, True) for line in draw.choice(BOTTOMS)]


def as_html(lines: Lines) -> bytes:
    """The same as a page of plain divisions and paragraphs."""
    title = next(words for words, chrome in lines if not chrome)
    parts = [
        f"<div><a href='/x'>{html.escape(words)}</a></div>" if chrome else f"<p>{html.escape(words)}</p>"
        for words, chrome in lines
    ]
    page = "".join(parts).replace(f"<p>{html.escape(title)}</p>", f"<h1>{html.escape(title)}</h1>", 1)
    return f"<!doctype html><html><head><title>{html.escape(title)}</title></head><body>{page}</body></html>".encode()


def peers() -> dict[str, Peer]:
    """The peers that are installed."""
    found: dict[str, Peer] = {}
    try:
        import trafilatura

        found[f"trafilatura {version('trafilatura')}"] = lambda page: (
            trafilatura.extract(page, include_comments=False) or ""
        )
    except ImportError:
        pass
    try:
        import justext

        words = justext.get_stoplist("English")
        found[f"jusText {version('justext')}"] = lambda page: "\n".join(
            p.text for p in justext.justext(page, words) if not p.is_boilerplate
        )
    except ImportError:
        pass
    return found


def of_peer(peer: Peer, page: Labelled) -> Score:
    """Lines of chrome that a peer left out, lines of the article that it lost, lines of chrome that it kept."""
    kept = " ".join(peer(page.data).split())
    total = Score()
    for words, chrome in page.lines:
        gone = " ".join(words.split()) not in kept
        total.found += gone and chrome
        total.wrong += gone and not chrome
        total.missed += chrome and not gone
    return total


def measure(name: str, pages: list[Labelled], others: dict[str, Peer]) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 of chrome, and the lines, for ours and the peers."""
    ours = Score()
    for page in pages:
        ours.add(score(read_document(page.data, name=page.name)[0], page.lines)[0])
    rows = {"Good Offices": ours}
    for peer, run in others.items():
        rows[peer] = Score()
        for page in pages:
            rows[peer].add(of_peer(run, page))
    told = {}
    for who, one in rows.items():
        precision, recall = one.found / max(1, one.found + one.wrong), one.found / max(1, one.found + one.missed)
        told[who] = {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(one.f1, 3)}
        print(f"{name:34} {who:20} precision {precision:.3f}  recall {recall:.3f}  F1 {one.f1:.3f}")
    told["lines"] = {"all": sum(len(page.lines) for page in pages)}
    return told


def main() -> None:
    """Measure and print; write the figures with the versions."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--news", type=Path, default=ROOT.parent / "shared" / "data" / "reading" / "gum_news" / "xml")
    options.add_argument("--json", type=Path)
    given = options.parse_args()
    pages, others = labelled_pages(), peers()
    results = {
        "invented pages, plain text": measure(
            "invented pages, plain text", [p for p in pages if p.name.endswith(".txt")], {}
        ),
        "invented pages, HTML": measure("invented pages, HTML", [p for p in pages if p.name.endswith(".html")], others),
    }
    files = sorted(given.news.glob("*.xml"))
    if files:
        drawn = [(path.name, wrapped(path, seed)) for path in files for seed in range(3)]
        plain = [Labelled(name, "\n\n".join(w for w, _ in lines).encode(), tuple(lines)) for name, lines in drawn]
        marked = [Labelled(name, as_html(lines), tuple(lines)) for name, lines in drawn]
        results["wrapped news, plain text"] = measure("wrapped news, plain text", plain, {})
        results["wrapped news, HTML"] = measure("wrapped news, HTML", marked, others)
    if given.json:
        told = {"python": platform.python_version(), "results": results}
        given.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
