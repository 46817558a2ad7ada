"""Texts with marked times, numbers, people with offices and quotations, and how many of them a reading finds.

The format. A line ``=== ID LANGUAGE PUBLISHED`` opens a text; what follows is the text, with marks that may lie in one another:

- ``{T 2025-07-23|23 Temmuz'da}``: a time. Its value is the beginning of ISO 8601 (as far as it is told); ``A..B`` first and last;
  ``A..`` from then on; ``P4D`` a length; nothing where it is vague (counted neither as found nor as wrong);
- ``{N 6000 body|6 bin ceset}``: a number and its unit as the reader names it; ``-`` where the unit is left open;
- ``{P Dışişleri Bakanı <Hakan Fidan>}``: a person with the office beside the name;
- ``{Q Fidan|...}``: what is quoted word by word, and a word that names the speaker beside it; no word where nobody is named.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from goodoffices.read.document import Span
from goodoffices.read.reading import Reading, read

__all__ = ["INVENTED", "Mark", "Marked", "count", "count_all", "marked_texts"]

INVENTED = Path(__file__).parent / "invented.txt"
"""Invented news in Turkish, Ukrainian and Russian."""

_TOKEN = re.compile(r"\{(?P<kind>[TNQ]) (?P<value>[^|{}]*)\||\{(?P<person>P) |(?P<close>\})|(?P<open><)|(?P<end>>)")
_LENGTHS = frozenset(["day", "week", "month", "year", "hour", "minute", "night"])


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: its kind (T, N, P, Q), its value, its place; ``name`` is the place of a person's name."""

    kind: str
    value: str
    span: Span
    name: Span | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """A text without its marks, and the marks."""

    id: str
    language: str
    published: str
    text: str
    marks: list[Mark] = field(default_factory=list)

    def of(self, kind: str) -> list[Mark]:
        """The marks of one kind."""
        return [mark for mark in self.marks if mark.kind == kind]


def marked_texts(path: Path) -> Iterator[Marked]:
    """The texts of a file."""
    for part in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, _, body = part.partition("\n")
        id, language, published = head.split()
        text, marks = _unmarked(body.strip())
        yield Marked(id, language, published, text, marks)


def _unmarked(body: str) -> tuple[str, list[Mark]]:
    text, marks, place = "", [], 0
    stack: list[tuple[str, str, int]] = []
    name: list[int] = []
    for match in _TOKEN.finditer(body):
        text += body[place : match.start()]
        place = match.end()
        if match["kind"] or match["person"]:
            stack.append((match["kind"] or "P", (match["value"] or "").strip(), len(text)))
        elif match["close"]:
            kind, value, start = stack.pop()
            marks.append(Mark(kind, value, Span(start, len(text)), Span(*name) if kind == "P" else None))
        else:
            name = [len(text)] if match["open"] else [name[0], len(text)]
    assert not stack, body[:80]
    return text + body[place:], marks


def count(one: Marked) -> tuple[Counter[str], list[str]]:
    """What a reading finds of the marks: counts by name, and what is wrong in words."""
    reading = read(one.text.encode(), published=one.published, name="page.txt")
    assert reading.document.text == one.text
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    _times(one, reading, counts, wrong)
    _numbers(one, reading, counts, wrong)
    _people(one, reading, counts, wrong)
    _quotations(one, reading, counts, wrong)
    return counts, [f"{one.id} {line}" for line in wrong]


def _times(one: Marked, reading: Reading, counts: Counter[str], wrong: list[str]) -> None:
    for mark in one.of("T"):
        near = [time for time in reading.times if time.span.overlaps(mark.span)]
        if not mark.value:
            continue
        counts["times"] += 1
        counts["times found"] += bool(near)
        right = any(_same_time(mark.value, time.to_json()) for time in near)
        counts["times right"] += right
        if not right:
            wrong.append(
                f"time {mark.span.of(one.text)!r} {mark.value}: "
                + str([(t.words, t.kind, t.value.iso() if t.when else str(t.value)) for t in near])
            )
    for time in reading.times:
        if time.kind != "vague" and not any(time.span.overlaps(mark.span) for mark in one.of("T")):
            counts["times too many"] += 1
            wrong.append(f"time too many {time.words!r} {time.value}")


def _same_time(value: str, told: dict[str, object]) -> bool:
    if value.startswith("P"):
        return value in (told["duration"], told["every"])
    first, dots, last = value.partition("..")
    start, end = str(told["start"]), str(told["end"])
    if dots and not last:
        return start.startswith(first)
    return start.startswith(first) and end.startswith(last or first)


def _numbers(one: Marked, reading: Reading, counts: Counter[str], wrong: list[str]) -> None:
    found = [number for number in reading.numbers if number.kind not in {"identifier", "ordinal", "fraction"}]
    for mark in one.of("N"):
        value, unit = mark.value.split()
        counts["numbers"] += 1
        near = [number for number in found if number.span.overlaps(mark.span)]
        right = [n for n in near if float(value) in (n.low, n.high) and unit in ("-", n.unit)]
        counts["numbers right"] += bool(right)
        if not right:
            wrong.append(
                f"number {mark.span.of(one.text)!r} {mark.value}: {[(n.words, n.low, n.high, n.unit) for n in near]}"
            )
    for number in found:
        inside = any(number.span.overlaps(mark.span) for mark in (*one.of("N"), *one.of("T")))
        if not inside and number.unit not in _LENGTHS:
            counts["numbers too many"] += 1
            wrong.append(f"number too many {number.words!r} {number.low}")


def _people(one: Marked, reading: Reading, counts: Counter[str], wrong: list[str]) -> None:
    wanted = one.of("P")
    counts["people"] += len(wanted)
    with_office = [m for m in reading.people.mentions if m.kind == "person" and m.span != m.head]
    hit: set[int] = set()
    for mention in with_office:
        for place, mark in enumerate(wanted):
            assert mark.name is not None
            if mention.head.trimmed(one.text) == mark.name and len(mention.span) > len(mention.head):
                hit.add(place)
                break
        else:
            counts["people too many"] += 1
            wrong.append(f"person too many {mention.span.of(one.text)!r} name {mention.text!r}")
    counts["people found"] += len(hit)
    for place, mark in enumerate(wanted):
        if place not in hit:
            near = [(m.kind, m.span.of(one.text)) for m in reading.people.mentions if m.span.overlaps(mark.span)]
            wrong.append(f"person {mark.span.of(one.text)!r}: {near}")


def _quotations(one: Marked, reading: Reading, counts: Counter[str], wrong: list[str]) -> None:
    direct = [said for said in reading.speech.attributions if said.mode in ("direct", "mixed")]
    for mark in one.of("Q"):
        if not mark.value:
            continue
        counts["quotations"] += 1
        near = [said for said in direct if any(part.overlaps(mark.span) for part in said.content)]
        named = [said.speaker_span.of(one.text) if said.speaker_span else "" for said in near]
        right = any(mark.value.lower() in name.lower() for name in named)
        counts["quotations right"] += right
        if not right:
            wrong.append(f"quotation {mark.span.of(one.text)[:50]!r} {mark.value}: {named}")
    for said in direct:
        inside = any(part.overlaps(mark.span) for part in said.content for mark in one.of("Q"))
        if said.mode == "direct" and not inside:
            counts["quotations too many"] += 1
            wrong.append(f"quotation too many {said.content[0].of(one.text)[:60]!r}")


def count_all(texts: list[Marked]) -> tuple[dict[str, float], list[str]]:
    """The counts of several texts, with recall, precision and F1."""
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    for one in texts:
        more, lines = count(one)
        counts.update(more)
        wrong.extend(lines)
    told: dict[str, float] = {"texts": len(texts), **counts}
    if counts["times"]:
        told["times found, of all"] = counts["times found"] / counts["times"]
        told["times right, of all"] = counts["times right"] / counts["times"]
    for name, right in (("numbers", "right"), ("people", "found"), ("quotations", "right")):
        hit = counts[f"{name} {right}"]
        false, wanted = counts[f"{name} too many"], counts[name]
        told[f"{name} recall"] = hit / wanted if wanted else 1.0
        told[f"{name} F1"] = 2 * hit / (wanted + hit + false) if wanted else 1.0
    return {key: round(value, 3) for key, value in told.items()}, wrong
