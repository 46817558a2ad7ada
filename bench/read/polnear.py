"""How well speech is read in PolNeAR: python bench/read/polnear.py DATA/test [--share N/M] [--json FILE] [--faults]

PolNeAR (Newell, Margolin and Ruths, "An Attribution Relations Corpus for Political News", LREC 2018; repository
networkdynamics/PolNeAR) marks source, cue and content in 1,008 articles on an election. It is used for measuring alone: its texts are not part of
this project. Its part ``train`` was looked at while the rules were made; ``test`` was not.

It marks feelings, wishes and attitudes ("he likes it", "they hope for more") like speech; this reader looks for speech, and for
thought told as words. Therefore precision and recall are given for all labels, and recall by kind: ``direct`` where the whole
content stands in quotation marks, ``mixed`` where part of it does, ``reported`` else; ``reported, speech`` where the cue holds one of the
verbs and nouns of saying listed in SPEECH, written down before anything was measured.

Right: the contents overlap and the words for the speaker do (where the label has some); "who" is named by the words before it. An attribution inside what
another is labelled to have said is not counted, as PolNeAR labels no word twice. A label with a source counts as found
without its speaker in ``found``. ``close``: contents share at least 0.8 of their joint length. Of several annotators of an article the first counts.
"""

from __future__ import annotations

import argparse
import json
import platform
import re
import sys
import zlib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src")]

from goodoffices.read.document import Document, Span, read_document  # noqa: E402
from goodoffices.read.people import read_people  # noqa: E402
from goodoffices.read.speech import Attribution, read_speech  # noqa: E402

SPEECH = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|ad(?:d|ds|ded|ding)|ask(?:s|ed|ing)?|claim(?:s|ed|ing)?|argu(?:e|es|ed|ing)|"
    r"according|report(?:s|ed|ing)?|not(?:e|es|ed|ing)|call(?:s|ed|ing)?|accus(?:e|es|ed|ing)|warn(?:s|ed|ing)?|announc(?:e|es|ed|ing)|"
    r"insist(?:s|ed|ing)?|suggest(?:s|ed|ing)?|explain(?:s|ed|ing)?|tweet(?:s|ed|ing)?|wr(?:ite|ites|ote|itten|iting)|stat(?:e|es|ed|ing)|"
    r"den(?:y|ies|ied|ying)|confirm(?:s|ed|ing)?|declar(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|vow(?:s|ed|ing)?|pledg(?:e|es|ed|ing)|"
    r"propos(?:e|es|ed|ing)|urg(?:e|es|ed|ing)|describ(?:e|es|ed|ing)|acknowledg(?:e|es|ed|ing)|admit(?:s|ted|ting)?|respond(?:s|ed|ing)?|"
    r"repl(?:y|ies|ied|ying)|alleg(?:e|es|ed|ing)|assert(?:s|ed|ing)?|statements?|comments?|remarks?|reject(?:s|ed|ing)?|demand(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[\"“”]|''")


@dataclass(frozen=True)
class Label:
    """One labelled attribution: spans of its source, cue and content."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass
class Told:
    """What was counted."""

    given: int = 0
    good: int = 0
    labels: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    close: Counter[str] = field(default_factory=Counter)
    given_by: Counter[str] = field(default_factory=Counter)
    good_by: Counter[str] = field(default_factory=Counter)


def labels_of(path: Path) -> list[Label]:
    """The labels of an annotation file (brat)."""
    spans: dict[str, tuple[str, list[Span]]] = {}
    events: list[dict[str, list[str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            kind, _, places = rest.split("\t")[0].partition(" ")
            # A few lines hold line breaks inside the places; what is whole of them counts.
            spans[key] = kind, [Span(int(a), int(b)) for a, b in re.findall(r"(\d+) (\d+)", places)]
        elif key.startswith("E"):
            event: dict[str, list[str]] = {}
            for part in rest.split():
                role, _, target = part.partition(":")
                event.setdefault(role.rstrip("0123456789"), []).append(target)
            events.append(event)

    def of(event: dict[str, list[str]], role: str) -> tuple[Span, ...]:
        return tuple(span for target in event.get(role, ()) for span in spans.get(target, ("", []))[1])

    told = [Label(of(event, "Source"), of(event, "Cue"), of(event, "Content")) for event in events]
    return [one for one in told if one.content]


def kind_of(text: str, label: Label) -> str:
    """Direct, mixed or reported, by the quotation marks of the content."""
    words = "".join(text[max(0, part.start - 2) : part.end + 2] for part in label.content).replace("''", '"').strip()
    if not _MARKS.search(words):
        return "reported"
    quoted = sum(len(part) for part in re.findall(r"[\"“][^\"“”]*(?:[\"”]|$)", words))
    return "direct" if quoted >= 0.85 * len(words) else "mixed"


def _share(ours: Attribution, label: Label) -> float:
    own = {place for part in ours.content for place in range(part.start, part.end)}
    theirs = {place for part in label.content for place in range(part.start, part.end)}
    return len(own & theirs) / len(own | theirs)


def _overlap(one: Attribution, label: Label) -> bool:
    return any(part.overlaps(other) for part in one.content for other in label.content)


def _named(text: str, one: Attribution, label: Label) -> bool:
    if not label.source:
        return True
    ours = one.speaker_span
    if ours is None:
        return False
    if any(ours.overlaps(part) for part in label.source):
        return True
    first = label.source[0]
    # "the envoy, who said": the label is "who", this reader names the envoy.
    return (
        first.of(text).lower() in ("who", "which", "that")
        and re.fullmatch(r"[^.;!?\n]{0,120}", text[ours.end : first.start]) is not None
    )


def _nested(one: Attribution, labels: list[Label]) -> bool:
    """Whether an attribution stands inside what another is labelled to have said: PolNeAR has each word in one label at most."""
    place = one.cue or one.content[0]
    return (
        any(part.start <= place.start and place.end <= part.end for label in labels for part in label.content)
        and one.cue is not None
    )


def count(text: str, labels: list[Label], found: tuple[Attribution, ...], told: Told) -> list[str]:
    """Count one article; the faults are returned."""
    faults = []
    for label in labels:
        kinds = ["all", kind_of(text, label)]
        if kinds[1] == "reported" and SPEECH.search(" ".join(part.of(text) for part in label.cue)):
            kinds.append("reported, speech")
        near = [one for one in found if _overlap(one, label)]
        right = [one for one in near if _named(text, one, label)]
        for kind in kinds:
            told.labels[kind] += 1
            told.found[kind] += bool(near)
            told.right[kind] += bool(right)
            told.close[kind] += any(_share(one, label) >= 0.8 for one in right)
        if not right:
            words = " / ".join(" ".join(part.of(text) for part in parts) for parts in (label.source, label.cue))
            ours = next((one.speaker_span.of(text) for one in near if one.speaker_span), "-") if near else "NOT FOUND"
            first = min(part.start for part in (*label.source, *label.cue, *label.content))
            around = text[max(0, first - 40) : first + 260]
            faults.append(f"missed {kinds[-1]}: [{words}] {label.content[0].of(text)[:60]!r} | {ours} | {around!r}")
    for one in found:
        if _nested(one, labels):
            continue
        told.given += 1
        told.given_by[one.mode] += 1
        near = [label for label in labels if _overlap(one, label)]
        good = any(_named(text, one, label) for label in near)
        told.good += good
        told.good_by[one.mode] += good
        if not good:
            named = one.speaker_span.of(text) if one.speaker_span else "-"
            theirs = next((" ".join(part.of(text) for part in label.source) for label in near), None)
            faults.append(
                f"wrong {one.mode}: {named} | {one.lemma} | {one.content[0].of(text)[:90]!r} | {one.rule} | label: {theirs}"
                f" | {text[max(0, one.content[0].start - 90) : one.content[0].end][:250]!r}"
            )
    return faults


def read(text: str, name: str) -> tuple[Document, tuple[Attribution, ...]]:
    """What is attributed in an article."""
    document, _ = read_document(text.encode(), name=f"{name}.txt")
    return document, read_speech(document, read_people(document)).attributions


def rows(told: Told) -> dict[str, object]:
    """The figures."""
    precision = told.good / max(1, told.given)
    recall = told.right["all"] / max(1, told.labels["all"])
    given: dict[str, object] = {
        "labels": told.labels["all"],
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "f1": round(2 * precision * recall / max(1e-9, precision + recall), 3),
    }
    for kind, many in sorted(told.labels.items()):
        given[f"recall, {kind}"] = {
            "labels": many,
            "found": round(told.found[kind] / many, 3),
            "right": round(told.right[kind] / many, 3),
            "close": round(told.close[kind] / many, 3),
        }
    for mode, many in sorted(told.given_by.items()):
        given[f"precision, {mode}"] = {"given": many, "good": round(told.good_by[mode] / many, 3)}
    return given


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path, help="a part of the data, with text and attributions")
    options.add_argument("--share", default="0/1", help="articles whose name's CRC-32 modulo M is N")
    options.add_argument("--json", type=Path)
    options.add_argument("--faults", action="store_true")
    given = options.parse_args()
    rest, parts = map(int, given.share.split("/"))
    told = Told()
    articles = 0
    for path in sorted((given.folder / "text").glob("*.txt")):
        annotated = sorted((given.folder / "attributions").glob(f"{path.stem}_*.ann"))
        if not annotated or zlib.crc32(path.stem.encode()) % parts != rest:
            continue
        text = path.read_text(encoding="utf-8")
        document, found = read(text, path.stem)
        if document.text != text:
            print("text changed by reading:", path.stem, file=sys.stderr)
            continue
        faults = count(text, labels_of(annotated[0]), found, told)
        articles += 1
        if given.faults:
            print(path.stem, *faults, sep="\n    ")
    result = {"python": platform.python_version(), "part": given.folder.name, "articles": articles, **rows(told)}
    print(json.dumps(result, indent=1))
    if given.json:
        given.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
