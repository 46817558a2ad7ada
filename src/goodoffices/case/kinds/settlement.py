"""What is put on paper and what is done of it: offers, texts, agreements, obligations, performances."""

from __future__ import annotations

from collections.abc import Mapping as MappingABC
from dataclasses import dataclass
from typing import ClassVar

from goodoffices.case.kinds.entry import Entry
from goodoffices.case.kinds.speech import Voice
from goodoffices.case.reading import Reading
from goodoffices.case.record import Record, given
from goodoffices.case.shape import (
    Choice,
    Count,
    Digest,
    Flag,
    FrozenMap,
    Ident,
    Language,
    ListOf,
    MapOf,
    Quantity,
    Ref,
    Text,
    Time,
    Whole,
)
from goodoffices.case.span import Span
from goodoffices.case.when import When
from goodoffices.text import Mapping, Scalar

__all__ = ["Account", "Agreement", "Obligation", "Offer", "Performance", "TextVersion"]

_NO_PACKAGE: FrozenMap = FrozenMap()


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(Entry):
    """A package put forward by one to another."""

    kind: ClassVar[str] = "offer"
    heading: ClassVar[str] = "Offers"

    by: tuple[str, ...] = given(ListOf(Ref("party", "person")), "who offers")
    to: tuple[str, ...] = given(ListOf(Ref("party", "person")), "to whom", default=())
    what: str = given(Text(), "what is offered, in one line")
    package: MappingABC[str, str] = given(
        MapOf(Ident(), Ident()), "issue by issue, the option offered", default=_NO_PACKAGE
    )
    unless: str = given(Text(), "on what condition", default="")
    until: When | None = given(Time(), "until when it stands", default=None)
    status: str = given(
        Choice("open", "accepted", "declined", "lapsed", "withdrawn"), "what has become of it", default="open"
    )
    voices: tuple[Voice, ...] = given(ListOf(Record(Voice)), "by whose account, outermost first", default=())

    @classmethod
    def name_others(cls, node: Mapping, reading: Reading) -> None:
        package = node.items.get("package")
        if isinstance(package, Mapping):
            for issue, option in package.items.items():
                line, column = package.keys[issue]
                reading.names(("issue",), issue, line, column)
                if isinstance(option, Scalar):
                    reading.names(("option",), f"{issue}/{option.text}", option.line, option.column)

    @property
    def label(self) -> str:
        return self.what


@dataclass(frozen=True, slots=True, kw_only=True)
class TextVersion(Entry):
    """A version of a negotiating text."""

    kind: ClassVar[str] = "text"
    heading: ClassVar[str] = "Texts"

    title: str = given(Text(), "its title")
    version: str = given(Text(), "which version", default="")
    status: str = given(
        Choice("non-paper", "draft", "chair-text", "rolling", "agreed", "signed"), "what it is", default="draft"
    )
    by: tuple[str, ...] = given(ListOf(Ref("party", "person")), "who put it forward", default=())
    round: str = given(Ref("round"), "at which round", default="")
    languages: tuple[str, ...] = given(ListOf(Language()), "in which languages it exists", default=())
    file: str = given(Text(), "path of the text in the case folder", default="")
    sha256: str = given(Digest(), "fingerprint of the text", default="")
    brackets: int | None = given(Whole(), "how many passages are in brackets", default=None)

    @property
    def label(self) -> str:
        return f"{self.title} {self.version}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What was agreed, by one side's account."""

    by: str = given(Ref("party", "person", "source"), "whose account")
    gist: str = given(Text(), "what it says was agreed")
    says: tuple[Span, ...] = given(ListOf(Record(Span)), "where a source says so", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Entry):
    """What was agreed, or reported as agreed; the sides' accounts may differ."""

    kind: ClassVar[str] = "agreement"
    heading: ClassVar[str] = "Agreements"

    title: str = given(Text(), "how it is called")
    parties: tuple[str, ...] = given(ListOf(Ref("party")), "between whom")
    round: str = given(Ref("round"), "at which round", default="")
    gist: str = given(Text(), "what was agreed, in one line", default="")
    text: str = given(Ref("text"), "the text, where there is one", default="")
    status: str = given(
        Choice("reported", "initialled", "signed", "in-force", "ended"), "what it is", default="reported"
    )
    accounts: tuple[Account, ...] = given(ListOf(Record(Account)), "where the accounts differ, each side's", default=())

    @property
    def label(self) -> str:
        return self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation(Entry):
    """Who owes whom what, how much, by when, on what condition."""

    kind: ClassVar[str] = "obligation"
    heading: ClassVar[str] = "Obligations"

    debtor: tuple[str, ...] = given(ListOf(Ref("party")), "who owes")
    creditor: tuple[str, ...] = given(ListOf(Ref("party")), "to whom")
    what: str = given(Text(), "what is owed, in one line")
    agreement: str = given(Ref("agreement"), "from which agreement", default="")
    quantity: Count | None = given(Quantity(), "how much", default=None)
    unit: str = given(Text(), "of what (`prisoners of war`, `bodies`)", default="")
    due: When | None = given(Time(), "by when", default=None)
    conditions: tuple[str, ...] = given(ListOf(Text()), "on what conditions", default=())
    accounts: tuple[Account, ...] = given(ListOf(Record(Account)), "where the accounts differ, each side's", default=())
    reciprocal: str = given(Ref("obligation", loose=True), "the obligation owed in return", default="")
    voices: tuple[Voice, ...] = given(ListOf(Record(Voice)), "by whose account, outermost first", default=())

    @property
    def label(self) -> str:
        return self.what


@dataclass(frozen=True, slots=True, kw_only=True)
class Performance(Entry):
    """What was done of an obligation, on whose word."""

    kind: ClassVar[str] = "performance"
    heading: ClassVar[str] = "Performances"

    obligation: str = given(Ref("obligation"), "of which obligation")
    by_account: tuple[str, ...] = given(ListOf(Ref("party", "person", "source")), "on whose word")
    quantity: Count | None = given(Quantity(), "how much was delivered this time", default=None)
    total: Count | None = given(
        Quantity(), "how much had been delivered in all by then, where the account gives a total", default=None
    )
    unit: str = given(Text(), "of what, where it is not the obligation's unit", default="")
    delivery: str = given(
        Ident(),
        "name of the delivery; two accounts of one delivery carry the same name and are not added up",
        default="",
    )
    scale: int | None = given(
        Whole(most=3),
        "implementation by judgement on the Kroc scale: 0 not initiated, 1 minimum, 2 intermediate, 3 full",
        default=None,
    )
    complete: bool = given(Flag(), "yes where the account says that the obligation is fulfilled", default=False)
    gist: str = given(Text(), "what was done, in one line", default="")
    voices: tuple[Voice, ...] = given(ListOf(Record(Voice)), "by whose account, outermost first", default=())

    @property
    def label(self) -> str:
        return self.gist or f"{self.quantity or self.total or ''} {self.unit}".strip()
