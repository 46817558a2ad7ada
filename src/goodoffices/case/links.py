"""Whether what a line names is there, is of the right sort, and may be seen by whoever sees the line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from goodoffices.case.audience import PUBLIC, Audience
from goodoffices.case.entity import Item
from goodoffices.case.gather import Gathered
from goodoffices.case.kinds import KINDS, Entry
from goodoffices.case.reading import Naming, nearest
from goodoffices.case.when import TimeFault, parse_when
from goodoffices.diagnose import Diagnostic, Place

__all__ = ["Directory", "broken_links", "drop_unseen"]

_SUGGESTED = 50


class Directory:
    """Everything that can be named: its sort and its audience by id.

    Parameters
    ----------
    gathered : Gathered
    """

    __slots__ = ("_meant", "audiences", "entered", "sorts")

    def __init__(self, gathered: Gathered) -> None:
        self._meant: dict[tuple[tuple[str, ...], str], str] = {}
        self.sorts: dict[str, str] = {}
        self.audiences: dict[str, Audience] = {}
        self.entered: dict[str, datetime] = {}
        for item in gathered.lasting():
            self._add(item.id, type(item).__name__.lower(), item.audience)
        for issue in gathered.issues:
            for option in issue.options:
                self._add(f"{issue.id}/{option.id}", "option", issue.audience & option.audience)
        for entry in gathered.entries:
            self._add(entry.id, entry.kind, entry.audience)
        dated: tuple[Item | Entry, ...] = (*gathered.lasting(), *gathered.entries)
        for thing in dated:
            if thing.entered is not None:
                self.entered.setdefault(thing.id, thing.entered.start)

    def _add(self, id: str, sort: str, audience: Audience) -> None:
        self.sorts.setdefault(id, sort)
        self.audiences.setdefault(id, audience)

    def fits(self, naming: Naming) -> bool:
        """Whether the name is there and of a sort that its field takes."""
        sort = self.sorts.get(naming.name)
        return sort is not None and (sort in naming.targets or ("entry" in naming.targets and sort in KINDS))

    def within(self, naming: Naming) -> Audience | None:
        """What the lines in which a name stands ask of their reader; the head of the case is for everybody."""
        if not naming.owner:
            return PUBLIC if naming.path == "case.yaml" else None
        own = self.audiences.get(naming.owner)
        return own if own is None or naming.within is PUBLIC else own & naming.within

    def meant(self, naming: Naming) -> str:
        """The id that was most likely meant; a case full of broken names gets suggestions for the first of them."""
        key = naming.targets, naming.name
        if key not in self._meant:
            self._meant[key] = (
                nearest(naming.name, self._known(naming.targets)) if len(self._meant) < _SUGGESTED else ""
            )
        return self._meant[key]

    def _known(self, targets: tuple[str, ...]) -> list[str]:
        return [id for id, sort in self.sorts.items() if sort in targets or ("entry" in targets and sort in KINDS)]


def broken_links(gathered: Gathered, directory: Directory) -> Iterable[Diagnostic]:
    """Names that nothing answers to (E204, E205), of the wrong sort (E210), or of a stricter audience (E302)."""
    for naming in gathered.namings:
        if not directory.fits(naming):
            yield _broken(gathered, naming, directory)
        elif not naming.loose:
            late = directory.entered.get(naming.name)
            if late is not None and naming.owner and _known_since(naming, directory, gathered.zone) < late:
                yield _entered_later(naming, late)
            asked = directory.audiences[naming.name]
            own = directory.within(naming)
            if own is not None and own is not asked and not own.covers(asked):
                owner = f'"{naming.owner}"' if naming.owner else naming.path
                yield Diagnostic(
                    "E302",
                    f'"{naming.name}" is for "{asked}", but {owner}, which names it, is for "{own}"',
                    _place(naming),
                    help=f'give the lines that name it the audience "{own & asked}", or do not name it here',
                )


_EVER = datetime(1, 1, 2, tzinfo=UTC)


def _known_since(naming: Naming, directory: Directory, zone: str) -> datetime:
    """From when on a view of the past shows the line; for ever where nothing says when it was entered."""
    since = directory.entered.get(naming.owner, _EVER)
    if naming.since:
        try:
            return max(since, parse_when(naming.since, zone).start)
        except TimeFault:
            return since  # told of where the time itself is read
    return since


def _entered_later(naming: Naming, late: datetime) -> Diagnostic:
    return Diagnostic(
        "W416",
        f'"{naming.owner}" names "{naming.name}", which was entered later ({late:%Y-%m-%d %H:%M})',
        _place(naming),
        help="give the line, or the item, an entered: of its own; until then every view of the days between lacks it",
    )


def _place(naming: Naming) -> Place:
    shown = naming.name.rpartition("/")[2] if naming.targets == ("option",) else naming.name
    return Place(naming.path, naming.line, naming.column, max(len(shown), 1))


def _broken(gathered: Gathered, naming: Naming, directory: Directory) -> Diagnostic:
    place = _place(naming)
    if naming.targets == ("option",):
        issue, _, option = naming.name.partition("/")
        declared = [o.id for i in gathered.issues if i.id == issue for o in i.options]
        where = gathered.places.get(issue)
        label = (
            f"declared: {', '.join(declared)}" + (f" ({where.path}:{where.line})" if where else "")
            if declared
            else f'the issue "{issue}" declares none'
        )
        meant = nearest(option, declared)
        help = f'perhaps "{meant}" is meant' if meant else "declare it in issues.yaml, or choose one of these"
        return Diagnostic("E204", f'option "{option}" is not declared for issue "{issue}"', place, label, help)
    wanted = " or ".join(naming.targets)
    sort = directory.sorts.get(naming.name)
    if sort is not None:
        return Diagnostic(
            "E210",
            f'"{naming.name}" is a {sort}; {wanted} belongs here',
            place,
            label=f"declared at {gathered.places.get(naming.name, '')}",
            help=f"name a {wanted}",
        )
    meant = directory.meant(naming)
    unread = sorted({d.place.path for d in gathered.diagnostics if d.code.startswith("E1")})
    help = f'perhaps "{meant}" is meant' if meant else "declare it, or name one that is there"
    if unread:
        help = f"it may stand in {', '.join(unread[:3])}, of which not all could be read; else {help}"
    return Diagnostic("E205", f'no {wanted} is called "{naming.name}"', place, help=help)


def drop_unseen(gathered: Gathered) -> bool:
    """Remove, from what a restricted reader gets, every item that names something out of that reader's sight.

    Such a line is a fault of the case (E302), and ``check`` says so to its keeper; until it is mended the line is
    kept back rather than shown with a hole in it. What names a removed item goes too.

    Returns
    -------
    bool
        True where anything was removed.
    """
    directory = Directory(gathered)
    named_by: dict[str, list[str]] = defaultdict(list)
    waiting: list[str] = []
    for naming in gathered.namings:
        if not naming.loose and naming.owner in directory.sorts:
            if directory.fits(naming):
                named_by[naming.name].append(naming.owner)
            else:
                waiting.append(naming.owner)
    options = {issue.id: [f"{issue.id}/{option.id}" for option in issue.options] for issue in gathered.issues}
    lost: set[str] = set()
    while waiting:
        owner = waiting.pop()
        if owner not in lost:
            lost.add(owner)
            for name in (owner, *options.get(owner, ())):
                waiting.extend(named_by[name])
    if lost:
        gathered.issues = [i for i in gathered.issues if i.id not in lost]
        gathered.sources = [s for s in gathered.sources if s.id not in lost]
        gathered.entries = [e for e in gathered.entries if e.id not in lost]
    _drop_from_head(gathered, lost)
    _forget_loose(gathered, Directory(gathered) if lost else directory)
    return bool(lost)


def _drop_from_head(gathered: Gathered, lost: set[str]) -> None:
    head = gathered.head
    if head is None:
        return
    parties = tuple(p for p in head.parties if p.id not in lost)
    gathered.head = replace(
        head,
        mediator=head.mediator if any(p.id == head.mediator for p in parties) else "",
        parties=parties,
        people=tuple(p for p in head.people if p.id not in lost),
        places=tuple(p for p in head.places if p.id not in lost),
    )


_LOOSE = ("supersedes", "reciprocal", "answered_by")


def _forget_loose(gathered: Gathered, directory: Directory) -> None:
    """Blank the names that lead out of sight in lines that mean the same without them."""
    gone: dict[str, set[str]] = defaultdict(set)
    for naming in gathered.namings:
        if naming.loose and not directory.fits(naming):
            gone[naming.owner].add(naming.name)
    for index, entry in enumerate(gathered.entries):
        if entry.id in gone:
            gathered.entries[index] = _without(entry, gone[entry.id])


def _without(entry: Entry, names: set[str]) -> Entry:
    changed: dict[str, object] = {}
    for field in _LOOSE:
        value = getattr(entry, field, None)
        if isinstance(value, tuple):
            changed[field] = tuple(name for name in value if name not in names)
        elif value in names:
            changed[field] = ""
    return replace(entry, **changed)  # type: ignore[arg-type]
