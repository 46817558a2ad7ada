"""What is said: statements, positions and claims."""

from __future__ import annotations

from collections.abc import Mapping as MappingABC
from dataclasses import dataclass
from typing import ClassVar

from goodoffices.case.kinds.entry import Entry
from goodoffices.case.reading import Reading
from goodoffices.case.record import Record, given
from goodoffices.case.shape import Choice, Count, Ident, ListOf, MapOf, Quantity, Ref, Text, Time
from goodoffices.case.span import Span
from goodoffices.case.when import When
from goodoffices.text import Mapping, Scalar

__all__ = ["STANCES", "Claim", "Position", "Statement", "Voice"]

STANCES = ("demanded", "acceptable", "negotiable", "rejected", "red-line")
"""From wanting an option to never accepting it. Silence is not a position and has no word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One link of a chain of voices: who says it, how, and when."""

    who: str = given(Ref("party", "person", "source"), "a party, an organ, a person, or a source in its own voice")
    verb: str = given(Text(), "the verb of the source (`said`, `claimed`, `reported`)", default="")
    office: str = given(Text(), "in what capacity, in the words of the source", default="")
    on: When | None = given(Time(), "when", default=None)
    says: tuple[Span, ...] = given(ListOf(Record(Span)), "where a source says so", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Entry):
    """What somebody said, in their words or as reported."""

    kind: ClassVar[str] = "statement"
    heading: ClassVar[str] = "Statements"

    by: tuple[str, ...] = given(ListOf(Ref("person", "party")), "who spoke")
    office: str = given(Text(), "in what capacity, in the words of the source", default="")
    mode: str = given(
        Choice("direct", "reported", "mixed"), "whether the words are the speaker's own", default="reported"
    )
    words: str = given(Text(), "the speaker's own words, as quoted", default="")
    gist: str = given(Text(), "what was said, in one line", default="")
    to: tuple[str, ...] = given(ListOf(Ref("person", "party")), "to whom", default=())
    setting: str = given(Text(), "where or how (`nightly address`, `press briefing`)", default="")
    language: str = given(Text(), "language of the words, where it is a translation", default="")

    @property
    def label(self) -> str:
        return self.gist or self.words


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Entry):
    """Where a party stands on the options of an issue. What it does not mention, it is silent on."""

    kind: ClassVar[str] = "position"
    heading: ClassVar[str] = "Positions"

    party: str = given(Ref("party"), "whose position")
    issue: tuple[str, ...] = given(ListOf(Ref("issue")), "on which issue")
    stance: MappingABC[str, str] = given(MapOf(Ident(), Choice(*STANCES)), "option by option")
    gist: str = given(Text(), "the position in one line", default="")
    basis: str = given(Choice("stated", "reported", "inferred", "confided"), "how it is known", default="reported")
    voices: tuple[Voice, ...] = given(ListOf(Record(Voice)), "by whose account, outermost first", default=())
    until: When | None = given(Time(), "until when it holds, where that is said", default=None)

    @classmethod
    def name_others(cls, node: Mapping, reading: Reading) -> None:
        name_options(node, "stance", reading)

    @property
    def label(self) -> str:
        return self.gist or ", ".join(f"{option}: {stance}" for option, stance in self.stance.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Entry):
    """That something is so, by somebody's word; another claim may contest it."""

    kind: ClassVar[str] = "claim"
    heading: ClassVar[str] = "Claims"

    that: str = given(Text(), "what is claimed, as a sentence")
    voices: tuple[Voice, ...] = given(ListOf(Record(Voice)), "who says that who says so, outermost first", default=())
    contests: tuple[str, ...] = given(ListOf(Ref("claim")), "the claims that it contradicts", default=())
    about: tuple[str, ...] = given(ListOf(Ref("entry", "party", "person", "place")), "what it is about", default=())
    quantity: Count | None = given(Quantity(), "the number claimed", default=None)
    unit: str = given(Text(), "of what", default="")

    @property
    def label(self) -> str:
        return self.that


def name_options(node: Mapping, field: str, reading: Reading) -> None:
    """Note the options that the keys of a field name, under the one issue beside it."""
    chosen = node.items.get(field)
    issue = node.items.get("issue")
    if isinstance(chosen, Mapping) and isinstance(issue, Scalar):
        for key, (line, column) in chosen.keys.items():
            reading.names(("option",), f"{issue.text}/{key}", line, column)
