"""News paragraphs with the people marked: ``[Name#key|office]``, ``[later mention#key]``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from goodoffices.read.document import read_document
from goodoffices.read.people import People, read_people

__all__ = ["NEWS", "Counted", "Labelled", "count", "labelled", "persons_found"]

NEWS = Path(__file__).parent / "news"
_MARK = re.compile(r"\[(?P<words>[^\]#|]+)(?:#(?P<key>\w+))?(?:\|(?P<office>[^\]]*))?\]")
_PRONOUNS = frozenset(["he", "she", "his", "her", "him", "hers", "himself", "herself", "i"])


@dataclass(frozen=True)
class Labelled:
    """A paragraph, and in it: start, end, key, office."""

    text: str
    marks: tuple[tuple[int, int, str, str], ...]

    def words(self, start: int, end: int) -> str:
        return self.text[start:end]

    @property
    def pronouns(self) -> list[tuple[int, int, str, str]]:
        return [mark for mark in self.marks if self.words(mark[0], mark[1]).lower() in _PRONOUNS]

    @property
    def names(self) -> list[tuple[int, int, str, str]]:
        return [mark for mark in self.marks if self.words(mark[0], mark[1]).lower() not in _PRONOUNS]


@dataclass
class Counted:
    """Right, found and wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, other: Counted) -> None:
        self.right += other.right
        self.found += other.found
        self.wanted += other.wanted

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def labelled(path: Path) -> Iterator[Labelled]:
    """The paragraphs of a file."""
    for part in path.read_text(encoding="utf-8").split("\n\n"):
        paragraph = " ".join(line for line in part.splitlines() if not line.startswith("#"))
        if not paragraph:
            continue
        text, marks, at = "", [], 0
        for match in _MARK.finditer(paragraph):
            text += paragraph[at : match.start()]
            start = len(text)
            text += match["words"]
            if match["key"]:
                end = len(text) - (2 if text.endswith(("'s", "’s")) else 0)
                marks.append((start, end, match["key"], match["office"] or ""))
            at = match.end()
        yield Labelled(text + paragraph[at:], tuple(marks))


def persons_found(text: str) -> People:
    """The people of a paragraph."""
    return read_people(read_document(text.encode(), published="2025-07-23")[0], language="en")


def _shares(one: str, other: str) -> bool:
    """Whether two offices share a word that says something."""
    small = {"of", "the", "and", "for", "to", "a", "who", "in"}
    words = [{w for w in re.findall(r"\w+", text.lower()) if w not in small} for text in (one, other)]
    return bool(words[0] & words[1])


def count(item: Labelled, people: People) -> dict[str, Counted]:
    """People with offices, mentions by name, who is who among them, pronouns."""
    persons = {actor.id: actor for actor in people.persons}
    heads = {(m.head.start, m.head.end): m.refers for m in people.mentions if m.kind == "person"}
    offices = Counted(
        found=sum(bool(actor.offices) for actor in persons.values()), wanted=len({m[2] for m in item.marks if m[3]})
    )
    of: dict[str, str] = {}
    names = Counted(found=len(heads), wanted=len(item.names))
    links = Counted()
    for start, end, key, office in item.names:
        refers = heads.get((start, end), "")
        names.right += bool(refers)
        if refers and office and any(_shares(office, one.title) for one in persons[refers].offices):
            offices.right += 1
        if refers and key in of:
            links.wanted += 1
            links.found += 1
            links.right += of[key] == refers
        elif refers:
            of[key] = refers
        elif key in of:
            links.wanted += 1
    pronouns = Counted()
    told = {m.span.start: m.refers for m in people.mentions if m.kind == "pronoun"}
    for start, _end, key, _office in item.pronouns:
        pronouns.wanted += 1
        refers = told.get(start, "")
        pronouns.found += bool(refers)
        pronouns.right += bool(refers) and refers == of.get(key)
    return {"people with offices": offices, "names": names, "links": links, "pronouns": pronouns}
