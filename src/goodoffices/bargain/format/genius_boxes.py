"""Profiles of hyper-rectangles: a worth for every box of option ranges that a package lies in, bounds included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodoffices.bargain.format.assemble import box_term
from goodoffices.bargain.format.reading import Reading
from goodoffices.bargain.format.xml_text import Element
from goodoffices.bargain.preference import Term, Utility

if TYPE_CHECKING:
    from goodoffices.bargain.format.genius import IssueElement

__all__ = ["read_boxes"]


def read_boxes(reading: Reading, root: Element, name: str, issues: list[IssueElement]) -> Utility | None:
    """The utility of a profile: the weighted sum of its boxes, divided by the maximum that it states.

    ``INCLUDES`` boxes count where every bound holds, ``EXCLUDES`` boxes where one does not; a box without bounds
    always counts.
    """
    utility = next(root.deep("utility"), None)
    holder = utility or root
    largest = 1.0
    if utility is not None:
        stated = reading.numeral(utility.get("maxutility"), f"the largest utility of {name}", utility)
        if stated is None:
            return None
        if stated <= 0:
            reading.fault("E707", f"the largest utility of {name} is {stated:g}; it must be above 0", utility)
            return None
        largest = stated
    positions = {found.index: n for n, found in enumerate(issues)}
    terms: list[Term] = []
    offset = 0.0
    for function in holder.all("ufun"):
        offset += _function(reading, function, name, issues, positions, terms, 1.0)
    return Utility(tuple(terms), offset / largest, 1.0 / largest)


def _function(
    reading: Reading,
    function: Element,
    name: str,
    issues: list[IssueElement],
    positions: dict[str, int],
    terms: list[Term],
    factor: float,
) -> float:
    """Add the boxes of one function and of those inside it; returns what it is worth everywhere."""
    kind = (function.get("aggregation") or "sum").lower()
    if kind != "sum":
        reading.fault("E704", f'the boxes of {name} are joined by "{kind}"', function, help="only sums are read")
        return 0.0
    everywhere = 0.0
    for element in function.all("hyperrectangle"):
        worth = reading.numeral(element.get("utility"), f"the worth of a box of {name}", element)
        share = reading.numeral(element.get("weight") or "1", f"the weight of a box of {name}", element)
        if worth is None or share is None:
            continue
        value = factor * worth * share
        excluded = element.all("excludes")
        bounds = excluded or element.all("includes")
        if excluded or not bounds:
            everywhere += value
        if bounds:
            box = _box(reading, bounds, name, issues, positions, -value if excluded else value)
            if box is not None:
                terms.append(box)
    for inner in function.all("ufun"):
        weight = reading.numeral(inner.get("weight") or "1", f"the weight of a part of {name}", inner)
        if weight is not None:
            everywhere += _function(reading, inner, name, issues, positions, terms, factor * weight)
    return everywhere


def _box(
    reading: Reading,
    bounds: list[Element],
    name: str,
    issues: list[IssueElement],
    positions: dict[str, int],
    value: float,
) -> Term | None:
    ranges: dict[int, tuple[int, int]] = {}
    for bound in bounds:
        position = positions.get(bound.get("index") or "")
        if position is None:
            reading.fault("E708", f"a box of {name} speaks of issue {bound.get('index')}, which is not there", bound)
            return None
        low = reading.numeral(bound.get("min"), f"a bound of {name}", bound)
        high = reading.numeral(bound.get("max"), f"a bound of {name}", bound)
        values = issues[position].issue.values
        if low is None or high is None:
            return None
        if values is None:
            reading.fault("E704", f"a box of {name} speaks of an issue whose options are no numbers", bound)
            return None
        inside = [n for n, v in enumerate(values) if low <= v <= high]
        first, last = (inside[0], inside[-1]) if inside else (1, 0)
        # A second bound on one issue narrows the first.
        before = ranges.get(position, (0, len(values) - 1))
        ranges[position] = (max(first, before[0]), min(last, before[1]))
    return box_term([len(found.issue.options) for found in issues], ranges, value)
