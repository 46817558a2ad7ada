"""NegMAS YAML or JSON: an outcome space and one utility function per party, in files of a folder or in one file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from goodoffices.bargain.domain import Domain, DomainIssue
from goodoffices.bargain.format.assemble import LARGEST_ISSUE, STEPS, build, check_issues, steps
from goodoffices.bargain.format.json_text import read_json
from goodoffices.bargain.format.negmas_ufun import read_ufun
from goodoffices.bargain.format.reading import Located, Reading, as_number
from goodoffices.bargain.format.yaml_text import read_yaml
from goodoffices.bargain.preference import PartyPreferences
from goodoffices.text import Mapping, Node, Scalar
from goodoffices.text import Sequence as Listing

__all__ = ["read_negmas"]


def read_negmas(reading: Reading, domain_file: Path | None, profiles: Sequence[Path]) -> Domain | None:
    """Read an outcome space and its utility functions.

    Worths are weight times value, nothing divided. The reservation value of a discounted function is its own, or,
    where it has none, that of the function inside it.
    """
    if domain_file is None:
        reading.fault("E710", "the folder holds no outcome space", help="add the file with the issues")
        return None
    node = _node(reading, domain_file)
    top = None if node is None else reading.mapping(node, "the outcome space")
    if top is None:
        return None
    space = top.items.get("outcome_space")
    holder = space if isinstance(space, Mapping) else top
    listed = reading.sequence(holder.items.get("issues"), '"issues"')
    if listed is None:
        return None
    places: list[tuple[DomainIssue, Located | None]] = []
    for number, item in enumerate(listed.items, 1):
        issue = _issue(reading, item, number)
        if issue is not None:
            places.append((issue, item))
    if reading.failed or not check_issues(reading, places):
        return None
    issues = [issue for issue, _ in places]
    parties: list[PartyPreferences | None] = []
    ufuns = top.items.get("ufuns")
    for number, item in enumerate(ufuns.items if isinstance(ufuns, Listing) else (), 1):
        parties.append(read_ufun(reading, item, issues, _name(item) or f"party {number}"))
    for path in profiles:
        profile = _node(reading, path)
        if profile is not None:
            parties.append(read_ufun(reading, profile, issues, path.stem))
    name = holder.items.get("name")
    title = name.text if isinstance(name, Scalar) and name.text else domain_file.stem
    return build(reading, title, issues, [party for party in parties if party is not None])


def _name(node: Node) -> str:
    name = node.items.get("name") if isinstance(node, Mapping) else None
    return name.text if isinstance(name, Scalar) else ""


def _node(reading: Reading, path: Path) -> Node | None:
    return read_json(reading, path) if path.suffix.lower() == ".json" else read_yaml(reading, path)


def _issue(reading: Reading, node: Node, number: int) -> DomainIssue | None:
    item = reading.mapping(node, "an issue")
    if item is None:
        return None
    name = _name(item) or f"issue {number}"
    kind_node = item.items.get("type")
    kind = kind_node.text.rpartition(".")[2] if isinstance(kind_node, Scalar) else "CategoricalIssue"
    values = item.items.get("values")
    if isinstance(values, Scalar):
        return _counted(reading, values, name)
    if not isinstance(values, Listing) or not all(isinstance(v, Scalar) for v in values.items):
        reading.fault("E705", f'the issue "{name}" has no list of values', item, help='give it "values"')
        return None
    texts = [v.text for v in values.items if isinstance(v, Scalar)]
    if kind in ("ContiguousIssue", "ContinuousIssue") and len(texts) == 2:
        return _ranged(reading, values, name, texts, kind)
    numbers = tuple(n for n in map(as_number, texts) if n is not None)
    plain = all(v.plain for v in values.items if isinstance(v, Scalar))
    return DomainIssue(name, tuple(texts), values=numbers if plain and len(numbers) == len(texts) > 0 else None)


def _counted(reading: Reading, values: Scalar, name: str) -> DomainIssue | None:
    """``values: 10`` stands for 0 to 9."""
    count = as_number(values.text)
    if count is None or not 1 <= count <= LARGEST_ISSUE or count != int(count):
        reading.fault("E705", f'the issue "{name}" has no list of values', values, help='give it "values"')
        return None
    points = tuple(float(n) for n in range(int(count)))
    return DomainIssue(name, tuple(f"{v:.0f}" for v in points), values=points)


def _ranged(reading: Reading, values: Listing, name: str, texts: list[str], kind: str) -> DomainIssue | None:
    low = reading.numeral(texts[0], f'the lower bound of "{name}"', values)
    high = reading.numeral(texts[1], f'the upper bound of "{name}"', values)
    if low is None or high is None:
        return None
    if high < low or (kind == "ContiguousIssue" and high - low >= LARGEST_ISSUE):
        reading.fault("E705", f'the range of "{name}" holds no options, or more than {LARGEST_ISSUE:,}', values)
        return None
    if kind == "ContinuousIssue":
        reading.fault(
            "N716", f'the issue "{name}" is continuous; it is read at {STEPS} points from {low:g} to {high:g}', values
        )
    points = steps(low, high, 1.0 if kind == "ContiguousIssue" else None)
    return DomainIssue(name, tuple(f"{v:.12g}" for v in points), values=points)
