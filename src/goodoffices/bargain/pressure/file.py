"""Effects from a YAML file of their own, for a domain that is no case: the same fields as the entries of a case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from goodoffices.bargain.pressure.effect import Effect
from goodoffices.bargain.pressure.of_case import effects_of_case
from goodoffices.case import Case
from goodoffices.case import Effect as EffectEntry
from goodoffices.case.checks.effects import effects_out_of_time
from goodoffices.case.reading import Naming, Reading, nearest
from goodoffices.case.record import read_record
from goodoffices.diagnose import Report
from goodoffices.text import Mapping, Positioned, read_positioned, read_source
from goodoffices.text import Sequence as Items

__all__ = ["load_effects"]


def load_effects(path: Path, parties: Sequence[str]) -> tuple[tuple[Effect, ...], Report]:
    """Read effects.

    The file is a list, or a mapping with the key ``effects``, of the fields of an ``effect`` (see
    ``docs/reference/case-format.md``). Each says its own ``begins``; what is written under ``pressure`` only tells which
    effects come true together. Days are days of no zone, moments those of UTC.

    Parameters
    ----------
    path : Path
    parties : sequence of str
        Ids of the parties of the domain.

    Returns
    -------
    effects : tuple of Effect
        Empty where the report has errors.
    report : Report
        With code, place and repair of every fault.
    """
    file = read_positioned(read_source(path.parent, path.name))
    named: list[Naming] = []
    reading = Reading(file, "UTC", named)
    found: dict[str, EffectEntry] = {}
    for node in _items(file):
        entry = read_record(EffectEntry, node, reading)
        if entry is not None:
            _keep(file, found, entry)
    for naming in named:
        if naming.targets == ("party",) and naming.name not in parties:
            _nobody(file, naming, parties)
    clock = datetime(2, 1, 1, tzinfo=UTC)
    case = Case(id="effects", title="", clock=clock, record=tuple(found.values()), by_id=found)
    for doubt in effects_out_of_time(case):
        place = doubt.item.place
        file.fault(doubt.code, doubt.message, place.line, place.column, place.width, help=doubt.help)
    report = Report.of(file.diagnostics)
    return ((), report) if report.errors else (effects_of_case(case, parties).effects, report)


def _items(file: Positioned) -> Iterator[Mapping]:
    node = file.node
    if isinstance(node, Mapping) and list(node.items) == ["effects"]:
        node = node.items["effects"]
    if not isinstance(node, Items):
        line, column = (node.line, node.column) if node is not None else (1, 1)
        if node is not None or not file.diagnostics:
            file.fault("E203", "a list of effects belongs here", line, column, help="begin each with - id:")
        return
    for item in node.items:
        if isinstance(item, Mapping):
            yield item
        else:
            file.fault("E203", "an item of the list is a mapping", item.line, item.column, help="begin it with - id:")


def _keep(file: Positioned, found: dict[str, EffectEntry], entry: EffectEntry) -> None:
    first = found.setdefault(entry.id, entry)
    if first is not entry:
        file.fault(
            "E206",
            f'the id "{entry.id}" is taken',
            entry.place.line,
            entry.place.column,
            entry.place.width,
            label=f"first used at {first.place}",
            help="choose another id",
        )


def _nobody(file: Positioned, naming: Naming, parties: Sequence[str]) -> None:
    meant = nearest(naming.name, parties)
    help = f'perhaps "{meant}" is meant' if meant else f"name one of: {', '.join(parties)}"
    message = f'no party of the domain is called "{naming.name}"'
    file.fault("E205", message, naming.line, naming.column, len(naming.name), help=help)
