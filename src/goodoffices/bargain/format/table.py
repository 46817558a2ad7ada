"""Tables of points in CSV and XLSX: a row for each option, a column for each party.

::

    issue,option,Norda,Suda
    truce,none,0,40
    truce,30 days,60,0
    monitors,no,0,30
    monitors,yes,40,0
    truce & monitors,30 days & yes,10,5
    #reservation,,45,20
    #excludes,truce=none; monitors=yes

A row with an issue but no option multiplies the points of that issue (a weight). A row that joins issues and options
with `` & `` adds points where all of them hold. Rows that begin with ``#`` say the rest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from goodoffices.bargain.constraint import Choice, Constraint, cardinality, excludes, forbids, requires
from goodoffices.bargain.domain import Domain, DomainIssue
from goodoffices.bargain.format.assemble import build, check_issues
from goodoffices.bargain.format.reading import Located, Reading, as_number
from goodoffices.bargain.format.rows import Cell, read_rows
from goodoffices.bargain.preference import PartyPreferences, Table, Utility

__all__ = ["JOIN", "read_table"]

JOIN = " & "
_YES = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
_BLANK = Cell("", 0, 0)


def read_table(reading: Reading, path: Path | None, _profiles: Sequence[Path]) -> Domain | None:
    """Read a table of points."""
    rows = None if path is None else read_rows(reading, path)
    if rows is None or path is None:
        return None
    head = [cell.text for cell in rows[0]]
    while head and not head[-1]:
        head.pop()
    if len(head) < 3 or [h.lower() for h in head[:2]] != ["issue", "option"]:
        reading.fault(
            "E702",
            'the first row must be "issue", "option" and the names of the parties',
            rows[0][0],
            help="docs/reference/domains.md shows the layout",
        )
        return None
    for at, name in enumerate(head[2:], 2):
        if not name:
            reading.fault("E702", "a column has no party", rows[0][at], help="name the party in the first row")
    over = next((cell for row in rows[1:] for cell in row[len(head) :] if cell.text), None)
    if over is not None:
        told = f'"{over.text}" stands in a column without a party'
        reading.fault("E702", told, over, help="name the party in the first row, or clear the column")
    sheet = _Sheet(reading, head[2:], {row[0].text for row in rows[1:] if len(row) > 1 and row[1].text})
    for row in rows[1:]:
        sheet.sort([*row, *[_BLANK] * (len(head) - len(row))])
    return sheet.domain(path.stem)


class _Sheet:
    """The rows, sorted by what they say."""

    def __init__(self, reading: Reading, parties: list[str], names: set[str]) -> None:
        self.reading = reading
        self.names = names
        self.parties = parties
        self.options: dict[str, dict[str, list[Cell]]] = {}
        self.places: dict[str, Cell] = {}
        self.weights: dict[str, list[Cell]] = {}
        self.joint: list[list[Cell]] = []
        self.special: list[list[Cell]] = []

    def sort(self, cells: list[Cell]) -> None:
        name, option = cells[0].text, cells[1].text
        if name.startswith("#"):
            self.special.append(cells)
        elif not name:
            self.reading.fault("E702", "the row names no issue", cells[0], help="fill in the first column")
        elif JOIN in name and all(part in self.names for part in name.split(JOIN)):
            self.joint.append(cells)
        elif not option:
            self.weights[name] = cells
        elif option in self.options.get(name, {}):
            self.reading.fault("E709", f'the issue "{name}" has the option "{option}" twice', cells[1], help="keep one")
        else:
            self.options.setdefault(name, {})[option] = cells
            self.places.setdefault(name, cells[0])

    def domain(self, stem: str) -> Domain | None:
        divisible = {row[1].text for row in self._rows("#divisible")}
        issues = []
        for name, options in self.options.items():
            numbers = tuple(n for n in map(as_number, options) if n is not None)
            values = numbers if len(numbers) == len(options) else None
            issues.append(DomainIssue(name, tuple(options), values=values, divisible=name in divisible))
        places: list[tuple[DomainIssue, Located | None]] = [(i, self.places[i.id]) for i in issues]
        if self.reading.failed or not check_issues(self.reading, places):
            return None
        for name, row in self.weights.items():
            if name not in self.options:
                self.reading.fault("E708", f'there is no issue "{name}" to weigh', row[0], help="give it options first")
        terms = self._terms(issues)
        parties = [self._party(n, name, terms[n]) for n, name in enumerate(self.parties)]
        rules = self._rules(issues)
        quorum = [self._quorum(row[1]) for row in self._rows("#quorum")]
        names = [row[1].text for row in self._rows("#name")]
        return build(self.reading, names[0] if names else stem, issues, parties, rules, quorum[0] if quorum else None)

    def _rows(self, *kinds: str) -> list[list[Cell]]:
        return [row for row in self.special if row[0].text.lower() in kinds]

    def _quorum(self, cell: Cell) -> int | None:
        number = self.reading.numeral(cell.text, "the quorum", cell)
        if number is not None and not (number.is_integer() and 1 <= number <= len(self.parties)):
            told = f"a quorum of {cell.text} among {len(self.parties)} parties"
            self.reading.fault("E711", told, cell, help="write how many of them must accept")
            return None
        return None if number is None else int(number)

    def _number(self, cells: list[Cell], party: int) -> float | None:
        cell = cells[2 + party]
        what = f'the points of "{cells[1].text or cells[0].text}" for {self.parties[party]}'
        if not cell.text:
            self.reading.fault("E706", f"{what} are missing", cells[0], help="write a number; 0 if 0 is meant")
            return None
        return self.reading.numeral(cell.text, what, cell)

    def _terms(self, issues: list[DomainIssue]) -> list[list[Table]]:
        positions = {issue.id: n for n, issue in enumerate(issues)}
        joints: dict[tuple[int, ...], list[list[Cell]]] = {}
        for cells in self.joint:
            scope = tuple(positions[part] for part in cells[0].text.split(JOIN))
            joints.setdefault(scope, []).append(cells)
        result = []
        for party in range(len(self.parties)):
            terms = []
            for n, issue in enumerate(issues):
                points = [self._number(cells, party) for cells in self.options[issue.id].values()]
                factor = self._number(self.weights[issue.id], party) if issue.id in self.weights else 1.0
                terms.append(Table((n,), (factor or 0.0) * np.array([p or 0.0 for p in points])))
            for scope, rows in joints.items():
                values = np.zeros(tuple(len(issues[i].options) for i in scope))
                seen: set[tuple[int, ...]] = set()
                for cells in rows:
                    at = self._at(cells, scope, issues)
                    if at in seen and party == 0:
                        told = f'"{cells[1].text}" of "{cells[0].text}" stands twice'
                        self.reading.fault("E709", told, cells[1], help="keep one")
                    if at is not None:
                        seen.add(at)
                        values[at] = self._number(cells, party) or 0.0
                terms.append(Table(scope, values))
            result.append(terms)
        return result

    def _at(self, cells: list[Cell], scope: tuple[int, ...], issues: list[DomainIssue]) -> tuple[int, ...] | None:
        parts = cells[1].text.split(JOIN)
        at = tuple(
            issues[i].options.index(part) for i, part in zip(scope, parts, strict=False) if part in issues[i].options
        )
        if len(parts) != len(scope) or len(at) != len(scope):
            self.reading.fault("E708", f'"{cells[1].text}" names no options of "{cells[0].text}"', cells[1])
            return None
        return at

    def _party(self, column: int, name: str, terms: list[Table]) -> PartyPreferences:
        def said(kind: str) -> Cell | None:
            rows = self._rows(kind)
            cell = rows[0][2 + column] if rows else None
            return cell if cell is not None and cell.text else None

        reservation, discount, veto, title = (said(k) for k in ("#reservation", "#discount", "#veto", "#title"))
        number = self.reading.numeral
        if veto is not None and veto.text.lower() not in _YES:
            self.reading.fault("E711", f'"{veto.text}" says neither yes nor no to a veto', veto, help="yes or no")
        return PartyPreferences(
            name,
            Utility(tuple(terms)),
            None if reservation is None else number(reservation.text, f"the reservation of {name}", reservation),
            None if discount is None else number(discount.text, f"the discount of {name}", discount),
            "" if title is None else title.text,
            veto=True if veto is None else _YES.get(veto.text.lower(), True),
        )

    def _rules(self, issues: list[DomainIssue]) -> list[Constraint]:
        rules = []
        known = ("#requires", "#excludes", "#forbids", "#cardinality")
        others = ("#reservation", "#discount", "#veto", "#title", "#quorum", "#name", "#divisible")
        for row in self.special:
            kind = row[0].text.lower()
            if kind in known:
                rule = self._rule(row, kind, issues)
                if rule is not None:
                    rules.append(rule)
            elif kind not in others:
                self.reading.fault("E711", f'"{row[0].text}" is no kind of row', row[0], help=" ".join(known + others))
        return rules

    def _rule(self, row: list[Cell], kind: str, issues: list[DomainIssue]) -> Constraint | None:
        text = row[1].text
        least, most = 0, None
        if kind == "#cardinality":
            match = re.match(r"\s*(\d+)\s*\.\.\s*(\d*)\s*:", text)
            if not match:
                self.reading.fault("E711", 'a cardinality begins with bounds, as in "1..3: a=x; b=y"', row[1])
                return None
            least, most = int(match.group(1)), int(match.group(2)) if match.group(2) else None
            text = text[match.end() :]
        parts = re.split(r"\s*->\s*", text) if kind == "#requires" else text.split(";")
        choices = [self._choice(part, row[1], issues) for part in parts if part.strip()]
        held = [choice for choice in choices if choice is not None]
        if len(held) < len(choices):
            return None
        if kind == "#requires":
            if len(held) != 2:
                self.reading.fault("E711", 'a requirement reads "a=x -> b=y"', row[1])
                return None
            return requires(held[0], held[1], len(issues[held[0].issue].options))
        if kind == "#cardinality":
            return cardinality(held, least, most)
        return excludes(*held) if kind == "#excludes" else forbids(*held)

    def _choice(self, text: str, where: Cell, issues: list[DomainIssue]) -> Choice | None:
        name, _, options = text.partition("=")
        for n, issue in enumerate(issues):
            if issue.id == name.strip():
                wanted = [part.strip() for part in options.split("|")]
                if all(part in issue.options for part in wanted):
                    return Choice(n, tuple(issue.options.index(part) for part in wanted))
                break
        self.reading.fault("E711", f'"{text.strip()}" is no option of an issue', where, help='write "issue=option"')
        return None
