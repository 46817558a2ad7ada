"""How many of the labelled times are found, how many resolved right, and how many are found that are none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from goodoffices.case.when import Duration, When

__all__ = ["Outcome", "Read", "right", "score_sentences"]

Read = Callable[[str], Iterable[tuple[int, int, object]]]
"""Takes a sentence; gives start, end and the value: a When, a Duration, ``("every", text)`` or None."""

Sentences = Sequence[tuple[str, str, tuple[tuple[str, str], ...]]]


@dataclass
class Outcome:
    """Counts and what went wrong."""

    labelled: int = 0
    found: int = 0
    right: int = 0
    extra: int = 0
    faults: list[str] = field(default_factory=list)


def right(label: str, value: object) -> bool:
    """Whether a value is what the label says."""
    if label == "vague":
        return value is None
    if label.startswith("every"):
        return isinstance(value, tuple) and value[1].startswith(label[6:])
    if label.startswith("P"):
        return isinstance(value, Duration) and value.text.replace("P7D", "P1W") == label
    if not isinstance(value, When):
        return False
    if label.endswith("~"):
        return value.start.date().isoformat() == label[:-1] and value.end - value.start <= timedelta(hours=36)
    first, _, last = label.partition("/")
    if "T" in first:
        start = datetime.fromisoformat(first).astimezone(UTC)
        end = datetime.fromisoformat(last or first).astimezone(UTC)
        return value.utc() == (start, end)
    if value.grain == "moment" and not last:
        return False
    return (value.start.date().isoformat(), value.last_day.isoformat()) == (first, last or first)


def score_sentences(sentences: Sentences, read: Read) -> Outcome:
    """Read every sentence and compare."""
    outcome = Outcome()
    for kind, sentence, labels in sentences:
        got = list(read(sentence))
        used: set[int] = set()
        for words, label in labels:
            start = sentence.index(words)
            stop = start + len(words)
            near = [number for number, item in enumerate(got) if item[0] < stop and start < item[1]]
            used.update(near)
            if label == "*":
                continue
            outcome.labelled += 1
            outcome.found += bool(near)
            good = any(right(label, got[number][2]) for number in near)
            outcome.right += good
            if not good:
                told = [(sentence[got[n][0] : got[n][1]], str(got[n][2])) for n in near]
                outcome.faults.append(f"[{kind}] {sentence} | {words!r} is {label}, read {told}")
        for number, item in enumerate(got):
            if number not in used:
                outcome.extra += 1
                outcome.faults.append(f"[{kind}] {sentence} | not labelled: {sentence[item[0] : item[1]]!r} {item[2]}")
    return outcome
