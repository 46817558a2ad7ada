"""Genius XML: a domain of discrete, integer and real issues, and one profile per party.

Utilities are those of Genius 10.4: the evaluation of a discrete option is divided by the largest of its issue, the
worth of an integer option is ``offset + slope * (value - lower bound)``, and each is multiplied by the weight of its
issue. Where Genius cuts worths off at 0 and 1, they are left as they are, with a warning. Hyper-rectangles and rankings:
:mod:`~goodoffices.bargain.format.genius_boxes`, :mod:`~goodoffices.bargain.format.genius_ranks`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from goodoffices.bargain.domain import Domain, DomainIssue
from goodoffices.bargain.format.assemble import (
    LARGEST_ISSUE,
    STEPS,
    build,
    check_issues,
    check_weights,
    option_finder,
    steps,
)
from goodoffices.bargain.format.genius_boxes import read_boxes
from goodoffices.bargain.format.genius_ranks import read_ranks, share_conditions
from goodoffices.bargain.format.reading import Reading
from goodoffices.bargain.format.xml_text import Element, read_xml
from goodoffices.bargain.preference import PartyPreferences, Table, Utility

__all__ = ["IssueElement", "read_genius"]


@dataclass(frozen=True, slots=True)
class IssueElement:
    """An issue with the number that profiles know it by."""

    issue: DomainIssue
    index: str
    low: float = 0.0


def read_genius(reading: Reading, domain_file: Path | None, profiles: Sequence[Path]) -> Domain | None:
    """Read a domain and its profiles.

    Parameters
    ----------
    reading : Reading
        Takes the faults.
    domain_file : Path or None
        Without one, the issues are those of the first profile.
    profiles : sequence of Path
        One per party; the party is called as the file is.
    """
    root = read_xml(reading, domain_file or profiles[0])
    if root is None:
        return None
    issues = _issues(reading, root)
    if issues is None:
        return None
    parties = []
    for path in profiles:
        profile = root if path == domain_file else read_xml(reading, path)
        if profile is not None:
            party = _party(reading, profile, path.stem, issues)
            if party is not None:
                parties.append(party)
    parties, shared = share_conditions(reading, parties)
    name = _name(root) or (domain_file or profiles[0]).stem
    return build(reading, name, [found.issue for found in issues], parties, shared)


def _name(root: Element) -> str:
    objective = next(root.deep("objective"), None)
    name = (objective.get("name") or "").strip() if objective else ""
    return "" if name.lower() in ("root", "any", "") else name


def _issue_elements(root: Element) -> list[Element]:
    """The issues of the tree of objectives, not those that rankings speak of."""
    found = []
    for child in root.children:
        if child.tag.lower() == "issue":
            found.append(child)
        elif child.tag.lower() in ("objective", "utility_space"):
            found.extend(_issue_elements(child))
    return found


def _issues(reading: Reading, root: Element) -> list[IssueElement] | None:
    found: list[IssueElement] = []
    places: list[tuple[DomainIssue, Element]] = []
    for number, element in enumerate(_issue_elements(root), 1):
        issue = _issue(reading, element, number)
        if issue is not None:
            found.append(issue)
            places.append((issue.issue, element))
    if reading.failed or not check_issues(reading, places):
        return None
    return found


def _issue(reading: Reading, element: Element, number: int) -> IssueElement | None:
    name = element.get("name") or f"issue {number}"
    index = element.get("index") or str(number)
    kind = (element.get("vtype") or element.get("type") or element.get("etype") or "discrete").lower()
    if kind == "discrete":
        options = []
        for item in element.all("item"):
            value = item.get("value")
            if value is None:
                reading.fault("E705", f'an option of the issue "{name}" has no name', item, help='give it a "value"')
                return None
            options.append(value.strip())
        return IssueElement(DomainIssue(name, tuple(options)), index)
    bounds = _bounds(reading, element, name)
    if bounds is None:
        return None
    low, high = bounds
    if kind == "integer":
        if high - low >= LARGEST_ISSUE:
            reading.fault("E705", f'the issue "{name}" has more than {LARGEST_ISSUE:,} options', element)
            return None
        values = tuple(float(v) for v in range(round(low), round(high) + 1))
        return IssueElement(DomainIssue(name, tuple(f"{v:.0f}" for v in values), values=values), index, low)
    if kind == "real":
        reading.fault(
            "N716", f'the issue "{name}" is continuous; it is read at {STEPS} points from {low:g} to {high:g}', element
        )
        values = steps(low, high)
        return IssueElement(DomainIssue(name, tuple(f"{v:.12g}" for v in values), values=values), index, low)
    reading.fault(
        "E704", f'the issue "{name}" is of the unknown kind "{kind}"', element, help="discrete, integer, real"
    )
    return None


def _bounds(reading: Reading, element: Element, name: str) -> tuple[float, float] | None:
    holder = next(iter(element.all("range")), element)
    low = reading.numeral(holder.get("lowerbound"), f'the lower bound of "{name}"', holder)
    high = reading.numeral(holder.get("upperbound"), f'the upper bound of "{name}"', holder)
    if low is None or high is None:
        return None
    if high < low:
        reading.fault("E705", f'the upper bound of "{name}" is below its lower bound', holder, help="exchange them")
        return None
    return low, high


def _party(reading: Reading, root: Element, name: str, issues: list[IssueElement]) -> PartyPreferences | None:
    faults = len(reading.diagnostics)
    measure = "cardinal"
    if next(root.deep("hyperrectangle"), None) is not None or next(root.deep("ufun"), None) is not None:
        utility = read_boxes(reading, root, name, issues)
    elif (ranks := next(root.deep("ranks"), None)) is not None:
        if not any(item.get("value") for item in ranks.deep("item")):
            reading.fault(
                "W714", f"{name} is left out: it ranks options without naming them, which is no profile", ranks
            )
            return None
        measure = "ordinal"
        utility = read_ranks(reading, root, name, issues)
    else:
        utility = _additive(reading, root, name, issues)
    reservation = _head(reading, root, "reservation", name)
    discount = _head(reading, root, "discount_factor", name)
    if utility is None or any(d.level == "error" for d in reading.diagnostics[faults:]):
        return None
    # Genius takes a discount factor outside (0, 1] for "none".
    kept = discount if discount is not None and 0 < discount <= 1 else None
    return PartyPreferences(name, utility, reservation, kept, measure="ordinal" if measure == "ordinal" else "cardinal")


def _head(reading: Reading, root: Element, tag: str, name: str) -> float | None:
    for element in root.deep(tag):
        return reading.numeral(element.get("value"), f"the {tag.replace('_', ' ')} of {name}", element)
    return None


def _additive(reading: Reading, root: Element, name: str, issues: list[IssueElement]) -> Utility | None:
    elements = _issue_elements(root)
    by_index = {e.get("index"): e for e in elements}
    by_name = {e.get("name"): e for e in elements}
    weights = {w.get("index"): reading.numeral(w.get("value"), f"a weight of {name}", w) for w in root.deep("weight")}
    tables: list[Table] = []
    used: list[float] = []
    for position, known in enumerate(issues):
        element = by_index.get(known.index)
        if element is None or (element.get("name") != known.issue.id and known.issue.id in by_name):
            element = by_name.get(known.issue.id)
        if element is None:
            reading.fault("E706", f'{name} says nothing of the issue "{known.issue.id}"', root, help="add the issue")
            continue
        weight = weights.get(element.get("index"))
        if weight is None and element.get("index") in weights:
            continue  # it is there, and what is wrong with it was told
        if weight is None:
            reading.fault("E706", f'{name} gives the issue "{known.issue.id}" no weight', element, help="add a weight")
            continue
        worths = (
            _numeric(reading, element, name, known) if known.issue.values else _discrete(reading, element, name, known)
        )
        if worths is not None:
            tables.append(Table((position,), weight * worths))
            used.append(weight)
    if len(tables) < len(issues):
        return None
    check_weights(reading, name, used)
    return Utility(tuple(tables))


def _discrete(reading: Reading, element: Element, name: str, known: IssueElement) -> np.ndarray | None:
    issue = known.issue
    found: dict[int, float] = {}
    find = option_finder(issue.options)
    for item in element.all("item"):
        option = find(item.get("value") or "")
        if option is None:
            reading.fault("E708", f'{name}: the issue "{issue.id}" has no option "{item.get("value")}"', item)
            continue
        written = item.get("evaluation")
        if written is None or written == "null":
            continue
        value = reading.numeral(written, f'the evaluation of "{issue.options[option]}" by {name}', item)
        if value is not None:
            found[option] = value
    missing = [issue.options[n] for n in range(len(issue.options)) if n not in found]
    if missing:
        reading.fault(
            "E706",
            f'{name} gives no value to "{missing[0]}" of the issue "{issue.id}"',
            element,
            label=f"{len(missing)} of {len(issue.options)} options have none" if len(missing) > 1 else "",
            help="add an evaluation to each option",
        )
        return None
    values = np.array([found[n] for n in range(len(issue.options))])
    largest = values.max()
    return np.zeros(len(values)) if largest < 0.00001 else values / largest


def _numeric(reading: Reading, element: Element, name: str, known: IssueElement) -> np.ndarray | None:
    issue = known.issue
    what = f'the issue "{issue.id}" of {name}'
    at = np.array(issue.values)
    evaluator = next(iter(element.all("evaluator")), None)
    if evaluator is None:
        reading.fault("E706", f'{name} gives the issue "{issue.id}" no evaluator', element, help="add an evaluator")
        return None
    if evaluator.get("slope") is not None or evaluator.get("offset") is not None:
        slope = reading.numeral(evaluator.get("slope"), f"the slope of {what}", evaluator)
        offset = reading.numeral(evaluator.get("offset"), f"the offset of {what}", evaluator)
        return (
            None
            if slope is None or offset is None
            else _uncut(reading, evaluator, what, offset + slope * (at - known.low))
        )
    kind = (evaluator.get("ftype") or "").lower()
    counts = {"linear": 2, "constant": 1, "triangular": 3}
    if kind not in counts:
        reading.fault(
            "E704", f'{what} has an evaluator of the unknown kind "{kind}"', evaluator, help=", ".join(counts)
        )
        return None
    read = [
        reading.numeral(evaluator.get(f"parameter{n}"), f"parameter {n} of {what}", evaluator)
        for n in range(counts[kind])
    ]
    numbers = [n for n in read if n is not None]
    if len(numbers) < counts[kind]:
        return None
    if kind == "constant":
        return np.full(len(at), numbers[0])
    if kind == "linear":
        return _uncut(reading, evaluator, what, numbers[1] * at + numbers[0])
    low, high, top = numbers
    left = (at - low) / (top - low) if top > low else np.ones(len(at))
    right = 1 - (at - top) / (high - top) if high > top else np.zeros(len(at))
    return np.where((at < low) | (at >= high), 0.0, np.where(at < top, left, right))


def _uncut(reading: Reading, evaluator: Element, what: str, worths: np.ndarray) -> np.ndarray:
    if worths.min() < -1e-9 or worths.max() > 1 + 1e-9:
        reading.fault(
            "W718",
            f"{what} is worth from {worths.min():g} to {worths.max():g}, not from 0 to 1",
            evaluator,
            help="the worths are used as they stand; Genius would cut them off at 0 and 1",
        )
    return worths
