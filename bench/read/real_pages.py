"""How well real pages are read: python bench/read/real_pages.py FOLDER [--half looked|unseen|all] [--json FILE]

FOLDER is a copy of https://github.com/scrapinghub/article-extraction-benchmark: ``ground-truth.json`` and ``html/*.html.gz``, 181
pages of news with the text of their articles as others marked it. They are not part of this repository. Of the pages in the
order of their names every second one, from the first, was looked at while the rules were mended; the others were only counted.

Three forms of each page: as it is; bare, without class, id, role and the tags that name a part; plain, what a reader sees, as text.
Text F1 is the benchmark's own measure, runs of four words, mean over pages. Chrome F1 is over lines: a line is the article
where most of its runs of three words stand in the marked text. Title, captions and repeats are left out, since the marked
texts leave them out. Beside it, where they are installed, trafilatura and jusText.
"""

from __future__ import annotations

import argparse
import gzip
import json
import platform
import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import mean

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src"), str(Path(__file__).parent)]

from chrome import peers  # noqa: E402

from goodoffices.read.document import Document, read_document  # noqa: E402

WORD = re.compile(r"\w+")
KEPT = ("body", "heading", "dateline")
LEFT_OUT = ("title", "caption", "repeat")
SPEAKING = re.compile(
    rb"""\s(?:class|id|role|itemprop|itemtype|itemscope|aria-[\w-]+|data-[\w-]+|name|property)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)""",
    re.IGNORECASE,
)
PARTS = re.compile(
    rb"<(/?)(?:nav|footer|header|aside|article|main|section|figure|figcaption|time|button|form|label|menu)\b[^>]*>",
    re.IGNORECASE,
)
TAG = re.compile(rb"<[a-zA-Z][^<>]*>")
ASIDE = re.compile(rb"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
STYLE = re.compile(rb"<style\b.*?</style\s*>", re.IGNORECASE | re.DOTALL)


def bare(data: bytes) -> bytes:
    """The page without what names its parts."""
    head, start, body = data.partition(b"<body")
    body = TAG.sub(lambda match: SPEAKING.sub(b"", match.group()), ASIDE.sub(b"", body))
    return STYLE.sub(b"", head) + start + PARTS.sub(rb"<\1div>", body)


def as_it_is(data: bytes) -> bytes:
    """The page as stored."""
    return data


def plain(data: bytes) -> bytes:
    """What a reader sees of it."""
    return read_document(data, name="page.html")[0].text.encode("utf-8", "replace")


FORMS: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "as it is": (as_it_is, "page.html"),
    "bare": (bare, "page.html"),
    "plain": (plain, "page.txt"),
}


def runs(text: str, length: int) -> Counter[tuple[str, ...]]:
    """Runs of words, with how often they come."""
    words = WORD.findall(text)
    found = (tuple(words[start : start + length]) for start in range(max(1, len(words) - length + 1)))
    return Counter(run for run in found if run)


def overlap(true: str, told: str) -> tuple[float, float, float]:
    """Runs of four words that are in both, too many, missing, as shares."""
    one, two = runs(true, 4), runs(told, 4)
    both, all_ = (one & two).total(), (one | two).total()
    return (both / all_, (two - one).total() / all_, (one - two).total() / all_) if all_ else (0.0, 0.0, 0.0)


def text_f1(rows: list[tuple[float, float, float]]) -> dict[str, float]:
    """Precision and recall as means over pages, and F1 of the two."""
    precision = mean(both / (both + more) if both else 0.0 for both, more, _ in rows if both + more)
    recall = mean(both / (both + less) if both else 0.0 for both, _, less in rows if both + less)
    f1 = 2 * precision * recall / (precision + recall)
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}


def lines_of(document: Document, true: str, counts: Counter[str]) -> None:
    """Count the lines of a page by what they are and what they were taken for."""
    grams = set(runs(true, 3))
    whole = {" ".join(WORD.findall(line)) for line in true.split("\n")}
    for block in document.blocks:
        words = WORD.findall(document.words(block.span))
        if not words or block.kind in LEFT_OUT:
            continue
        if len(words) < 4:
            article = " ".join(words) in whole
        else:
            here = [tuple(words[start : start + 3]) for start in range(len(words) - 2)]
            article = sum(gram in grams for gram in here) >= 0.6 * len(here)
        counts["found"] += block.chrome and not article
        counts["wrong"] += block.chrome and article
        counts["missed"] += not block.chrome and not article


def measure(form: str, pages: list[tuple[bytes, str]]) -> dict[str, object]:
    """The figures of one form."""
    change, name = FORMS[form]
    rows, counts = [], Counter[str]()
    others: dict[str, list[tuple[float, float, float]]] = {}
    for page, true in pages:
        data = change(page)
        document, _ = read_document(data, name=name)
        kept = "\n".join(document.words(block.span) for block in document.blocks if block.kind in KEPT)
        rows.append(overlap(true, kept))
        lines_of(document, true, counts)
        for peer, run in peers().items() if form != "plain" else ():
            others.setdefault(peer, []).append(overlap(true, run(data)))
    chrome = 2 * counts["found"] / max(1, 2 * counts["found"] + counts["wrong"] + counts["missed"])
    told: dict[str, object] = {"chrome f1, lines": round(chrome, 3), "lines": dict(counts), "text": text_f1(rows)}
    return told | {f"text, {peer}": text_f1(found) for peer, found in others.items()}


def main() -> None:
    """Measure and print; write the figures with the versions."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--half", choices=("looked", "unseen", "all"), default="unseen")
    options.add_argument("--json", type=Path)
    given = options.parse_args()
    truth = json.loads((given.folder / "ground-truth.json").read_text("utf-8"))
    names = sorted(truth)
    names = {"looked": names[0::2], "unseen": names[1::2], "all": names}[given.half]
    pages = [
        (gzip.decompress((given.folder / "html" / f"{name}.html.gz").read_bytes()), truth[name].get("articleBody", ""))
        for name in names
    ]
    results = {form: measure(form, pages) for form in FORMS}
    for form, told in results.items():
        print(form, json.dumps(told))
    if given.json:
        told_all = {"python": platform.python_version(), "half": given.half, "pages": len(pages), "results": results}
        given.json.write_text(json.dumps(told_all, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
