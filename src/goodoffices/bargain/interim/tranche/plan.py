"""A plan of tranches from a small YAML or JSON file.

What a package is worth comes from the domain; who gives what, what can be taken back and who might default does not::

    package: {truce: 30 days, prisoners: freed}   # default: the Nash package
    tranches: 2                                   # at most so many, or a list of them:
    # tranches: [[prisoners], [truce]]            #   - with shares: [[{land: 0.5}], [{land: 0.5}, truce]]
    parts:
      prisoners: {giver: norda, reversible: 0}
      truce: {giver: all, reversible: 1, divisible: no}
    default: {norda: 0.05, suda: [0.05, 0.2]}     # probability in each tranche
    discount: {suda: 0.95}                        # what the time of one tranche leaves of a worth
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from goodoffices.bargain.domain import Domain, Package
from goodoffices.bargain.format.json_text import read_json
from goodoffices.bargain.format.reading import Reading
from goodoffices.bargain.format.yaml_text import read_yaml
from goodoffices.bargain.interim.tranche.order import best_schedule
from goodoffices.bargain.interim.tranche.parts import parts_of_package
from goodoffices.bargain.interim.tranche.record import Tranches, carry_out
from goodoffices.bargain.interim.tranche.schedule import Part, Schedule
from goodoffices.diagnose import Report, UsageError
from goodoffices.text import Mapping, Node, Scalar, Sequence

__all__ = ["Plan", "PlannedPart", "follow", "read_plan"]

KEYS = ("package", "tranches", "parts", "default", "discount")
EVERYBODY = ("all", "everybody", "both")


@dataclass(frozen=True, slots=True)
class PlannedPart:
    """What is said of a part.

    Parameters
    ----------
    issue : int
    giver : int, None or 'open'
        A party; None: it takes everybody; ``open``: not said.
    reversible : float
    divisible : bool
    """

    issue: int
    giver: int | str | None = "open"
    reversible: float = 0.0
    divisible: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as it was read.

    Parameters
    ----------
    package : tuple of int, or None
        None: that of a solution.
    most : int or None
        Tranches at most; None: as many as there are parts, or those of ``tranches``.
    tranches : tuple of tuple of (int, float)
        Issues and shares of each tranche; empty: to be looked for.
    parts : tuple of PlannedPart
    risks : tuple of (float, float)
        Empty: not said of any party.
    discounts : tuple of float
    source : str
    """

    package: Package | None = None
    most: int | None = None
    tranches: tuple[tuple[tuple[int, float], ...], ...] = ()
    parts: tuple[PlannedPart, ...] = ()
    risks: tuple[tuple[float, float], ...] = ()
    discounts: tuple[float, ...] = ()
    source: str = ""


def follow(plan: Plan, domain: Domain, package: Package) -> Tranches:
    """Work a plan out.

    Parameters
    ----------
    plan : Plan
    domain : Domain
        With a status quo.
    package : tuple of int
        Used where the plan names none.

    Raises
    ------
    UsageError
        Where the plan does not fit the package.
    MissingExtra
        Where a schedule of divisible parts is looked for, without the extra ``solve``.
    """
    agreed = parts_of_package(domain, plan.package or package)
    parts = []
    place: dict[int, int] = {}
    for at, (issues, part) in enumerate(agreed):
        place |= dict.fromkeys(issues, at)
        parts.append(_said(part, [said for said in plan.parts if said.issue in issues]))
    parties = tuple(party.label for party in domain.parties)
    for said in plan.parts:
        if said.issue not in place:
            label = domain.issues[said.issue].label
            raise UsageError(f"{label} is a part of the plan, but the package leaves it as it is", "leave the part out")
    chosen = None
    if plan.tranches:
        schedule = Schedule(parties, tuple(parts), _shares(plan, domain, place, len(parts)))
    else:
        chosen = best_schedule(parties, tuple(parts), plan.most)
        schedule = chosen.schedule
    return carry_out(schedule, risks=plan.risks, discounts=plan.discounts or None, chosen=chosen)


def _said(part: Part, said: list[PlannedPart]) -> Part:
    if len(said) > 1:
        raise UsageError(f"{part.name}: their worth is joined, so they are one part", "describe it under one of them")
    for more in said:
        giver = part.giver if isinstance(more.giver, str) else more.giver
        part = replace(part, giver=giver, reversible=more.reversible, divisible=more.divisible)
    return part


def _shares(plan: Plan, domain: Domain, place: dict[int, int], count: int) -> tuple[tuple[float, ...], ...]:
    rows = []
    for tranche in plan.tranches:
        row = [0.0] * count
        named = set()
        for issue, share in tranche:
            if issue not in place:
                label = domain.issues[issue].label
                raise UsageError(f"{label} is in a tranche, but the package leaves it as it is", "leave it out")
            if place[issue] not in named:
                row[place[issue]] += share
            named.add(place[issue])
        rows.append(tuple(row))
    return tuple(rows)


def read_plan(path: Path, domain: Domain) -> tuple[Plan | None, Report]:
    """Read a plan of tranches for a domain.

    Parameters
    ----------
    path : Path
        YAML, or JSON where it ends in ``.json``.
    domain : Domain

    Returns
    -------
    Plan or None
        None where there is an error.
    Report
        What was found, with line and column.
    """
    reading = Reading(path.parent)
    node = read_json(reading, path) if path.suffix.lower() == ".json" else read_yaml(reading, path)
    top = None if node is None else reading.mapping(node, "the plan")
    if top is None:
        return None, reading.report()
    reader = _Reader(reading, domain)
    for key, held in top.items.items():
        if key not in KEYS:
            reading.fault("E720", f'a plan has no "{key}"', held, help=f"it has {', '.join(KEYS)}")
    most, tranches = reader.tranches(top.items.get("tranches"))
    plan = Plan(
        reader.package(top.items.get("package")),
        most,
        tranches,
        reader.parts(top.items.get("parts")),
        reader.risks(top.items.get("default")),
        reader.discounts(top.items.get("discount")),
        path.name,
    )
    return (None if reading.failed else plan), reading.report()


class _Reader:
    """What speaks of issues, options and parties by their names or titles."""

    def __init__(self, reading: Reading, domain: Domain) -> None:
        self.reading, self.domain = reading, domain
        self.issues = _named((issue.id, issue.label) for issue in domain.issues)
        self.parties = _named((party.id, party.label) for party in domain.parties)

    def _find(self, known: dict[str, int], name: str, what: str, where: Node) -> int | None:
        if name not in known:
            names = ", ".join(list(known)[:20])
            self.reading.fault("E708", f'there is no {what} "{name}"', where, help=f"the domain has {names}")
        return known.get(name)

    def _pairs(self, node: Node | None, what: str) -> list[tuple[str, Node]]:
        held = None if node is None else self.reading.mapping(node, what)
        return list(held.items.items()) if held else []

    def package(self, node: Node | None) -> Package | None:
        rest = self.domain.status_quo
        if node is None or rest is None:
            return None
        chosen = list(rest)
        for name, value in self._pairs(node, '"package"'):
            issue = self._find(self.issues, name, "issue", value)
            if issue is None:
                continue
            made = self.domain.issues[issue]
            options = _named((option, made.option_label(n)) for n, option in enumerate(made.options))
            option = self._find(options, value.text if isinstance(value, Scalar) else "", f"option of {name}", value)
            if option is not None:
                chosen[issue] = option
        return tuple(chosen)

    def tranches(self, node: Node | None) -> tuple[int | None, tuple[tuple[tuple[int, float], ...], ...]]:
        if node is None:
            return None, ()
        if isinstance(node, Scalar):
            number = self.reading.number(node, '"tranches"')
            if number is not None and (number < 1 or number != int(number)):
                self.reading.fault("E720", f"{node.text} is no number of tranches", node, help="say 1 or more")
                return None, ()
            return (None if number is None else int(number)), ()
        held = self.reading.sequence(node, '"tranches"')
        return None, tuple(self._tranche(item) for item in (held.items if held else ()))

    def _tranche(self, node: Node) -> tuple[tuple[int, float], ...]:
        found = []
        for item in node.items if isinstance(node, Sequence) else [node]:
            named: list[tuple[str, Node | None]] = [(item.text, None)] if isinstance(item, Scalar) else []
            named += list(item.items.items()) if isinstance(item, Mapping) else []
            for name, value in named:
                issue = self._find(self.issues, name, "issue", item)
                share = 1.0 if value is None else self._share(value, "a share")
                if issue is not None and share is not None:
                    found.append((issue, share))
        return tuple(found)

    def _share(self, node: Node, what: str) -> float | None:
        number = self.reading.number(node, what)
        if number is not None and not 0 <= number <= 1:
            self.reading.fault(
                "E720", f"{what} is {number:g}, which is no share", node, help="say a number from 0 to 1"
            )
            return None
        return number

    def parts(self, node: Node | None) -> tuple[PlannedPart, ...]:
        found = []
        for name, value in self._pairs(node, '"parts"'):
            issue = self._find(self.issues, name, "issue", value)
            part = PlannedPart(issue or 0)
            for key, said in self._pairs(value, "a part"):
                word = said.text if isinstance(said, Scalar) else ""
                if key == "giver":
                    giver = None if word in EVERYBODY else self._find(self.parties, word, "party", said)
                    part = replace(part, giver=giver)
                elif key == "reversible":
                    part = replace(part, reversible=self._share(said, "what can be taken back") or 0.0)
                elif key == "divisible" and word in ("yes", "no", "true", "false"):
                    part = replace(part, divisible=word in ("yes", "true"))
                else:
                    allowed = "giver, reversible (0 to 1), divisible (yes or no)"
                    self.reading.fault("E720", f'"{key}: {word}" says nothing of a part', said, help=f"say {allowed}")
            found.append(part)
        return tuple(found)

    def risks(self, node: Node | None) -> tuple[tuple[float, float], ...]:
        found = [(0.0, 0.0)] * len(self.domain.parties)
        for name, value in self._pairs(node, '"default"'):
            party = self._find(self.parties, name, "party", value)
            ends = value.items if isinstance(value, Sequence) else [value, value]
            numbers = [self._share(end, "a probability of default") for end in ends]
            low, high = (numbers[0], numbers[-1]) if len(numbers) == 2 else (None, None)
            if len(numbers) != 2 or (low is not None and high is not None and low > high):
                self.reading.fault("E720", f"the risk of {name} is no range", value, help="say [least, largest]")
            elif party is not None and low is not None and high is not None:
                found[party] = (low, high)
        return tuple(found) if node is not None else ()

    def discounts(self, node: Node | None) -> tuple[float, ...]:
        found = [1.0] * len(self.domain.parties)
        for name, value in self._pairs(node, '"discount"'):
            party = self._find(self.parties, name, "party", value)
            number = self._share(value, "a discount")
            if number == 0:
                self.reading.fault("E720", "a discount of 0 leaves nothing", value, help="say a number above 0")
            elif party is not None and number is not None:
                found[party] = number
        return tuple(found)


def _named(pairs: Iterable[tuple[str, str]]) -> dict[str, int]:
    known: dict[str, int] = {}
    for at, (id, label) in enumerate(pairs):
        known.setdefault(id, at)
        known.setdefault(label, at)
    return known
