"""Reading the own JSON format (see :mod:`~goodoffices.bargain.format.own_write`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

import numpy as np

from goodoffices.bargain.constraint import Choice, Constraint
from goodoffices.bargain.domain import Domain, DomainIssue
from goodoffices.bargain.format.assemble import build, check_issues
from goodoffices.bargain.format.geniusweb import worths_of
from goodoffices.bargain.format.json_text import read_json
from goodoffices.bargain.format.reading import Located, Reading, as_number
from goodoffices.bargain.preference import Box, Faction, PartyPreferences, Ratio, Table, Term, Utility
from goodoffices.text import Mapping, Node, Scalar
from goodoffices.text import Sequence as Listing

__all__ = ["read_own"]


def read_own(reading: Reading, path: Path | None, _profiles: Sequence[Path]) -> Domain | None:
    """Read a domain that :func:`~goodoffices.bargain.format.write_domain` wrote, or a person."""
    node = None if path is None else read_json(reading, path)
    top = None if node is None else reading.mapping(node, "the file")
    listed = None if top is None else reading.sequence(top.items.get("issues"), '"issues"')
    if path is None or top is None or listed is None:
        return None
    places: list[tuple[DomainIssue, Located | None]] = []
    for item in listed.items:
        held = reading.mapping(item, "an issue")
        if held is not None:
            places.append((_issue(reading, held), held))
    if reading.failed or not check_issues(reading, places):
        return None
    reader = _Reader(reading, [issue for issue, _ in places])
    found = reading.sequence(top.items.get("parties"), '"parties"')
    parties = [reader.party(item) for item in (found.items if found else ())]
    constraints = [reader.constraint(item) for item in _items(top, "constraints")]
    quorum = _optional(reading, top, "quorum")
    domain = build(
        reading,
        _text(top, "name") or path.stem,
        reader.issues,
        [p for p in parties if p is not None],
        [c for c in constraints if c is not None],
        None if quorum is None else int(quorum),
    )
    status_quo = top.items.get("status_quo")
    if domain is None or not isinstance(status_quo, Mapping):
        return domain
    return reader.status_quo(domain, status_quo)


def _text(holder: Mapping, key: str) -> str:
    node = holder.items.get(key)
    return node.text if isinstance(node, Scalar) else ""


def _items(holder: Mapping, key: str) -> list[Node]:
    node = holder.items.get(key)
    return node.items if isinstance(node, Listing) else []


def _true(holder: Mapping, key: str, default: bool) -> bool:
    text = _text(holder, key)
    return default if text == "" else text == "true"


def _optional(reading: Reading, holder: Mapping, key: str) -> float | None:
    """A number, or None where it is missing or null."""
    node = holder.items.get(key)
    if node is None or (isinstance(node, Scalar) and node.plain and node.text == ""):
        return None
    return reading.number(node, f'"{key}"')


def _issue(reading: Reading, held: Mapping) -> DomainIssue:
    options = tuple(n.text for n in _items(held, "options") if isinstance(n, Scalar))
    numbers = tuple(reading.number(n, "the value of an option") or 0.0 for n in _items(held, "values"))
    if numbers and len(numbers) != len(options):
        reading.fault("E706", "an issue has another number of values than of options", held)
    return DomainIssue(
        _text(held, "id"), options, _text(held, "title"), numbers or None, _true(held, "divisible", default=False)
    )


class _Reader:
    """What speaks of issues and options by their names."""

    def __init__(self, reading: Reading, issues: list[DomainIssue]) -> None:
        self.reading = reading
        self.issues = issues
        self.positions = {issue.id: n for n, issue in enumerate(issues)}

    def position(self, name: str, where: Node) -> int | None:
        if name not in self.positions:
            self.reading.fault("E708", f'there is no issue "{name}"', where, help=", ".join(list(self.positions)[:20]))
        return self.positions.get(name)

    def option(self, issue: int, name: str, where: Node) -> int | None:
        options = self.issues[issue].options
        if name not in options:
            self.reading.fault("E708", f'the issue "{self.issues[issue].id}" has no option "{name}"', where)
            return None
        return options.index(name)

    def party(self, node: Node) -> PartyPreferences | None:
        held = self.reading.mapping(node, "a party")
        utility = None if held is None else self.utility(held.items.get("utility"))
        if held is None or utility is None:
            return None
        factions = [self.faction(item) for item in _items(held, "factions")]
        measure: Literal["cardinal", "ordinal"] = "ordinal" if _text(held, "measure") == "ordinal" else "cardinal"
        return PartyPreferences(
            _text(held, "id"),
            utility,
            _optional(self.reading, held, "reservation"),
            _optional(self.reading, held, "discount"),
            _text(held, "title"),
            tuple(f for f in factions if f is not None),
            _true(held, "veto", default=True),
            measure,
        )

    def faction(self, node: Node) -> Faction | None:
        held = self.reading.mapping(node, "a faction")
        utility = None if held is None else self.utility(held.items.get("utility"))
        if held is None or utility is None:
            return None
        reservation = _optional(self.reading, held, "reservation")
        veto = _true(held, "veto", default=True)
        return Faction(_text(held, "id"), utility, reservation, veto, _text(held, "title"))

    def utility(self, node: Node | None) -> Utility | None:
        held = self.reading.mapping(node, '"utility"')
        if held is None:
            return None
        terms = [self.term(item) for item in _items(held, "terms")]
        conditions = [self.constraint(item) for item in _items(held, "conditions")]
        numbers = {key: _optional(self.reading, held, key) for key in ("offset", "scale", "otherwise")}
        if None in terms or None in conditions:
            return None
        scale = numbers["scale"]
        return Utility(
            tuple(t for t in terms if t is not None),
            numbers["offset"] or 0.0,
            1.0 if scale is None else scale,
            tuple(c for c in conditions if c is not None),
            numbers["otherwise"] or 0.0,
        )

    def term(self, node: Node) -> Term | None:
        held = self.reading.mapping(node, "a term")
        if held is None:
            return None
        if "box" in held.items:
            return self.box(held)
        if "over" in held.items:
            over = [self.table(item) for item in _items(held, "over")]
            under = [self.table(item) for item in _items(held, "under")]
            if None in over or None in under:
                return None
            return Ratio(
                tuple(t for t in over if t is not None),
                tuple(t for t in under if t is not None),
                _optional(self.reading, held, "empty") or 0.0,
            )
        return self.table(node)

    def table(self, node: Node) -> Table | None:
        held = self.reading.mapping(node, "a table of worths")
        if held is None:
            return None
        worths = held.items.get("worths")
        if "issue" in held.items:
            issue = self.position(_text(held, "issue"), held.items["issue"])
            mapping = self.reading.mapping(worths, '"worths"')
            if issue is None or mapping is None:
                return None
            values = worths_of(self.reading, mapping, "the table", self.issues[issue])
            return None if values is None else Table((issue,), values)
        names = [n for n in _items(held, "issues") if isinstance(n, Scalar)]
        found = [self.position(n.text, n) for n in names]
        scope = tuple(i for i in found if i is not None)
        if not scope or len(scope) < len(names):
            self.reading.fault("E708", "a table names no issues", held) if not names else None
            return None
        numbers: list[float] = []
        shape = tuple(len(self.issues[i].options) for i in scope)
        if not self._flatten(worths, shape, numbers):
            self.reading.fault("E706", f"the worths must be nested lists of the shape {list(shape)}", worths or held)
            return None
        return Table(scope, np.array(numbers).reshape(shape))

    def _flatten(self, node: Node | None, shape: tuple[int, ...], numbers: list[float]) -> bool:
        if not shape:
            value = as_number(node.text) if isinstance(node, Scalar) else None
            if value is None or not np.isfinite(value):
                return False
            numbers.append(value)
            return True
        if not isinstance(node, Listing) or len(node.items) != shape[0]:
            return False
        return all(self._flatten(item, shape[1:], numbers) for item in node.items)

    def box(self, held: Mapping) -> Box | None:
        ranges = self.reading.mapping(held.items["box"], '"box"')
        value = self.reading.number(held.items.get("value"), "the value of a box")
        if ranges is None or value is None:
            return None
        issues, lows, highs = [], [], []
        for name, node in ranges.items.items():
            ends = [n for n in node.items if isinstance(n, Scalar)] if isinstance(node, Listing) else []
            issue = self.position(name, node)
            if issue is None or len(ends) != 2:
                self.reading.fault("E706", "a range of a box is a list of its first and its last option", node)
                return None
            low, high = (self.option(issue, end.text, end) for end in ends)
            if low is None or high is None:
                return None
            issues.append(issue)
            lows.append(low)
            highs.append(high)
        return Box(tuple(issues), tuple(lows), tuple(highs), value)

    def constraint(self, node: Node) -> Constraint | None:
        held = self.reading.mapping(node, "a constraint")
        if held is None:
            return None
        choices = []
        for item in _items(held, "choices"):
            part = self.reading.mapping(item, "a choice")
            issue = None if part is None else self.position(_text(part, "issue"), item)
            if part is None or issue is None:
                return None
            options = [self.option(issue, n.text, n) for n in _items(part, "options") if isinstance(n, Scalar)]
            if None in options:
                return None
            choices.append(Choice(issue, tuple(o for o in options if o is not None)))
        least = _optional(self.reading, held, "least")
        most = _optional(self.reading, held, "most")
        return Constraint(
            _text(held, "kind") or "cardinality",
            tuple(choices),
            int(least or 0),
            len(choices) if most is None else int(most),
            _text(held, "reason"),
        )

    def status_quo(self, domain: Domain, held: Mapping) -> Domain | None:
        chosen = []
        for n, issue in enumerate(self.issues):
            node = held.items.get(issue.id)
            option = self.option(n, node.text, node) if isinstance(node, Scalar) else None
            if option is None:
                self.reading.fault("E706", f'the status quo says nothing of "{issue.id}"', held)
                return None
            chosen.append(option)
        return replace(domain, status_quo=tuple(chosen))
