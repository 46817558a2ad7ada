"""Which entry replaces which: chains are followed to their end, circles are found and told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goodoffices.case.kinds import Entry, Withdrawal
from goodoffices.case.when import ends_before
from goodoffices.diagnose import Diagnostic

__all__ = ["Replacements", "replacements"]


@dataclass(frozen=True, slots=True)
class Replacements:
    """The entries no longer in force, and what was odd.

    Parameters
    ----------
    by : dict of str to str
        For each replaced entry the one that superseded or withdrew it.
    diagnostics : tuple of Diagnostic
    """

    by: dict[str, str]
    diagnostics: tuple[Diagnostic, ...]


def replacements(entries: Iterable[Entry]) -> Replacements:
    """Follow ``supersedes`` and withdrawals.

    An entry in a circle of supersession (E406) replaces nothing: all of the circle stays in force until it is mended.
    """
    known = {entry.id: entry for entry in entries}
    found: list[Diagnostic] = []
    circular = _circles(known)
    for id in sorted(circular):
        entry = known[id]
        found.append(
            Diagnostic(
                "E406",
                f'"{id}" supersedes itself, through {_path(known, id)}',
                entry.place,
                help="let one of them supersede nothing",
            )
        )
    by: dict[str, str] = {}
    for entry in known.values():
        if entry.supersedes in known and entry.id not in circular:
            found.extend(_odd(entry, known[entry.supersedes], by.get(entry.supersedes, "")))
            by[entry.supersedes] = entry.id
        if isinstance(entry, Withdrawal) and entry.of in known:
            by.setdefault(entry.of, entry.id)
    return Replacements(by, tuple(found))


def _odd(newer: Entry, older: Entry, already: str) -> Iterable[Diagnostic]:
    if already:
        yield Diagnostic(
            "W407",
            f'"{older.id}" is superseded twice, by "{already}" and by "{newer.id}"',
            newer.place,
            help=f'let "{newer.id}" supersede "{already}", or withdraw one',
        )
    if type(newer) is not type(older):
        yield Diagnostic(
            "E408",
            f'a {newer.kind} cannot supersede the {older.kind} "{older.id}"',
            newer.place,
            help="withdraw the one and enter the other",
        )
    if newer.entered is not None and older.entered is not None and ends_before(newer.entered, older.entered):
        yield Diagnostic(
            "W409",
            f'"{newer.id}" was entered before "{older.id}", which it supersedes',
            newer.place,
            help="correct one of the two dates of entry",
        )


def _circles(known: dict[str, Entry]) -> set[str]:
    done: set[str] = set()
    circular: set[str] = set()
    for start in known:
        path: dict[str, None] = {}
        id = start
        while id in known and id not in done and id not in path:
            path[id] = None
            id = known[id].supersedes
        if id in path:
            ring = list(path)
            circular.update(ring[ring.index(id) :])
        done.update(path)
    return circular


def _path(known: dict[str, Entry], start: str) -> str:
    names: list[str] = []
    id = known[start].supersedes
    while id != start and len(names) < 5:
        names.append(f'"{id}"')
        id = known[id].supersedes
    return " and ".join(names) or "its own line"
