"""A case as one reader may see it, as of one moment: the frozen value that every other floor takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from goodoffices.case.audience import Audience, Reader, strictest
from goodoffices.case.entity import Issue, Item, Option, Party, Person, Place, Source, ZoneNote
from goodoffices.case.fingerprint import fingerprint_of
from goodoffices.case.kinds import Entry, Withdrawal
from goodoffices.case.span import Span
from goodoffices.case.when import When

__all__ = ["Case"]

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A peace process, as far as ``reader`` may see it, as it stood at ``as_of``.

    Parameters
    ----------
    id, title, summary : str
    zone : str
        IANA zone in which days begin.
    zones : tuple of ZoneNote
        Other zones in which times are shown.
    mediator : str
        Id of the third party, or empty.
    alphabet : str
        Language by whose alphabet delegations are seated.
    retention : When or None
    parties, people, places, issues, sources : mapping of id to item
        In the order of the files.
    record : tuple of Entry
        All entries visible and entered by then, replaced ones included, by time of happening.
    replaced : mapping of str to str
        For an entry no longer in force, the id of the entry that superseded or withdrew it.
    reader : Reader
        For whom the case was read.
    as_of : datetime or None
        The moment asked for; None for everything entered.
    clock : datetime
        ``as_of``, or else the latest moment at which anything was entered: the "now" of the case. It does not
        depend on the day on which the case is read.
    hindsight : bool
        True where what was learned after ``as_of`` about what had happened by then is included.
    missing : tuple of str
        What could not be read of what this reader may see, a sentence each, so that no part is taken for the whole.
    """

    id: str
    title: str
    summary: str = ""
    zone: str = "UTC"
    zones: tuple[ZoneNote, ...] = ()
    mediator: str = ""
    alphabet: str = "en"
    retention: When | None = None
    parties: Mapping[str, Party] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    issues: Mapping[str, Issue] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    record: tuple[Entry, ...] = ()
    replaced: Mapping[str, str] = field(default_factory=dict)
    reader: Reader = Reader("public")
    as_of: datetime | None = None
    clock: datetime
    hindsight: bool = False
    missing: tuple[str, ...] = ()
    by_id: Mapping[str, Entry] = field(default_factory=dict, repr=False)
    memo: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries in force: neither superseded nor withdrawn."""
        return tuple(e for e in self.record if e.id not in self.replaced)

    def of(self, kind: type[E]) -> tuple[E, ...]:
        """The entries in force of one kind, by time."""
        return tuple(e for e in self.record if type(e) is kind and e.id not in self.replaced)

    def ever(self, kind: type[E]) -> tuple[E, ...]:
        """The entries of one kind, replaced ones included, by time."""
        return tuple(e for e in self.record if type(e) is kind)

    def entry(self, id: str) -> Entry | None:
        """The entry of that id, in force or not."""
        return self.by_id.get(id)

    def history(self, id: str) -> tuple[Entry, ...]:
        """An entry and all that it replaced, newest first."""
        chain: list[Entry] = []
        seen: set[str] = set()
        entry = self.by_id.get(id)
        while entry is not None and entry.id not in seen:
            chain.append(entry)
            seen.add(entry.id)
            entry = self.by_id.get(entry.supersedes) if entry.supersedes else None
        return tuple(chain)

    def standing(self, id: str) -> str:
        """The id under which an entry stands now: what superseded it, at the end of the chain.

        Lines that name an entry go on meaning it after it was superseded. A withdrawn entry keeps its own id.
        """
        seen: set[str] = set()
        while id in self.replaced and id not in seen and not isinstance(self.by_id[self.replaced[id]], Withdrawal):
            seen.add(id)
            id = self.replaced[id]
        return id

    def actor(self, id: str) -> Party | Person | Source | None:
        """Whoever can speak: a party or organ, a person, or a source in its own voice."""
        return self.parties.get(id) or self.people.get(id) or self.sources.get(id)

    def name(self, id: str) -> str:
        """How any item is called in a line of text."""
        actor = self.actor(id)
        if isinstance(actor, Source):
            return actor.outlet or actor.title
        if isinstance(actor, Party):
            return actor.label
        if actor is not None:
            return actor.name
        if id in self.places:
            return self.places[id].name
        if id in self.issues:
            return self.issues[id].title
        entry = self.by_id.get(id)
        return entry.label if entry else id

    def side_of(self, id: str) -> str:
        """The party that a party, an organ or a person belongs to (empty where that is not known).

        An organ speaks for the party above it; a person for the party of the first office listed.
        """
        seen: set[str] = set()
        if id in self.people:
            offices = self.people[id].offices
            id = offices[0].party if offices else ""
        while id in self.parties and self.parties[id].of and id not in seen:
            seen.add(id)
            id = self.parties[id].of
        return id if id in self.parties else ""

    def sides(self) -> tuple[Party, ...]:
        """The parties to the conflict, in the order of the file."""
        return tuple(p for p in self.parties.values() if p.role == "party")

    def option(self, issue: str, option: str) -> Option | None:
        """An option of an issue."""
        found = self.issues.get(issue)
        return found.option(option) if found else None

    def audience_of(self, items: Iterable[Item | Entry | Span]) -> Audience:
        """The audience of something made from these: as strict as the strictest, their sources included."""
        return strictest(self._audiences(items))

    def _audiences(self, items: Iterable[Item | Entry | Span]) -> Iterator[Audience]:
        for item in items:
            if isinstance(item, Span):
                if item.source in self.sources:
                    yield self.sources[item.source].audience
                continue
            yield item.audience
            if isinstance(item, Entry):
                yield from self._audiences(item.says)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of all that this reader sees of the case: the "inputs' hash" of whatever is derived from it.

        Two readers who see the same have the same fingerprint; it says nothing of what a reader does not see.
        """
        if "fingerprint" not in self.memo:
            self.memo["fingerprint"] = fingerprint_of(self)
        return self.memo["fingerprint"]
