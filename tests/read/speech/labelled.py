"""Invented paragraphs with their attributions, and how a reading is compared with them.

A paragraph, then one line for each attribution: ``= speaker | mode | what was said``. The speaker is the words that name
him in that sentence; ``...`` in what was said stands for words left out. A quotation broken by its speaker has a line for
each part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from goodoffices.read.document import Span
from goodoffices.read.speech import Attribution

BATCHES = Path(__file__).parent / "batches"


@dataclass(frozen=True)
class Label:
    """Who is named as the speaker (empty: nobody), how, and the span of what was said."""

    speaker: str
    mode: str
    content: Span


@dataclass
class Score:
    """Counts of what was found."""

    labels: int = 0
    found: int = 0
    right: int = 0
    close: int = 0
    given: int = 0
    good: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        for name in ("labels", "found", "right", "close", "given", "good"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.faults.extend(other.faults)

    @property
    def precision(self) -> float:
        return self.good / max(1, self.given)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.labels)

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)


def label_of(text: str, line: str, after: int = 0) -> Label:
    speaker, mode, words = (part.strip() for part in line.split(" | "))
    first, _, last = words.partition(" ... ")
    start = text.find(first, after)
    if start < 0:
        start = text.index(first)
    end = text.index(last, start) + len(last) if last else start + len(first)
    return Label(speaker, mode, Span(start, end))


def paragraphs(path: Path) -> list[tuple[str, list[Label]]]:
    found = []
    for part in path.read_text(encoding="utf-8").strip().split("\n\n"):
        text, *lines = part.split("\n")
        found.append((text, [label_of(text, " " + line[1:]) for line in lines]))
    return found


def _same(words: str, named: str) -> bool:
    def bare(text: str) -> set[str]:
        return set(re.findall(r"\w+", text.lower())) - {"the", "a", "an", "of", "in"}

    return words == named or bool(bare(words) & bare(named))


def score(text: str, labels: Iterable[Label], attributions: Iterable[Attribution], direct: bool | None = None) -> Score:
    """Compare: content overlaps and the speaker is named by the same words (``right``); content nearly the same (``close``).

    ``direct`` limits labels and attributions to direct speech (True) or to what is not (False); a label of the other kind
    may still be what an attribution found, so that a mode taken wrongly is counted once.
    """
    everything = list(labels)
    wanted = [one for one in everything if direct is None or (one.mode == "direct") == direct]
    given = list(attributions)
    told = Score(labels=len(wanted))

    def fits(label: Label, one: Attribution) -> bool:
        named = one.speaker_span.of(text) if one.speaker_span else ""
        return any(part.overlaps(label.content) for part in one.content) and _same(named, label.speaker)

    for label in wanted:
        over = [one for one in given if any(part.overlaps(label.content) for part in one.content)]
        hits = [one for one in over if fits(label, one)]
        told.found += bool(over)
        told.right += bool(hits)
        told.close += any(_share(one, label.content) >= 0.8 for one in hits)
        if not hits:
            told.faults.append(f"missed: {label.speaker} | {label.mode} | {label.content.of(text)}  <- {text[:90]}")
    for one in given:
        if direct is not None and (one.mode == "direct") != direct:
            continue
        told.given += 1
        if any(fits(label, one) for label in everything):
            told.good += 1
        else:
            named = one.speaker_span.of(text) if one.speaker_span else ""
            words = " / ".join(part.of(text) for part in one.content)
            told.faults.append(f"wrong: {named} | {one.mode} | {words} | {one.rule} {one.lemma}")
    return told


def _share(one: Attribution, content: Span) -> float:
    best = 0.0
    for part in one.content:
        both = min(part.end, content.end) - max(part.start, content.start)
        best = max(best, both / max(1, max(part.end, content.end) - min(part.start, content.start)))
    return best
