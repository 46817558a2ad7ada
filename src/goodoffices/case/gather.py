"""Reading every file of a case into items, each with its place and its audience, faults noted on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from goodoffices.case.audience import MEDIATOR, PUBLIC, Audience
from goodoffices.case.entity import Head, Issue, Item, Source
from goodoffices.case.folder import CaseFile
from goodoffices.case.kinds import KINDS, Entry
from goodoffices.case.prune import Sight, means_audience
from goodoffices.case.reading import ABSENT, Naming, Reading, nearest
from goodoffices.case.record import read_record
from goodoffices.case.shape import AudienceMark, Text, Time
from goodoffices.case.when import TimeFault, zone_of
from goodoffices.diagnose import Diagnostic, Place
from goodoffices.text import Mapping, Node, Positioned, Scalar, Sequence

__all__ = ["Gathered", "floor_of_faults", "gather_file", "gather_head"]

_NOBODY = Audience(named=frozenset())


@dataclass(slots=True)
class Gathered:
    """What the files read so far hold. Filled file by file; nobody else sees it before it is whole.

    Attributes
    ----------
    head : Head or None
    issues, sources, entries : list
    places : dict of id to Place
        Where each id stands, the first time.
    namings : list of Naming
    diagnostics : list of Diagnostic
    zone : str
        In which days begin.
    """

    head: Head | None = None
    issues: list[Issue] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    namings: list[Naming] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    zone: str = "UTC"

    def lasting(self) -> Iterator[Item]:
        """Parties, people, places, issues and sources."""
        if self.head is not None:
            yield from self.head.parties
            yield from self.head.people
            yield from self.head.places
        yield from self.issues
        yield from self.sources


def gather_head(into: Gathered, file: Positioned, sight: Callable[[Head], Sight]) -> None:
    """Read ``case.yaml``: whole, to know who its people are, and then as far as the reader may see it.

    Parameters
    ----------
    into : Gathered
    file : Positioned
    sight : callable of Head -> Sight
        Decides who the reader is among the people of the case; may raise ``AudienceError``.
    """
    node = file.node
    if not isinstance(node, Mapping):
        if node is not None or not file.diagnostics:
            file.fault("E203", "case.yaml holds no mapping", 1, 1, help="begin with case:, title: and zone:")
        into.diagnostics.extend(file.diagnostics)
        return
    into.zone = _zone(node)
    scratch = Positioned(file.source)
    head = read_record(Head, node, Reading(scratch, into.zone, []))
    if head is not None and not sight(head).everything:
        pruned = sight(head).prune(node)
        node = pruned if isinstance(pruned, Mapping) else Mapping(1, 1)
    placed = head is None or sight(head).reader.tier == "desk"
    into.head = read_record(Head, node, Reading(file, into.zone, into.namings, placed=placed))
    if into.head is not None:
        for item in (*into.head.parties, *into.head.people, *into.head.places):
            _declare(into, file, item)
    into.diagnostics.extend(file.diagnostics)


def _zone(node: Mapping) -> str:
    zone = node.items.get("zone")
    try:
        return zone_of(zone.text).key if isinstance(zone, Scalar) and zone.text else "UTC"
    except TimeFault:
        return "UTC"  # the fault is noted when the field itself is read


def gather_file(into: Gathered, case_file: CaseFile, file: Positioned, sight: Sight) -> None:
    """Read a file of issues, sources or entries."""
    reading = Reading(file, into.zone, into.namings, placed=sight.reader.tier == "desk")
    floor = case_file.floor if sight.reader.tier == "desk" else case_file.floor & floor_of_faults(file)
    head, items = _split(case_file, file, reading, sight)
    floor &= head.pop("audience", PUBLIC)
    if sight.reader.sees(floor):
        for node in items:
            if sight.everything or sight.prune(node) is not None:
                _gather_item(into, case_file, reading, node, head, floor)
    into.diagnostics.extend(file.diagnostics)


def floor_of_faults(file: Positioned) -> Audience:
    """What a file that could not be read whole asks of its reader: with a fault an audience may have been lost."""
    if all(d.level != "error" for d in file.diagnostics):
        return PUBLIC
    return _NOBODY if "named" in file.source.text else MEDIATOR


def _split(case_file: CaseFile, file: Positioned, reading: Reading, sight: Sight) -> tuple[dict[str, Any], list[Node]]:
    """The head of a file (what holds for all of its items) and its items."""
    node = file.node
    key = case_file.holds
    if node is None:
        return {}, []
    if isinstance(node, Sequence):
        return {}, node.items
    if not isinstance(node, Mapping) or key not in node.items:
        file.fault(
            "E203",
            f"a list of {key} belongs here",
            node.line,
            node.column,
            help=f"begin with {key}: and a list, or with the list itself",
        )
        return {}, []
    head = _read_head(node, reading, key)
    listed = node.items[key]
    if isinstance(listed, Scalar) and listed.plain and not listed.text:
        return head, []
    if not isinstance(listed, Sequence):
        file.fault(
            "E203", f"a list of {key} belongs here", listed.line, listed.column, help="begin each item with a dash"
        )
        return head, []
    items = listed.items
    entered = head.get("entered")
    # A date that cannot be read may be any: better to leave the items out of a view of the past.
    later = "entered" in node.items if entered is None else sight.as_of is not None and entered.start > sight.as_of
    if sight.as_of is not None and later:
        # What the head dates later than the moment asked for is out of sight, but for items with a date of their own.
        items = [item for item in items if isinstance(item, Mapping) and "entered" in item.items]
    return head, items


def _read_head(node: Mapping, reading: Reading, key: str) -> dict[str, Any]:
    shapes = {"entered": Time(), "entered_by": Text(), "audience": AudienceMark()}
    head: dict[str, Any] = {}
    for name, value in node.items.items():
        if name in shapes:
            read = shapes[name].read(value, reading)
            if read is not ABSENT:
                head[name] = read
            elif name == "audience":
                head[name] = _NOBODY  # unreadable: nobody, rather than everybody
        elif name != key:
            if means_audience(name):
                head["audience"] = _NOBODY
            reading.fault_at_key(
                "E201",
                f'the head of a file has no field "{name}"',
                node,
                name,
                label=f"one of: {', '.join((*shapes, key))}",
            )
    return head


def _gather_item(
    into: Gathered, case_file: CaseFile, reading: Reading, node: Node, head: dict[str, Any], floor: Audience
) -> None:
    if not isinstance(node, Mapping):
        reading.fault("E203", "an item of the list is a mapping", node, help="begin it with - id:")
        return
    cls = _class_of(case_file, reading, node)
    if cls is None:
        return
    extra = head if issubclass(cls, Entry) else {key: value for key, value in head.items() if key == "entered"}
    if floor != PUBLIC or "audience" in node.items:
        reading.begin(node)
        extra = extra | {"audience": floor & _own_audience(node, reading, floor)}
        node.items.pop("audience", None)
    item = read_record(cls, node, reading, extra)
    if item is None or not _declare(into, reading.file, item):
        return
    target: list[Any] = into.issues if cls is Issue else into.sources if cls is Source else into.entries
    target.append(item)


def _declare(into: Gathered, file: Positioned, item: Item | Entry) -> bool:
    """Take the item's id; two items of one id are a fault of the second."""
    place = item.place
    first = into.places.setdefault(item.id, place)
    if first is place:
        return True
    file.fault(
        "E206",
        f'the id "{item.id}" is taken',
        place.line,
        place.column,
        place.width,
        label=f"first used at {first}",
        help="choose another id; ids are unique in the whole case",
    )
    return False


def _own_audience(node: Mapping, reading: Reading, floor: Audience) -> Audience:
    mark = node.items.get("audience")
    if mark is None:
        return PUBLIC
    audience = AudienceMark().read(mark, reading)
    if not isinstance(audience, Audience):
        return _NOBODY
    if audience.named is None and not audience.covers(floor):
        reading.fault(
            "W303",
            f'this says "{audience}", but its folder, or the head of its file, keeps it for "{floor}"',
            mark,
            help="leave the audience out, or move the entry to a file of its own in record/",
        )
    return audience


def _class_of(case_file: CaseFile, reading: Reading, node: Mapping) -> Any:
    if case_file.holds == "issues":
        return Issue
    if case_file.holds == "sources":
        return Source
    kind = node.items.get("kind")
    if not isinstance(kind, Scalar) or not kind.text:
        reading.fault("E202", 'an entry needs the field "kind"', node, help=f"one of: {', '.join(KINDS)}")
        return None
    cls = KINDS.get(kind.text)
    if cls is None:
        meant = nearest(kind.text, KINDS)
        help = f'perhaps "{meant}" is meant' if meant else "choose one of them"
        reading.fault(
            "E207", f'"{kind.text}" is not a kind of entry', kind, label=f"one of: {', '.join(KINDS)}", help=help
        )
    return cls
