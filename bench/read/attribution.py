"""How well speech is read: python bench/read/attribution.py [--rst FOLDER] [--json FILE] [--faults]

Invented paragraphs (tests/read/speech/batches): those the rules were written with (``dev``), and those kept back (``held``,
written before and never used to correct a rule). The article of the shared data, where it is there, with the labels of
article-attributions.txt. The attribution relations of GUM news, where the discourse annotation (``rst/rstweb/*.rs4`` of the
GUM repository) is given: for each satellite of ``attribution-positive`` or ``attribution-negative``, its words are the
cue clause, the yield of its nucleus what is said.

Compared: what is said overlaps, and the speaker is named by the same words. For GUM, where the source is not marked by
itself, the words that name the speaker must lie in the cue clause, and our cue too; a cue clause without a subject ("and said")
has no speaker to compare. Credits of pictures, which GUM marks as attributions, are left out. ``close`` counts contents that share at
least 0.8 of their joint length with the label. GUM marks verbs of thought, perception and knowledge like verbs of speech,
and none of the attributions to a noun phrase ("rejected the plan"), so that precision is given for clauses and quotations.
"""

from __future__ import annotations

import argparse
import json
import platform
import re
import sys
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.read.speech.labelled import BATCHES, Score, label_of, paragraphs, score  # noqa: E402

from goodoffices.read.document import Document, Span, read_document  # noqa: E402
from goodoffices.read.people import People  # noqa: E402
from goodoffices.read.speech import Attribution, read_speech  # noqa: E402

Gold = tuple[Span, Span]
CREDIT = re.compile(r"(?:Image: ?)?(?:[A-Z]\w+ ?|of |/ ?){1,5}\.?")
NO_SUBJECT = re.compile(r"(?:and |but |while |also |as |then |, )*\w+(?:ed|ing|said|wrote|told)\b", re.IGNORECASE)


def people_of(document: Document) -> People:
    """The people of a document, where their reader is there."""
    try:
        from goodoffices.read.people import read_people
    except ImportError:
        return People()
    return read_people(document)


def read(text: str, name: str) -> tuple[Document, tuple[Attribution, ...]]:
    """A text and what is attributed in it."""
    document, _ = read_document(text.encode(), name=name)
    return document, read_speech(document, people_of(document)).attributions


def batch(path: Path, direct: bool | None) -> Score:
    """A batch of invented paragraphs."""
    total = Score()
    for text, labels in paragraphs(path):
        document, found = read(text, "paragraph.txt")
        assert document.text == text
        total.add(score(text, labels, found, direct))
    return total


def article(path: Path, labels: Path, direct: bool | None) -> Score:
    """The article with its labels."""
    text = path.read_text(encoding="utf-8")
    body = text.index("The talks come after")
    lines = labels.read_text(encoding="utf-8").strip().split("\n")
    document, found = read(text, path.name)
    known, after = [], 0
    for line in lines:
        known.append(label_of(document.text, line, after))
        after = max(0, known[-1].content.start - 1)
    assert body > 0
    return score(document.text, known, found, direct)


def plain_text(words: list[str]) -> tuple[str, list[Span]]:
    """Words set as a text, with the span of each."""
    text, spans, opened = "", [], False
    glued = True
    for word in words:
        closing = re.fullmatch(r"[.,;:!?)\]%’”…]+|['’]\w+|n['’]t|''|[-/]", word) or (
            word in "\"'" and opened and word == '"'
        )
        if not glued and not closing:
            text += " "
        spans.append(Span(len(text), len(text) + len(word)))
        text += word
        glued = word in "([$“‘#@-/" or (word == '"' and not opened)
        if word == '"':
            opened = not opened
    return text, spans


def relations(path: Path) -> tuple[list[list[str]], list[tuple[set[int], set[int]]]]:
    """The words of each segment of an .rs4 file, and the attribution relations: source segment, segments of what is said."""
    root = ElementTree.parse(path).getroot()
    body = root.find("body")
    assert body is not None
    segments = {node.get("id", ""): (node.text or "").split() for node in body if node.tag == "segment"}
    parents = {
        node.get("id", ""): (node.get("parent", ""), node.get("relname", ""))
        for node in body
        if node.tag in ("segment", "group")
    }
    order = {one: place for place, one in enumerate(segments)}
    below: dict[str, list[str]] = {}
    for one, (parent, _) in parents.items():
        below.setdefault(parent, []).append(one)

    kinds = {node.get("id", ""): node.get("type", "") for node in body}
    many = {node.get("name", "") for node in root.iter("rel") if node.get("type") == "multinuc"}

    def yields(node: str, whole: bool) -> set[int]:
        """Segments of a node; without ``whole`` not those of the satellites that hang on the node itself."""
        found, todo = set(), [(node, whole)]
        while todo:
            one, with_satellites = todo.pop()
            if one in order:
                found.add(order[one])
            for child in below.get(one, []):
                nucleus = parents[child][1] == "span" or (kinds.get(one) == "multinuc" and parents[child][1] in many)
                if nucleus or with_satellites:
                    todo.append((child, True))
        return found

    told = []
    for one, (parent, relation) in parents.items():
        if relation.startswith("attribution"):
            sources = yields(one, False)
            told += [(sources, yields(parent, False) - sources)] if sources else []
    return list(segments.values()), told


def gum(path: Path) -> tuple[str, list[Gold]]:
    """A text of GUM, the span of each cue clause, and of what is said."""
    segments, told = relations(path)
    words = [word for segment in segments for word in segment]
    text, spans = plain_text(words)
    bounds, place = [], 0
    for segment in segments:
        bounds.append(Span(spans[place].start, spans[place + len(segment) - 1].end))
        place += len(segment)

    def whole(places: set[int]) -> Span:
        return Span(min(bounds[one].start for one in places), max(bounds[one].end for one in places))

    gold = [(whole(sources), whole(said)) for sources, said in told if said]
    gold = [(source, said) for source, said in gold if not CREDIT.fullmatch(source.of(text))]
    return text, gold


def score_gum(text: str, gold: list[Gold], found: tuple[Attribution, ...]) -> Score:
    """Relations found, with the speaker in the cue clause."""
    told = Score(labels=len(gold))

    def fits(source: Span, said: Span, one: Attribution, strict: bool) -> bool:
        if not any(part.overlaps(said) for part in one.content):
            return False
        by_cue = one.cue is None or one.cue.overlaps(source)
        named = (
            one.speaker_span is None
            or one.speaker_span.overlaps(source)
            or one.cue is None
            or bool(NO_SUBJECT.match(source.of(text)))
        )
        return by_cue and (named or not strict)

    for source, said in gold:
        told.found += any(fits(source, said, one, False) for one in found)
        hit = any(fits(source, said, one, True) for one in found)
        told.right += hit
        if not hit:
            told.faults.append(f"missed: [{source.of(text)}] {said.of(text)[:80]}")
    for one in found:
        if not re.match(
            r"cue verb and (?:clause|question)|cue verb before|quotation|according|cue after|cue verb, quot", one.rule
        ):
            continue
        told.given += 1
        good = any(fits(source, said, one, True) for source, said in gold)
        told.good += good
        if not good:
            named = one.speaker_span.of(text) if one.speaker_span else ""
            told.faults.append(f"wrong: {named} | {one.mode} | {one.content[0].of(text)[:90]} | {one.rule} {one.lemma}")
    return told


def show(name: str, told: Score, faults: bool) -> dict[str, float]:
    """Print one line, and give it as values."""
    row = {"labels": told.labels, "precision": round(told.precision, 3), "recall": round(told.recall, 3), "f1": round(told.f1, 3),
           "found": round(told.found / max(1, told.labels), 3), "close": round(told.close / max(1, told.labels), 3)}  # fmt: skip
    print(f"{name:32} " + "  ".join(f"{key} {value}" for key, value in row.items()))
    if faults:
        print("\n".join("    " + line for line in told.faults))
    return row


def main() -> None:
    """Measure and print; write the figures with the versions."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rst", type=Path)
    options.add_argument(
        "--article", type=Path, default=ROOT.parent / "shared" / "data" / "article" / "2025-07-23-istanbul-talks.txt"
    )
    options.add_argument("--json", type=Path)
    options.add_argument("--faults", action="store_true")
    options.add_argument("--only", default="")
    given = options.parse_args()
    rows = {}
    for name, direct in (("direct", True), ("reported and mixed", False), ("all", None)):
        for which in ("dev", "held"):
            if given.only in ("", which):
                rows[f"{which}, {name}"] = show(
                    f"{which}, {name}", batch(BATCHES / f"{which}.txt", direct), given.faults and direct is None
                )
        if given.article.exists() and given.only in ("", "article"):
            labels = Path(__file__).with_name("article-attributions.txt")
            rows[f"article, {name}"] = show(
                f"article, {name}", article(given.article, labels, direct), given.faults and direct is None
            )
    files = sorted(given.rst.glob("GUM_news_*.rs4")) if given.rst and given.only in ("", "gum") else []
    total = Score()
    for path in files:
        text, gold = gum(path)
        document, found = read(text, path.name)
        one = score_gum(document.text, gold, found)
        if given.faults:
            print(path.name, *one.faults, sep="\n    ")
        total.add(one)
    if files:
        rows[f"GUM news, {len(files)} texts"] = show(f"GUM news, {len(files)} texts", total, False)
    if given.json:
        told = {"python": platform.python_version(), "results": rows}
        given.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
