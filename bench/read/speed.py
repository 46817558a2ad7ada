"""How long articles take, and whether memory stays flat: python bench/read/speed.py [--articles N] [--full] [--json FILE]

Articles of about 1,000 words are put together from the invented pages of tests/read/document/pages: paragraphs in an order drawn
anew for each, with other names of people and places, under a headline and a time, with the furniture of a page around them. The
seed is the number of the article, so that every machine reads the same ones. Each is read by every layer and written as a line of
JSON, as ``goodoffices read --json -o`` does, in one process on one core. ``--full`` reads 10,000, else 100.

``growth`` is what the process holds at the end over what it holds after a tenth of the articles. Run it on a quiet machine.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import re
import resource
import sys
import tempfile
import time
from collections import Counter
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.read.document.labelled import labelled_pages  # noqa: E402

from goodoffices.read.batch import Batch  # noqa: E402
from goodoffices.read.reading import read  # noqa: E402

WORDS = 1000
FURNITURE = (
    "Menu",
    "Sign in",
    "Share",
    "Advertisement",
    "Related articles",
    "© 2024 Northern Courier. All rights reserved.",
)
SYLLABLES = ("ba", "den", "ka", "lo", "mir", "na", "or", "pel", "ri", "sto", "tav", "ul", "ven", "yar")
MONTHS = ("January", "March", "April", "June", "August", "September", "November")
COMMON = frozenset(
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "Minister",
        "President",
        "Foreign",
        "Ministry",
        "I",
        "GMT",
        "English",
    ]
)
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")


def paragraphs() -> list[str]:
    """The paragraphs of the invented pages in English."""
    lines = [
        words for page in labelled_pages() if page.name.endswith(".txt") for words, chrome in page.lines if not chrome
    ]
    return [words for words in lines if words.isascii() and len(words.split()) >= 12]


def names_of(texts: list[str]) -> list[str]:
    """Capitalised words in the middle of sentences that come more than once: names of people and places."""
    found = Counter(name for text in texts for name in NAME.findall(text))
    return sorted(name for name, times in found.items() if times > 1 and name not in COMMON)


def article(number: int, texts: list[str], names: list[str]) -> bytes:
    """The article of this number."""
    draw = random.Random(number)
    body: list[str] = []
    while sum(len(text.split()) for text in body) < WORDS:
        body.append(draw.choice(texts))
        if draw.random() < 0.15:
            body.append(draw.choice(FURNITURE))
    others = {name: "".join(draw.choices(SYLLABLES, k=draw.choice((2, 3)))).capitalize() for name in names}
    pattern = re.compile(rf"\b(?:{'|'.join(names)})\b")
    day = f"{draw.choice(MONTHS)} {draw.randint(1, 28)}, 2024 {draw.randint(6, 11)}:{draw.randint(10, 59)} PM GMT+03:00"
    head = [*draw.sample(FURNITURE, 3), " ".join(body[0].split()[:9]).rstrip(".,"), day]
    text = "\n\n".join([*head, *body, *draw.sample(FURNITURE, 3)])
    return pattern.sub(lambda match: others[match.group()], text).encode()


def held() -> float:
    """MB that the process holds now; where the system does not say it, the most that it has held."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    except (OSError, ValueError, IndexError):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(count: int) -> dict[str, Any]:
    """Read so many articles; what it took."""
    texts = paragraphs()
    names = names_of(texts)
    seconds, words, proposals = 0.0, 0, 0
    marks: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "article.txt"
        batch = Batch(Path(folder) / "lines.jsonl", "")
        read(article(0, texts, names), name="warm.txt")
        for number in range(1, count + 1):
            data = article(number, texts, names)
            source.write_bytes(data)
            words += len(data.split())
            start = time.process_time()
            reading = read(data, name=f"{number}.txt")
            batch.add(source, [json.dumps(reading.as_json(), ensure_ascii=False)])
            seconds += time.process_time() - start
            proposals += len(reading.proposals)
            del reading
            if number % max(1, count // 10) == 0:
                marks.append(round(held(), 1))
        batch.finish()
    return {
        "articles": count,
        "words each": round(words / count),
        "proposals": proposals,
        "seconds": round(seconds, 2),
        "seconds for 100 articles": round(100 * seconds / count, 2),
        "MB held after each tenth": marks,
        "growth, MB": round(marks[-1] - marks[0], 1),
        "largest memory, MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    }


def main() -> None:
    """Measure and print; write the figures with the versions and the machine."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=100)
    options.add_argument("--full", action="store_true", help="10,000 articles")
    options.add_argument("--json", type=Path)
    given = options.parse_args()
    results = measure(10_000 if given.full else max(10, given.articles))
    for what, value in results.items():
        print(f"{what:28} {value}")
    if given.json:
        try:
            ours = version("goodoffices")
        except PackageNotFoundError:
            ours = "not installed"
        told = {
            "python": platform.python_version(),
            "goodoffices": ours,
            "machine": f"{os.cpu_count()} cores, {platform.machine()}",
            "results": results,
        }
        given.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
