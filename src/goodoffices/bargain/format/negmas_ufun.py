"""Utility functions of NegMAS: additive, linear, of hyper-rectangles, mapped, constant, sums of these, discounted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.domain import DomainIssue
from goodoffices.bargain.format.assemble import box_term, check_weights, find_option
from goodoffices.bargain.format.geniusweb import worths_of
from goodoffices.bargain.format.reading import Reading, as_number
from goodoffices.bargain.preference import Box, PartyPreferences, Table, Term, Utility
from goodoffices.text import Mapping, Node, Scalar, Sequence

__all__ = ["read_ufun"]


@dataclass(frozen=True, slots=True)
class _Sum:
    terms: tuple[Term, ...]
    offset: float = 0.0


def read_ufun(reading: Reading, node: Node, issues: list[DomainIssue], name: str) -> PartyPreferences | None:
    """One party from its utility function."""
    top = reading.mapping(node, f"the utility of {name}")
    discount: float | None = None
    reservation: float | None = None
    faults = len(reading.diagnostics)
    while top is not None:
        stated = _text(top, "reserved_value")
        if reservation is None and stated not in ("", "null", "None", "~"):
            value = as_number(stated)
            if value is None or np.isnan(value) or value == np.inf:
                reading.fault("E707", f'the reserved value of {name} is "{stated}"', top.items["reserved_value"])
            elif np.isfinite(value):
                reservation = value
        kind = _kind(top)
        if not kind.endswith("DiscountedUFun"):
            break
        if kind == "ExpDiscountedUFun" and discount is None:
            discount = reading.number(top.items.get("discount"), f"the discount of {name}")
        elif kind != "ExpDiscountedUFun":
            reading.fault("W718", f'the discount of {name} is of the kind "{kind}"; it is left out', top)
        top = reading.mapping(top.items.get("ufun"), f"the utility inside the discount of {name}")
    if top is None:
        return None
    found = _sum(reading, top, issues, name, 0)
    if found is None or any(d.level == "error" for d in reading.diagnostics[faults:]):
        return None
    kept = discount if discount is not None and 0 < discount <= 1 else None
    return PartyPreferences(name, Utility(found.terms, found.offset), reservation, kept)


def _text(mapping: Mapping, key: str) -> str:
    node = mapping.items.get(key)
    return node.text if isinstance(node, Scalar) else ""


def _kind(mapping: Mapping) -> str:
    return _text(mapping, "type").rpartition(".")[2]


def _sum(reading: Reading, top: Mapping, issues: list[DomainIssue], name: str, depth: int) -> _Sum | None:
    kind = _kind(top)
    if kind in ("LinearAdditiveUtilityFunction", "LinearUtilityAggregationFunction"):
        return _additive(reading, top, issues, name)
    if kind in ("AffineUtilityFunction", "LinearUtilityFunction"):
        return _affine(reading, top, issues, name)
    if kind == "ConstUtilityFunction":
        value = reading.number(top.items.get("value"), f"the worth of everything to {name}")
        return None if value is None else _Sum((), value)
    if kind == "HyperRectangleUtilityFunction":
        return _boxes(reading, top, issues, name)
    if kind == "MappingUtilityFunction":
        return _mapped(reading, top, issues, name)
    if kind in ("WeightedUtilityFunction", "ComplexWeightedUtilityFunction") and depth < 8:
        return _weighted(reading, top, issues, name, depth)
    reading.fault(
        "E704",
        f'the utility of {name} is of the kind "{kind or "none"}", which is not read',
        top.items.get("type") or top,
    )
    return None


def _number_or(reading: Reading, top: Mapping, key: str, default: float, name: str) -> float:
    node = top.items.get(key)
    if node is None or (isinstance(node, Scalar) and node.text in ("", "null")):
        return default
    value = reading.number(node, f'"{key}" of {name}')
    return default if value is None else value


def _per_issue(reading: Reading, node: Node | None, issues: list[DomainIssue], what: str) -> list[Node | None] | None:
    """A list in the order of the issues, or a mapping by their names, as one node per issue."""
    if isinstance(node, Sequence) and len(node.items) == len(issues):
        return list(node.items)
    if isinstance(node, Mapping) and all(issue.id in node.items for issue in issues):
        return [node.items[issue.id] for issue in issues]
    reading.fault(
        "E706", f"{what} must have one entry for each of the {len(issues)} issues", node, help="add what is missing"
    )
    return None


def _weights(reading: Reading, top: Mapping, issues: list[DomainIssue], name: str) -> list[float] | None:
    node = top.items.get("weights")
    if node is None or (isinstance(node, Scalar) and node.text in ("", "null")):
        return [1.0] * len(issues)
    nodes = _per_issue(reading, node, issues, f'"weights" of {name}')
    if nodes is None:
        return None
    read = [reading.number(item, f"a weight of {name}") for item in nodes]
    weights = [weight for weight in read if weight is not None]
    return weights if len(weights) == len(issues) else None


def _additive(reading: Reading, top: Mapping, issues: list[DomainIssue], name: str) -> _Sum | None:
    weights = _weights(reading, top, issues, name)
    nodes = _per_issue(reading, top.items.get("values"), issues, f'"values" of {name}')
    if weights is None or nodes is None:
        return None
    tables = []
    for position, (weight, node, issue) in enumerate(zip(weights, nodes, issues, strict=True)):
        values = _function(reading, node, issue, name)
        if values is not None:
            tables.append(Table((position,), weight * values))
    if len(tables) < len(issues):
        return None
    if "weights" in top.items:
        check_weights(reading, name, weights, top.items["weights"])
    return _Sum(tuple(tables), _number_or(reading, top, "bias", 0.0, name))


def _function(reading: Reading, node: Node | None, issue: DomainIssue, name: str) -> NDArray[np.float64] | None:
    """A value function as one number per option."""
    top = reading.mapping(node, f'the worths of "{issue.id}" by {name}')
    if top is None:
        return None
    kind = _kind(top)
    table = top.items.get("mapping")
    if kind in ("TableFun", "TableMultiFun") or (not kind and isinstance(table, Mapping)):
        held = reading.mapping(table, f'"mapping" of "{issue.id}"')
        return None if held is None else worths_of(reading, held, name, issue)
    if not kind:
        return worths_of(reading, top, name, issue)
    if kind == "ConstFun":
        return np.full(len(issue.options), _number_or(reading, top, "bias", 0.0, name))
    numbers = [as_number(option) for option in issue.options]
    if any(number is None for number in numbers):
        reading.fault("E704", f'{name} values "{issue.id}" by {kind}, and its options are no numbers', top)
        return None
    at = np.array([number or 0.0 for number in numbers])
    bias = _number_or(reading, top, "bias", 0.0, name)
    if kind == "IdentityFun":
        return at
    if kind in ("LinearFun", "AffineFun"):
        return _number_or(reading, top, "slope", 1.0, name) * at + bias
    if kind == "QuadraticFun":
        return _number_or(reading, top, "a2", 0.0, name) * at**2 + _number_or(reading, top, "a1", 0.0, name) * at + bias
    if kind == "TriangularFun":
        return _triangular(reading, top, at, name)
    reading.fault("E704", f'{name} values "{issue.id}" by "{kind}", which is not read', top, help="write a TableFun")
    return None


def _triangular(reading: Reading, top: Mapping, at: NDArray[np.float64], name: str) -> NDArray[np.float64]:
    start, middle, end = (_number_or(reading, top, key, 0.0, name) for key in ("start", "middle", "end"))
    scale = _number_or(reading, top, "scale", 1.0, name)
    bias = _number_or(reading, top, "bias", 0.0, name)
    rising = (at - start) / (middle - start) if middle != start else np.ones(len(at))
    falling = (end - at) / (end - middle) if end != middle else np.ones(len(at))
    return bias + scale * np.where(at <= middle, rising, falling)


def _affine(reading: Reading, top: Mapping, issues: list[DomainIssue], name: str) -> _Sum | None:
    weights = _weights(reading, top, issues, name)
    if weights is None:
        return None
    tables = []
    for position, (weight, issue) in enumerate(zip(weights, issues, strict=True)):
        numbers = [as_number(option) for option in issue.options]
        if any(number is None for number in numbers):
            reading.fault(
                "E704", f'the utility of {name} is linear, and the options of "{issue.id}" are no numbers', top
            )
            return None
        tables.append(Table((position,), np.array([weight * (number or 0.0) for number in numbers])))
    return _Sum(tuple(tables), _number_or(reading, top, "bias", 0.0, name))


def _boxes(reading: Reading, top: Mapping, issues: list[DomainIssue], name: str) -> _Sum | None:
    """Boxes with inclusive bounds; ``outcome_ranges`` by index or name of the issue, ``utilities`` beside them."""
    ranges = reading.sequence(top.items.get("outcome_ranges"), f'"outcome_ranges" of {name}')
    worths = reading.sequence(top.items.get("utilities"), f'"utilities" of {name}')
    if ranges is None or worths is None:
        return None
    if len(ranges.items) != len(worths.items):
        reading.fault("E706", f"{name} has {len(ranges.items)} boxes and {len(worths.items)} worths", worths)
        return None
    offset = _number_or(reading, top, "bias", 0.0, name)
    terms: list[Term] = []
    shares = top.items.get("weights")
    for number, (entry, worth) in enumerate(zip(ranges.items, worths.items, strict=True)):
        value = reading.number(worth, f"the worth of a box of {name}")
        if isinstance(shares, Sequence) and number < len(shares.items):
            value = (value or 0.0) * (reading.number(shares.items[number], f"a weight of {name}") or 0.0)
        if isinstance(entry, Scalar) and entry.text in ("", "null"):
            offset += value or 0.0
            continue
        held = reading.mapping(entry, f"a box of {name}")
        box = None if held is None or value is None else _box(reading, held, issues, value, name)
        if box is not None:
            terms.append(box)
    return _Sum(tuple(terms), offset)


def _box(reading: Reading, held: Mapping, issues: list[DomainIssue], value: float, name: str) -> Term | None:
    names = {issue.id: n for n, issue in enumerate(issues)} | {str(n): n for n in range(len(issues))}
    bounds: dict[int, tuple[int, int]] = {}
    sets: dict[int, set[int]] = {}
    for key, node in held.items.items():
        position = names.get(key)
        if position is None:
            reading.fault("E708", f'a box of {name} speaks of the issue "{key}", which is not there', held)
            return None
        options = issues[position].options
        texts = [n.text for n in node.items if isinstance(n, Scalar)] if isinstance(node, Sequence) else []
        ends = [as_number(text) for text in texts]
        if isinstance(node, Scalar):
            inside = {n for n in (find_option(options, node.text),) if n is not None}
        elif len(ends) == 2 and ends[0] is not None and ends[1] is not None:
            low, high = ends[0], ends[1]
            numbers = [as_number(option) for option in options]
            inside = {n for n, number in enumerate(numbers) if number is not None and low <= number <= high}
        else:
            inside = {n for n in (find_option(options, text) for text in texts) if n is not None}
        if not inside:
            return None  # an empty box is never had
        sets[position] = inside
        bounds[position] = (min(inside), max(inside))
    order = sorted(bounds)
    if all(len(sets[i]) == bounds[i][1] - bounds[i][0] + 1 for i in order):
        return box_term([len(issue.options) for issue in issues], bounds, value)
    values = np.full(tuple(len(issues[i].options) for i in order), value)
    for axis, i in enumerate(order):
        outside = [n for n in range(len(issues[i].options)) if n not in sets[i]]
        values[(slice(None),) * axis + (outside,)] = 0.0
    return Table(tuple(order), values)


def _mapped(reading: Reading, top: Mapping, issues: list[DomainIssue], name: str) -> _Sum | None:
    """A worth for each listed package; ``default`` (0) for the others."""
    held = reading.mapping(top.items.get("mapping"), f'"mapping" of {name}')
    if held is None:
        return None
    shape = tuple(len(issue.options) for issue in issues)
    if np.prod(shape, dtype=float) > 10_000_000:
        reading.fault("E704", f"{name} lists the worth of packages of a domain too large for a list", held)
        return None
    values = np.full(shape, _number_or(reading, top, "default", 0.0, name))
    for key, node in held.items.items():
        parts = [part.strip().strip("'\"") for part in key.strip("()[] ").rstrip(",").split(",")]
        at = [find_option(i.options, part) for i, part in zip(issues, parts, strict=False)]
        worth = reading.number(node, f"the worth of {key}")
        if len(parts) != len(issues) or None in at:
            reading.fault("E708", f'{name} speaks of the package "{key}", which is not there', held)
        elif worth is not None:
            values[tuple(n for n in at if n is not None)] = worth
    return _Sum((Table(tuple(range(len(issues))), values),))


def _weighted(reading: Reading, top: Mapping, issues: list[DomainIssue], name: str, depth: int) -> _Sum | None:
    parts = reading.sequence(top.items.get("ufuns"), f'"ufuns" of {name}')
    shares = reading.sequence(top.items.get("weights"), f'"weights" of {name}')
    if parts is None or shares is None:
        return None
    terms: list[Term] = []
    offset = 0.0
    for node, share in zip(parts.items, shares.items, strict=False):
        inner = reading.mapping(node, f"a part of {name}")
        weight = reading.number(share, f"a weight of {name}")
        found = None if inner is None or weight is None else _sum(reading, inner, issues, name, depth + 1)
        if found is None or weight is None:
            return None
        offset += weight * found.offset
        terms.extend(_scaled(term, weight) for term in found.terms)
    return _Sum(tuple(terms), offset)


def _scaled(term: Term, factor: float) -> Term:
    if isinstance(term, Table):
        return Table(term.issues, factor * term.values)
    if isinstance(term, Box):
        return Box(term.issues, term.low, term.high, factor * term.value)
    raise TypeError("a ratio is not scaled here")
