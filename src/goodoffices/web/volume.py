"""A case as read for one audience, with what the pages look up in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from goodoffices.case import Case, Entry, Party, Person
from goodoffices.positions import PositionTable, read_positions
from goodoffices.web.mentions import fold, mentions, words_of

if TYPE_CHECKING:
    from goodoffices.conflict import ConflictFile

__all__ = ["Volume"]


class Volume:
    """A case and its indexes, each made when a page first asks for it.

    Everything in it comes from the case as one audience sees it, so nothing in it needs to be hidden from that
    audience. It is never changed; a changed case is another volume.

    Parameters
    ----------
    case : Case
    faulty : bool
        True where some lines of the files could not be read.
    sealed : bool
        True where a file of this audience is sealed and was not opened.
    folder : Path, optional
        From which it was read; for the conflicts.
    """

    def __init__(self, case: Case, *, faulty: bool = False, sealed: bool = False, folder: Path | None = None) -> None:
        self.case = case
        self._folder = folder
        self.faulty = faulty
        self.sealed = sealed

    @cached_property
    def conflicts(self) -> tuple[ConflictFile, ...]:
        """The conflicts that this audience may see; what cannot be read is for ``goodoffices check`` to say."""
        if self._folder is None or not (self._folder / "conflicts").is_dir():
            return ()
        from goodoffices.conflict import read_case_conflicts

        return read_case_conflicts(self._folder, self.case.reader, self.case)[0]

    @cached_property
    def named(self) -> Mapping[str, frozenset[str]]:
        """For each entry, by id, the ids that it names."""
        return {entry.id: frozenset(id for _, id in mentions(entry)) for entry in self.case.record}

    @cached_property
    def namers(self) -> Mapping[str, tuple[tuple[str, Entry], ...]]:
        """For each id the entries that name it, as (key of the field, entry), by time."""
        found: dict[str, dict[tuple[str, str], Entry]] = defaultdict(dict)
        for entry in self.case.record:
            for key, id in mentions(entry):
                found[id].setdefault((key, entry.id), entry)
        return {id: tuple((key, entry) for (key, _), entry in by.items()) for id, by in found.items()}

    @cached_property
    def around(self) -> Mapping[str, frozenset[str]]:
        """For each entry the actors that it names, and the parties to which they belong."""
        side = {id: self._with_side(id) for id in (*self.case.parties, *self.case.people)}
        return {
            entry: frozenset(actor for id in ids if id in side for actor in side[id])
            for entry, ids in self.named.items()
        }

    def _with_side(self, id: str) -> tuple[str, ...]:
        case = self.case
        chain = [id]
        if id in case.people:
            chain += [office.party for office in case.people[id].offices]
        for known in chain:  # grows while it is walked
            above = case.parties[known].of if known in case.parties else ""
            if above and above not in chain:
                chain.append(above)
        return tuple(dict.fromkeys(chain))

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """For each entry all of its words and the names of whom it names, folded for searching."""
        names = {id: fold(" ".join(self._names(id))) for ids in self.named.values() for id in ids}
        return {
            entry.id: "\n".join((fold(" ".join(words_of(entry))), *sorted(names[id] for id in self.named[entry.id])))
            for entry in self.case.record
        }

    def _names(self, id: str) -> tuple[str, ...]:
        actor = self.case.actor(id)
        if isinstance(actor, Party):
            return (actor.name, actor.short, *actor.aka, *(n for names in actor.spellings.values() for n in names))
        if isinstance(actor, Person):
            return (actor.name, *(n for names in actor.spellings.values() for n in names))
        if id in self.case.places:
            place = self.case.places[id]
            return (place.name, place.city, place.country)
        return (self.case.name(id),) if id not in self.case.by_id else ()

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of each entry in the record, by time."""
        return {entry.id: index for index, entry in enumerate(self.case.record)}

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of what the reader sees."""
        return self.case.fingerprint

    @cached_property
    def positions(self) -> PositionTable:
        """Where everybody stands."""
        return read_positions(self.case)
