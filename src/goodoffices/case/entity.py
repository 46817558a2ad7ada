"""The lasting things of a case: parties, people and their offices, places, issues and options, sources."""

from __future__ import annotations

from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, field

from goodoffices.case.audience import PUBLIC, Audience
from goodoffices.case.estimate import Figure
from goodoffices.case.reading import Reading
from goodoffices.case.record import Record, given
from goodoffices.case.shape import (
    AudienceMark,
    Choice,
    Digest,
    Flag,
    FrozenMap,
    Ident,
    Language,
    ListOf,
    MapOf,
    OptionRef,
    Ref,
    Text,
    Time,
    Whole,
    Zone,
)  # fmt: skip
from goodoffices.case.span import Span
from goodoffices.case.when import When
from goodoffices.diagnose import Place as FilePlace
from goodoffices.text import Mapping, Node, Scalar, Sequence

__all__ = ["Head", "Issue", "Item", "Office", "Option", "Party", "Person", "Place", "Source", "ZoneNote"]

_NOWHERE = FilePlace("")
_SPELLINGS = MapOf(Language(), ListOf(Text()))
_NO_SPELLINGS: FrozenMap = FrozenMap()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What every item of a case carries."""

    id: str = given(Ident(), "under which other lines name it")
    audience: Audience = given(AudienceMark(), "who may see it", default=PUBLIC)
    entered: When | None = given(
        Time(), "when it was put into the case; before that, `--as-of` does not show it", default=None
    )
    place: FilePlace = field(default=_NOWHERE, compare=False)

    @classmethod
    def name_others(cls, node: Mapping, reading: Reading) -> None:
        """Note references that follow from two fields together."""


def _tell_twins(parts: Node | None, reading: Reading) -> None:
    """E206: two parts of one item (options, offices) with one id."""
    first: dict[str, Scalar] = {}
    for part in parts.items if isinstance(parts, Sequence) else ():
        mark = part.items.get("id") if isinstance(part, Mapping) else None
        if not isinstance(mark, Scalar) or first.setdefault(mark.text, mark) is mark or not mark.text:
            continue
        label = f"first used in line {first[mark.text].line}"
        reading.fault("E206", f'the id "{mark.text}" is taken', mark, label=label, help="choose another id")


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneNote:
    """A time zone that matters to this process."""

    zone: str = given(Zone(), "its IANA name")
    label: str = given(Text(), "how it is called in the brief (`Kyiv`)", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Item):
    """A party to the conflict, a third party, or an organ that speaks for one."""

    name: str = given(Text(), "the full name")
    short: str = given(Text(), "the name in tables", default="")
    role: str = given(
        Choice("party", "mediator", "third-party", "observer", "outside", "organ"),
        "what it is in this process",
        default="party",
    )
    of: str = given(Ref("party"), "the party that an organ belongs to", default="")
    zone: str = given(Zone(), "the time zone of its capital", default="")
    aka: tuple[str, ...] = given(ListOf(Text()), "other names in use (`Moscow`, `the Kremlin`)", default=())
    spellings: MappingABC[str, tuple[str, ...]] = given(
        _SPELLINGS, "names in other languages and scripts", default=_NO_SPELLINGS
    )
    says: tuple[Span, ...] = given(ListOf(Record(Span)), "where a source says so", default=())

    @property
    def label(self) -> str:
        """The name for tables."""
        return self.short or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A post that a person holds, from one day to another."""

    id: str = given(Ident(), "under which a delegation names it, where the person has several", default="")
    title: str = given(Text(), "the office")
    party: str = given(Ref("party"), "whose office it is")
    since: When | None = given(Time(), "first day, as far as known", key="from", default=None)
    until: When | None = given(Time(), "last day", key="to", default=None)
    rank: int | None = given(Whole(), "order of precedence within the party, 1 first", default=None)
    audience: Audience = given(AudienceMark(), "who may see it", default=PUBLIC)
    entered: When | None = given(Time(), "when it was put into the case", default=None)
    says: tuple[Span, ...] = given(ListOf(Record(Span)), "where a source says so", default=())

    def held_at(self, when: When) -> bool:
        """Whether the office may have been held at some time of ``when``, as far as its dates say."""
        begun = self.since is None or self.since.start <= when.start or self.since.start < when.end
        # An office that ends with a day is over when the next begins; one that ends at a moment is held at it.
        over = self.until is not None and (
            self.until.end < when.start or (self.until.end == when.start and self.until.grain != "moment")
        )
        return begun and not over


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Item):
    """A person, with names in the spellings met, and offices with their dates."""

    name: str = given(Text(), "the name as the brief writes it")
    spellings: MappingABC[str, tuple[str, ...]] = given(
        _SPELLINGS, "names in other languages and scripts, and other spellings met", default=_NO_SPELLINGS
    )
    offices: tuple[Office, ...] = given(ListOf(Record(Office)), "posts held, with dates", default=())
    remark: str = given(Text(), "what a reader should know", default="")
    says: tuple[Span, ...] = given(ListOf(Record(Span)), "where a source says so", default=())

    @classmethod
    def name_others(cls, node: Mapping, reading: Reading) -> None:
        _tell_twins(node.items.get("offices"), reading)

    def offices_at(self, when: When) -> tuple[Office, ...]:
        """The offices that may have been held then."""
        return tuple(office for office in self.offices if office.held_at(when))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Item):
    """A place where people meet or things are handed over."""

    name: str = given(Text(), "the place")
    city: str = given(Text(), "its city", default="")
    country: str = given(Text(), "its country", default="")
    zone: str = given(Zone(), "its time zone", default="")
    spellings: MappingABC[str, tuple[str, ...]] = given(
        _SPELLINGS, "names in other languages and scripts", default=_NO_SPELLINGS
    )
    says: tuple[Span, ...] = given(ListOf(Record(Span)), "where a source says so", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One way to settle an issue."""

    id: str = given(Ident(), "under which positions name it")
    title: str = given(Text(), "what it would mean, in one line")
    excludes: tuple[str, ...] = given(
        ListOf(OptionRef()), "options (`option` or `issue/option`) it cannot stand with", default=()
    )
    requires: tuple[str, ...] = given(ListOf(OptionRef()), "options it cannot stand without", default=())
    value: float | None = given(Figure(), "the number that it stands for (30, for 30 days)", default=None)
    audience: Audience = given(AudienceMark(), "who may see it", default=PUBLIC)
    entered: When | None = given(Time(), "when it was put into the case", default=None)
    says: tuple[Span, ...] = given(ListOf(Record(Span)), "where a source says so", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue(Item):
    """A question on the table, with the ways to settle it."""

    title: str = given(Text(), "the issue in a few words")
    question: str = given(Text(), "the question that a settlement must answer", default="")
    group: str = given(Text(), "the basket or table where it is dealt with", default="")
    ordered: bool = given(Flag(), "yes where the options lie on a line from one end to the other", default=False)
    several: bool = given(Flag(), "yes where more than one option may be chosen", default=False)
    at_least: int | None = given(Whole(), "how many options are chosen at least, where several may be", default=None)
    at_most: int | None = given(Whole(), "how many at most", default=None)
    divisible: bool = given(
        Flag(), "yes where its options can be mixed in any proportion (a territory, a sum)", default=False
    )
    unit: str = given(Text(), "of what the numbers of its options are (`days`)", default="")
    status_quo: str = given(Text(), "the option that holds as long as nothing is agreed", default="")
    options: tuple[Option, ...] = given(
        ListOf(Record(Option)), "the ways to settle it, in their order where ordered", default=()
    )
    says: tuple[Span, ...] = given(ListOf(Record(Span)), "where a source says so", default=())

    @classmethod
    def name_others(cls, node: Mapping, reading: Reading) -> None:
        _tell_twins(node.items.get("options"), reading)
        quo = node.items.get("status_quo")
        if isinstance(quo, Scalar) and quo.text:
            reading.names(("option",), f"{reading.owner}/{quo.text}", quo.line, quo.column)

    @property
    def numbers(self) -> tuple[float, ...]:
        """The numbers that the options stand for; empty where some stand for none."""
        found = tuple(option.value for option in self.options if option.value is not None)
        return found if len(found) == len(self.options) else ()

    def option(self, id: str) -> Option | None:
        """The option of that id."""
        return next((o for o in self.options if o.id == id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Item):
    """What was read: an article, a statement, a document; its text only where its licence allows."""

    title: str = given(Text(), "its title")
    type: str = given(
        Choice(
            "article",
            "statement",
            "transcript",
            "interview",
            "document",
            "treaty",
            "book",
            "letter",
            "social",
            "dataset",
            "oral",
        ),
        "what it is",
        default="article",
    )
    outlet: str = given(Text(), "who published it", default="")
    author: str = given(Text(), "who wrote it", default="")
    published: When | None = given(Time(), "when it was published, with zone", default=None)
    updated: tuple[When, ...] = given(ListOf(Time()), "stamps of later versions", default=())
    read: When | None = given(Time(), "when it was read or saved", default=None)
    language: str = given(Language(), "its language", default="")
    url: str = given(Text(), "its address", default="")
    via: str = given(Text(), "through whom it came, where it was not read itself", default="")
    sha256: str = given(Digest(), "fingerprint of the text as received (bytes)", default="")
    length: int | None = given(Whole(), "code points of the text as received", default=None)
    text: str = given(Text(), "path of the text in the case folder, only where the licence allows", default="")
    licence: str = given(Text(), "under which the text may be kept or passed on", default="")
    remark: str = given(Text(), "what a reader should know about it", default="")

    @property
    def label(self) -> str:
        """Outlet and day, as a footnote names it."""
        exact = {"month": 7, "year": 4}.get(self.published.grain, 10) if self.published else 0
        day = self.published.iso()[:exact] if self.published else ""
        return ", ".join(part for part in (self.outlet or self.author or self.title, day) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of ``case.yaml``."""

    case: str = given(Ident(), "the id of the case")
    title: str = given(Text(), "what process this is")
    summary: str = given(Text(), "in two or three sentences", default="")
    zone: str = given(Zone(), "the time zone in which days begin")
    zones: tuple[ZoneNote, ...] = given(
        ListOf(Record(ZoneNote)), "other zones in which the brief shows times", default=()
    )
    mediator: str = given(Ref("party"), "the third party that lends its good offices", default="")
    alphabet: str = given(Language(), "the language by whose alphabet delegations are seated", default="en")
    retention: When | None = given(Time(), "until when the confidential files are kept", default=None)
    parties: tuple[Party, ...] = given(ListOf(Record(Party)), "parties, third parties and their organs", default=())
    people: tuple[Person, ...] = given(ListOf(Record(Person)), "people and their offices", default=())
    places: tuple[Place, ...] = given(ListOf(Record(Place)), "places", default=())
