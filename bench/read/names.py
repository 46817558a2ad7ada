"""How well names of people are found in news of an agency: python bench/read/names.py FILE [--json FILE]

FILE is a part of the CoNLL-2003 data (Tjong Kim Sang and De Meulder, CoNLL 2003: news of Reuters of 1996, one word and its label a
line). The texts are used for measuring alone and are no part of this project. ``valid`` was looked at while the rules were made, ``test`` was not.

Counted are sentences of running text (at least 8 words, two fifths of them in lower case): much of the data are tables of sport. A name counts where
one of the reader's overlaps it.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src")]

from goodoffices.read.document import read_document  # noqa: E402
from goodoffices.read.people import read_people  # noqa: E402

_TIGHT = frozenset({*".,;:!?)]}%'", "'s", "n't", "'re", "'ll", "'ve", "'m", "'d"})
_FEWEST, _LOWER = 8, 0.4
Words = list[tuple[str, str]]


@dataclass
class Article:
    """A text with its sentences of running text and its names."""

    text: str = ""
    prose: list[tuple[int, int]] = field(default_factory=list)
    names: list[tuple[int, int]] = field(default_factory=list)


def articles_of(path: Path) -> Iterator[Article]:
    """The articles of a file, set as texts."""
    sentences: list[Words] = []
    current: Words = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), "-DOCSTART-"]:
        if line.startswith("-DOCSTART-"):
            sentences, done = [], [*sentences, current]
            if any(done):
                yield _set([one for one in done if one])
            current = []
        elif not line.strip():
            sentences, current = [*sentences, current], []
        else:
            parts = line.split()
            current.append((parts[0], parts[-1]))


def _set(sentences: list[Words]) -> Article:
    article, opened = Article(), False
    for words in sentences:
        running = len(words) >= _FEWEST and sum(word[0].islower() for word, _ in words) >= _LOWER * len(words)
        begin, inside, glued = len(article.text), False, True
        for word, label in words:
            closes = word in _TIGHT or (word == '"' and opened)
            article.text += "" if glued or closes else " "
            start = len(article.text)
            article.text += word
            opened = not opened if word == '"' else opened
            glued = word in ("(", "[", "$") or (word == '"' and opened)
            if label.endswith("PER") and inside and not label.startswith("B"):
                article.names[-1] = article.names[-1][0], len(article.text)
            elif label.endswith("PER"):
                article.names.append((start, len(article.text)))
            inside = label.endswith("PER")
        if running:
            article.prose.append((begin, len(article.text)))
        article.text += " " if running else "\n\n"
    return article


def measure(path: Path) -> dict[str, object]:
    """Precision and recall over the articles of a file."""
    wanted = right = found = good = 0
    for article in articles_of(path):
        document, _ = read_document(article.text.encode(), name="article.txt")
        if document.text != article.text:
            continue
        ours = [m.head for m in read_people(document, language="en").mentions if m.kind == "person"]

        def running(start: int, article: Article = article) -> bool:
            return any(first <= start < last for first, last in article.prose)

        names = [name for name in article.names if running(name[0])]
        wanted += len(names)
        right += sum(any(one.start < end and start < one.end for one in ours) for start, end in names)
        given = [one for one in ours if running(one.start)]
        found += len(given)
        good += sum(any(one.start < end and start < one.end for start, end in article.names) for one in given)
    precision, recall = good / max(1, found), right / max(1, wanted)
    return {
        "python": platform.python_version(),
        "part": path.stem,
        "names": wanted,
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "f1": round(2 * precision * recall / max(1e-9, precision + recall), 3),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    text = json.dumps(measure(given.file), indent=1)
    print(text)
    if given.json:
        given.json.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
