"""What a decision maker prefers, as it stands in the text form: a ranking, statements, weights or utilities."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from goodoffices.conflict.conflict import Conflict
from goodoffices.conflict.files.grounds import GROUND_FIELDS
from goodoffices.conflict.files.lines import Lines
from goodoffices.conflict.preference import (
    Preference,
    Wish,
    preference_of_groups,
    preference_of_scores,
    preference_of_statements,
)
from goodoffices.conflict.statement import Statement, StatementFault, parse_statement
from goodoffices.conflict.wish import preference_of_wishes
from goodoffices.diagnose import UsageError
from goodoffices.text import Mapping, Node, Scalar, Sequence

__all__ = ["read_preference"]

_WAYS = ("ranking", "statements", "weights", "utilities")
_MUCH = ">>"
_HEADINGS = ("any", "unknown", "open")


def read_preference(lines: Lines, conflict: Conflict, places: MappingOf[str, int], node: Node) -> Preference | None:
    """A preference from one of its four forms; None after a fault has been noted."""
    fields = lines.fields(node, (*_WAYS, "much", "unknown", *GROUND_FIELDS))
    ways = [way for way in _WAYS if way in fields]
    if len(ways) != 1:
        lines.fault(
            "E810",
            "a preference is given in one way, this has " + (" and ".join(ways) or "none"),
            node,
            help=f"write one of: {', '.join(_WAYS)}",
        )
        return None
    reader = _Reader(lines, conflict, places)
    given = fields[ways[0]]
    much = reader.number(fields["much"]) if "much" in fields else None
    if much is not None and (much <= 0 or ways[0] in ("ranking", "statements")):
        lines.fault(
            "E208", "a difference that is much stands beside weights or utilities, and is above 0", fields["much"],
            help=f'in a ranking or statements, put "{_MUCH}" between those that are far apart',
        )  # fmt: skip
        return None
    if ways[0] == "ranking":
        found = reader.ranking(given)
    elif ways[0] == "statements":
        found = reader.statements(given)
    else:
        scores = reader.weights(given) if ways[0] == "weights" else reader.utilities(given)
        found = None if scores is None else preference_of_scores(scores, much)
    if found is None or "unknown" not in fields:
        return found
    # With pairs beside them the statements no longer tell all that is unknown.
    return replace(found, unknown=found.unknown | reader.pairs(fields["unknown"]), wishes=())


@dataclass(slots=True)
class _Reader:
    lines: Lines
    conflict: Conflict
    places: MappingOf[str, int]
    seen: dict[int, Node] = field(default_factory=dict)

    def number(self, node: Node) -> float | None:
        """A finite number."""
        text = self.lines.text(node)
        try:
            value = float(text)
        except ValueError:
            value = float("nan")
        if not np.isfinite(value):
            self.lines.fault("E208", f'"{text}" is not a number', node, help="write a number such as 0.35")
            return None
        return value

    def state(self, node: Node) -> int | None:
        """The place of a state; None after a fault."""
        text = self.lines.text(node)
        try:
            return self.conflict.state(text)
        except UsageError as fault:
            self.lines.fault("E807", fault.message, node, help=fault.help)
            return None

    def _once(self, node: Node) -> int | None:
        place = self.state(node)
        if place is not None and place in self.seen:
            first = self.seen[place]
            self.lines.fault(
                "E803", f"the state {place + 1} ({self.conflict.pattern(place)}) stands twice", node,
                label=f"first in line {first.line}", help="keep one of the two",
            )  # fmt: skip
            return None
        if place is not None:
            self.seen[place] = node
        return place

    def _complete(self, node: Node) -> bool:
        missing = [s for s in range(self.conflict.size) if s not in self.seen]
        if missing and not self.lines.failed:
            shown = ", ".join(f"{s + 1} ({self.conflict.pattern(s)})" for s in missing[:6])
            more = f" and {len(missing) - 6} more" if len(missing) > 6 else ""
            self.lines.fault(
                "E803", f"states are missing: {shown}{more}", node, help="place every feasible state, or use statements"
            )
        return not missing and not self.lines.failed

    def ranking(self, node: Node) -> Preference | None:
        """``[1, [3, 6], ">>", {unknown: [2, 4]}]``: most preferred first."""
        groups: list[list[int]] = []
        much: list[int] = []
        loose: list[int] = []
        for item in self.lines.items(node):
            if isinstance(item, Scalar) and item.text == _MUCH:
                if groups:
                    much.append(len(groups) - 1)
                continue
            members = self.lines.items(item)
            if isinstance(item, Mapping):
                members = self.lines.items(self.lines.fields(item, ("unknown",), ("unknown",)).get("unknown"))
                loose.append(len(groups))
            found = [place for place in (self._once(member) for member in members) if place is not None]
            if found:
                groups.append(found)
            elif loose and loose[-1] == len(groups):
                loose.pop()
        if not self._complete(node):
            return None
        much = [place for place in much if place < len(groups) - 1]
        return preference_of_groups(groups, self.conflict.size, much, loose)

    def statement(self, node: Node) -> Statement | None:
        """A statement; None after a fault."""
        text = self.lines.text(node)
        try:
            return parse_statement(text, self.places)
        except StatementFault as fault:
            code = "E802" if fault.unknown else "E804"
            label = f"one of: {', '.join(self.places)}" if fault.unknown else ""
            quote = 0 if not isinstance(node, Scalar) or node.plain else 1
            self.lines.fault(code, str(fault), node, shift=fault.column + quote, label=label)
            return None

    def statements(self, node: Node) -> Preference | None:
        """``[not attack, {any: [a, b]}, ">>", {unknown: [c, {open: d}]}, {open: [e]}]``: most important first."""
        wishes: list[Wish] = []
        said: list[tuple[Statement, NDArray[np.bool_], Node]] = []
        much = 0
        mark: Node | None = None
        for item in self.lines.items(node):
            if isinstance(item, Scalar) and item.text == _MUCH:
                much, mark = len(wishes), item
                continue
            manner, members = self._group(item)
            read = [(member, self.statement(member), doubt) for member, doubt in members]
            group = [(m, s, s.holds(self.conflict.states), doubt) for m, s, doubt in read if s is not None]
            for member, one, truth, _ in group:
                self._compare(member, one, truth, said)
                said.append((one, truth, member))
            if group:
                doubts = tuple(doubt for *_, doubt in group) if manner == "unknown" else ()
                wishes.append(
                    Wish(manner, tuple(s.text for _, s, *_ in group), tuple(t for _, _, t, _ in group), doubts)
                )
        vague = any(wish.manner != "equal" for wish in wishes)
        if mark is not None and vague:
            self.lines.fault(
                "E810", f'"{_MUCH}" and statements of unknown order do not go together', mark,
                help=f'leave out "{_MUCH}", or order all statements',
            )  # fmt: skip
        if self.lines.failed:
            return None
        if not vague:
            return self._ordered([wish.truths for wish in wishes], much)
        try:
            return preference_of_wishes(wishes, self.conflict.size)
        except UsageError as fault:
            self.lines.fault("E809", fault.message, node, help=fault.help)
            return None

    def _group(self, item: Node) -> tuple[str, list[tuple[Node, bool]]]:
        """How the statements of an item stand to one another; the statements, and whether it is open if they are wanted."""
        if not isinstance(item, Mapping):
            return "equal", [(item, False)]
        fields = self.lines.fields(item, _HEADINGS)
        if not fields and item.items:
            return "equal", []  # the heading without a meaning has been told
        if len(fields) != 1:
            self.lines.fault(
                "E810", "a group of statements has one heading", item, help=f"write one of: {', '.join(_HEADINGS)}"
            )
            return "equal", []
        word, node = next(iter(fields.items()))
        members: list[tuple[Node, bool]] = []
        for member in self.lines.items(node):
            if word == "unknown" and isinstance(member, Mapping):
                inside = self.lines.fields(member, ("open",), ("open",)).get("open")
                members += [(one, True) for one in self.lines.items(inside)]
            else:
                members.append((member, word == "open"))
        return "equal" if word == "any" else "unknown", members

    def _ordered(self, truths: list[tuple[NDArray[np.bool_], ...]], much: int) -> Preference:
        found = preference_of_statements(truths, self.conflict.size)
        if not much:
            return found
        coarse = preference_of_statements(truths[:much], self.conflict.size).rank
        # Much worse is whatever already differs by the statements before the mark.
        top = np.full(int(coarse.max()) + 2, -1, dtype=np.int64)
        np.maximum.at(top, coarse + 1, found.rank)
        return replace(found, much_worse=np.maximum.accumulate(top)[coarse])

    def _compare(
        self,
        node: Node,
        one: Statement,
        truth: NDArray[np.bool_],
        said: list[tuple[Statement, NDArray[np.bool_], Node]],
    ) -> None:
        if truth.all() or not truth.any():
            word = "every" if truth.all() else "no"
            self.lines.fault(
                "W811", f'"{one.text}" holds in {word} feasible state and decides nothing', node, help="leave it out"
            )
            return
        for other, its, where in said:
            if np.array_equal(its, ~truth):
                self.lines.fault(
                    "E805", f'"{one.text}" contradicts "{other.text}"', node, label=f"said in line {where.line}",
                    help="keep the one that is meant",
                )  # fmt: skip

    def weights(self, node: Node) -> NDArray[np.float64] | None:
        """``{not attack: 3, release: 1}``: the weights of what holds are added up."""
        total = np.zeros(self.conflict.size)
        if not isinstance(node, Mapping):
            self.lines.fault("E203", "statements with a weight each belong here", node, help="write statement: weight")
            return None
        for text, value in node.items.items():
            line, column = node.keys[text]
            one, weight = self.statement(Scalar(text, line, column, len(text))), self.number(value)
            if one is not None and weight is not None:
                total += weight * one.holds(self.conflict.states)
        return None if self.lines.failed else total

    def utilities(self, node: Node) -> NDArray[np.float64] | None:
        """``{1: 0.4, YNN: 0.9}``: a number for every feasible state."""
        values = np.zeros(self.conflict.size)
        if not isinstance(node, Mapping):
            self.lines.fault("E203", "states with a number each belong here", node, help="write state: number")
            return None
        for text, value in node.items.items():
            line, column = node.keys[text]
            place, worth = self._once(Scalar(text, line, column, len(text))), self.number(value)
            if place is not None and worth is not None:
                values[place] = worth
        return values if self._complete(node) else None

    def pairs(self, node: Node) -> frozenset[tuple[int, int]]:
        """``[[1, 3], [2, 5]]``: pairs of states whose comparison is not known."""
        found = set()
        for item in self.lines.items(node):
            members = item.items if isinstance(item, Sequence) else []
            if len(members) != 2:
                self.lines.fault("E203", "a pair of states belongs here", item, help="write [1, 3]")
                continue
            first, second = self.state(members[0]), self.state(members[1])
            if first is not None and second is not None and first != second:
                found.add((min(first, second), max(first, second)))
        return frozenset(found)
