"""How many numbers are found, and how many read right: python bench/read/quantities.py [--json FILE]

On the invented sentences of tests/read/number (the second batch was written before the rules met it). Right: value or bounds,
kind and unit are those of the label. Beside it, where it is installed, quantulum3 without its classifier
(``pip install quantulum3`` in an environment of its own); of its answers only the value is compared, since its units are
physical ones: people, bodies and rounds are none.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import platform
import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.read.number.batches import ONE, TWO, Sentences, score_numbers  # noqa: E402

from goodoffices.read.number import read_numbers  # noqa: E402


def ours(text: str) -> Iterable[tuple[Any, ...]]:
    """This house."""
    for n in read_numbers(text):
        yield n.span.start, n.span.end, n.kind, n.low, n.high, n.circa, n.unit


def values(sentences: Sentences, read: Any) -> dict[str, int]:
    """Only the values: a label is right where its lower or upper bound is among those read at its place."""
    counts = {"labelled": 0, "found": 0, "value right": 0, "extra": 0}
    for sentence, labels in sentences:
        got = list(read(sentence))
        used: set[int] = set()
        for words, _, low, high, _, _ in labels:
            if low is None:
                continue
            start = sentence.index(words)
            near = [n for n, item in enumerate(got) if item[0] < start + len(words) and start < item[1]]
            used.update(near)
            counts["labelled"] += 1
            counts["found"] += bool(near)
            counts["value right"] += any(
                abs(got[n][2] - b) < 1e-6 * max(1, b) for n in near for b in (low, high or low)
            )
        counts["extra"] += sum(n not in used for n in range(len(got)))
    return counts


def quantulum(text: str) -> Iterable[tuple[int, int, float]]:
    """quantulum3."""
    from quantulum3 import parser

    for quantity in parser.parse(text):
        yield quantity.span[0], quantity.span[1], quantity.value


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    results: dict[str, Any] = {"python": platform.python_version(), "goodoffices": {}}
    for name, batch in (("batch one", ONE), ("batch two", TWO)):
        outcome = score_numbers(batch, ours)
        told = {"labelled": outcome.labelled, "found": outcome.found, "right": outcome.right, "extra": outcome.extra}
        results["goodoffices"][name] = told | {"values": values(batch, _ours_values)}
    with contextlib.suppress(ImportError):
        results["quantulum3"] = {"version": version("quantulum3")} | {
            name: values(batch, quantulum) for name, batch in (("batch one", ONE), ("batch two", TWO))
        }
    text = json.dumps(results, indent=1)
    print(text)
    if given.json:
        given.json.write_text(text + "\n", encoding="utf-8")


def _ours_values(text: str) -> Iterable[tuple[int, int, float]]:
    for start, end, _, low, high, _, _ in ours(text):
        if low is not None:
            yield start, end, high if high is not None else low


if __name__ == "__main__":
    main()
